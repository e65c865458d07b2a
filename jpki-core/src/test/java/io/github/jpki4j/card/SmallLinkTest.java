package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is longer than the link takes is not sent, costs nothing and ends nothing. */
class SmallLinkTest {

  private static final String LONG = "ABCDEFGHIJKLMNOP";

  /** SELECT of the application has 15 bytes. */
  static IntStream tooShortForTheApplication() {
    return IntStream.rangeClosed(4, 14);
  }

  /** VERIFY of a password of 16 characters has 21 bytes. */
  static IntStream tooShortForALongPassword() {
    return IntStream.rangeClosed(15, 20);
  }

  @ParameterizedTest
  @MethodSource("tooShortForTheApplication")
  void anApplicationThatCannotBeSelectedIsAFailureOfTheLink(int longest) {
    ScriptedConnection link = ScriptedConnection.shortOnly().withMaxCommandLength(longest);
    MyNumberCard card = MyNumberCard.open(link);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(card::jpki)
          .isExactlyInstanceOf(TransportException.class)
          .hasMessageContaining("at most " + longest + " bytes")
          .extracting(e -> ((TransportException) e).remedy())
          .isEqualTo(Remedy.CHECK_READER);
    }
    assertThat(link.received()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tooShortForALongPassword")
  void aSecretThatIsTooLongIsNotSentAndItsOutcomeIsKnown(int longest) throws Exception {
    ScriptedConnection link =
        ScriptedConnection.shortOnly()
            .withMaxCommandLength(longest)
            .selectJpki()
            .expect("0020009B", "63C5")
            .expect("0020009B", "63C5");
    try (MyNumberCard card = MyNumberCard.open(link);
        Pin pin = Pin.sign(LONG.toCharArray())) {
      JpkiAp jpki = card.jpki();
      assertThatThrownBy(() -> jpki.verify(pin)).isExactlyInstanceOf(TransportException.class);
      assertThat(pin.isRefused()).isFalse();
      assertThat(jpki.pinStatus(KeyKind.SIGN).triesLeft()).hasValue(5);
    }
    assertThat(link.isDone()).as("closing has no secret to forget").isTrue();
  }

  /** The old password is sent only if the new one can follow. */
  @ParameterizedTest
  @ValueSource(ints = {15, 20})
  void aNewSecretThatIsTooLongKeepsTheOldOneFromBeingSent(int longest) throws Exception {
    ScriptedConnection link =
        ScriptedConnection.shortOnly()
            .withMaxCommandLength(longest)
            .selectJpki()
            .expect("00A4020C 02 001B", "9000")
            .expect("00200080", "63C5");
    try (MyNumberCard card = MyNumberCard.open(link);
        Pin old = Pin.sign("ABC123".toCharArray());
        Pin next = Pin.sign(LONG.toCharArray())) {
      JpkiAp jpki = card.jpki();
      assertThatThrownBy(() -> jpki.changePin(old, next, TryPolicy.KEEP_LAST))
          .isExactlyInstanceOf(TransportException.class);
    }
    assertThat(link.received()).noneMatch(command -> Hex.of(command).startsWith("0020008006"));
    assertThat(link.isDone()).isTrue();
  }
}
