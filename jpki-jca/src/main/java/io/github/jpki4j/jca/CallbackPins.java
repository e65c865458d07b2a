package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** A callback handler as a source of PINs. */
final class CallbackPins implements PinSource {

  private final CallbackHandler handler;

  CallbackPins(CallbackHandler handler) {
    this.handler = handler;
  }

  @Override
  public Pin request(KeyKind key, OptionalInt triesLeft) throws PinCancelledException {
    JpkiPasswordCallback question =
        new JpkiPasswordCallback(key, triesLeft, Locale.getDefault(Locale.Category.DISPLAY));
    try {
      handler.handle(new Callback[] {question});
      char[] answer = question.getPassword();
      if (answer == null || answer.length == 0) {
        throw new PinCancelledException(key);
      }
      return Pin.of(key, answer);
    } catch (IOException | UnsupportedCallbackException e) {
      throw new PinCancelledException(key, e);
    } finally {
      question.clearPassword();
    }
  }
}
