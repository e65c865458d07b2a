package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import android.nfc.NfcAdapter;
import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.PageCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The activity of docs/android.md is the one that is compiled here, and does what it says. */
class LoginActivityTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));
  private static final Path SOURCES =
      ROOT.resolve("jpki-transport-android/src/test/java/io/github/jpki4j/android");
  private static final TestPki PKI = TestPki.create();

  private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();
  private final TestCard card = TestCard.builder().pki(PKI).build();
  private final Locale before = Locale.getDefault();
  private Phone phone;
  private LoginActivity activity;

  /** With a screen that a test can look at. */
  private final class Watched extends LoginActivity {

    @Override
    void say(String message) {
      screen.add(message);
    }
  }

  @BeforeEach
  void open() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    phone = new Phone();
    activity = phone.launch(new Watched());
  }

  @AfterEach
  void close() throws Exception {
    phone.pause(activity);
    phone.close();
    Locale.setDefault(before);
  }

  private void hold(PhoneField field) throws InterruptedException {
    phone.show(field.tag());
  }

  private void assertSaid(String message) throws InterruptedException {
    assertThat(screen.poll(30, TimeUnit.SECONDS)).isEqualTo(message);
  }

  @Test
  void aPersonLogsIn() throws Exception {
    phone.resume(activity);
    assertSaid("Type your PIN.");
    activity.onPinTyped("1234".toCharArray());
    assertSaid(NfcState.READY.explanation(Locale.ENGLISH));
    hold(new PhoneField(card.connect()));
    assertSaid("Done. You may take the card away.");
    hold(new PhoneField(card.connect()));
    assertSaid("Type your PIN first, then hold the card to the phone.");
  }

  @Test
  void aWrongPinIsSaidAndAWrongFormatCostsNothing() throws Exception {
    phone.resume(activity);
    assertSaid("Type your PIN.");
    activity.onPinTyped("12345".toCharArray());
    assertSaid("The PIN has four digits.");
    activity.onPinTyped("9999".toCharArray());
    assertSaid(NfcState.READY.explanation(Locale.ENGLISH));
    hold(new PhoneField(card.connect()));
    assertSaid("The PIN is wrong. Tries left: 2");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void atTheLastTryAndBeyondNothingIsSpent() throws Exception {
    phone.resume(activity);
    assertSaid("Type your PIN.");
    for (String said :
        List.of(
            "The PIN is wrong. Tries left: 2",
            "The PIN is wrong. Tries left: 1",
            "Perhaps one try is left, and it was not used. Be sure of your PIN before you go"
                + " on.")) {
      activity.onPinTyped("9999".toCharArray());
      assertSaid(NfcState.READY.explanation(Locale.ENGLISH));
      hold(new PhoneField(card.connect()));
      assertSaid(said);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
  }

  @Test
  void aCardThatLeavesIsAskedForAgain() throws Exception {
    phone.resume(activity);
    assertSaid("Type your PIN.");
    activity.onPinTyped("1234".toCharArray());
    assertSaid(NfcState.READY.explanation(Locale.ENGLISH));
    hold(new PhoneField(new FaultyConnection(card.connect(), Fault.REMOVED_BEFORE, 2)));
    assertSaid("The card was lost. Type your PIN and hold the card still.");
  }

  @ParameterizedTest
  @CsvSource({"1, OFF", "3, READY"})
  void aPhoneWhoseNfcIsOffExplainsItself(int state, NfcState expected) throws Exception {
    phone.withState(state).resume(activity);
    assertSaid(
        expected == NfcState.READY ? "Type your PIN." : expected.explanation(Locale.ENGLISH));
    assertThat(state == NfcAdapter.STATE_ON).isEqualTo(expected == NfcState.READY);
  }

  @Test
  void nfcThatIsSwitchedOnInTheQuickSettingsStartsTheReader() throws Exception {
    phone.withState(NfcAdapter.STATE_OFF).resume(activity);
    assertSaid(NfcState.OFF.explanation(Locale.ENGLISH));
    phone.switchNfc(NfcAdapter.STATE_TURNING_ON);
    assertSaid(NfcState.OFF.explanation(Locale.ENGLISH));
    assertThat(phone.modes()).isEmpty();
    phone.switchNfc(NfcAdapter.STATE_ON);
    assertSaid("Type your PIN.");
    activity.onPinTyped("1234".toCharArray());
    assertSaid(NfcState.READY.explanation(Locale.ENGLISH));
    hold(new PhoneField(card.connect()));
    assertSaid("Done. You may take the card away.");
    phone.pause(activity);
    phone.switchNfc(NfcAdapter.STATE_OFF);
    assertThat(screen).as("nobody listens behind another activity").isEmpty();
  }

  @Test
  void withoutAPhoneTheCardIsASimulatedOne() throws Exception {
    // example-begin
    List<String> screen = new ArrayList<>();
    Login login = new Login(screen::add);
    login.takePin("1234".toCharArray());
    login.onCard(TestCard.builder().build().connect());
    assertThat(screen).containsExactly("Done. You may take the card away.");
    // example-end
  }

  @ParameterizedTest
  @MethodSource
  void eachFailureHasItsAdvice(JpkiException failure, String said) {
    List<String> screen = new ArrayList<>();
    new Login(screen::add).onFailure(failure);
    assertThat(screen).singleElement(STRING).startsWith(said);
  }

  static Stream<Arguments> eachFailureHasItsAdvice() {
    TransportException lost = new CardRemovedException("TEST");
    return Stream.of(
        arguments(new PinBlockedException(KeyKind.AUTH), "The PIN is blocked."),
        arguments(
            new PinOutcomeUnknownException(
                KeyKind.AUTH, Operation.VERIFY, OptionalInt.empty(), lost),
            "The card left while it checked the PIN"),
        arguments(new ApplicationNotFoundException("JPKI"), "This is not a My Number card."),
        arguments(lost, "The card was lost."),
        arguments(new TransportException("TEST", Remedy.REOPEN), "The card was lost."),
        arguments(new TransportException("TEST", Remedy.CHECK_READER), "The phone's NFC failed."),
        arguments(new PinRequiredException(KeyKind.AUTH), "The card could not be read."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/android.md", "docs/android.ja.md"})
  void theExamplesAreThoseThatAreCompiled(String document) throws Exception {
    List<String> compiled = new ArrayList<>();
    for (String source : List.of("LoginActivity", "Login", "LoginActivityTest")) {
      String text = Files.readString(SOURCES.resolve(source + ".java"));
      compiled.addAll(PageCode.parts(text, "// example-begin\n", "// example-end\n"));
    }
    assertThat(compiled).hasSize(3);
    String page = Files.readString(ROOT.resolve(document));
    assertThat(PageCode.differences(page, document.endsWith(".ja.md"), compiled)).isEmpty();
  }
}
