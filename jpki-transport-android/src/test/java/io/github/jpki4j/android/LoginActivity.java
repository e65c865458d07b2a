package io.github.jpki4j.android;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.nfc.NfcAdapter;
import android.os.Bundle;
import android.widget.TextView;
import java.util.Locale;

// example-begin
/** The screen: a line of text, and the phone's reader while it is in front. */
public class LoginActivity extends Activity {

  private final NfcReader reader = NfcReader.of(this);
  private final Login login = new Login(this::say);
  private TextView text;

  /** The quick settings, where NFC can be switched too, lie over this screen without a pause. */
  private final BroadcastReceiver nfcSwitch =
      new BroadcastReceiver() {
        @Override
        public void onReceive(Context context, Intent intent) {
          start();
        }
      };

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    text = new TextView(this);
    setContentView(text);
  }

  @Override
  protected void onResume() {
    super.onResume();
    registerReceiver(nfcSwitch, new IntentFilter(NfcAdapter.ACTION_ADAPTER_STATE_CHANGED));
    start();
  }

  private void start() {
    NfcState state = reader.start(login); // READY, or why not
    say(state == NfcState.READY ? "Type your PIN." : state.explanation(Locale.getDefault()));
  }

  @Override
  protected void onPause() {
    unregisterReceiver(nfcSwitch);
    reader.stop();
    login.forgetPin();
    super.onPause();
  }

  /** Call it from your input field, before the card is held to the phone. */
  void onPinTyped(char[] typed) {
    if (login.takePin(typed)) {
      say(reader.state().explanation(Locale.getDefault()));
    }
  }

  void say(String message) {
    runOnUiThread(() -> text.setText(message));
  }
}
// example-end
