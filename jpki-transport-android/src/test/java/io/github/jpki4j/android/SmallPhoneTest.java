package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.InsertedCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A phone that takes short commands only: shorter than some that the card needs. */
class SmallPhoneTest {

  private static final int LONGEST = 130;
  private static final TestPki PKI = TestPki.create();

  /**
   * From 4 bytes on, each length either does the whole verb or says that the link cannot; never
   * does a longer one less than a shorter one.
   */
  @ParameterizedTest
  @EnumSource(PhoneVerb.class)
  void aCommandThatIsTooLongIsAFailureOfTheLinkAndSpendsNothing(PhoneVerb verb) {
    boolean worked = false;
    int refused = 0;
    for (int length = 4; length <= LONGEST; length++) {
      for (boolean extended : new boolean[] {false, true}) {
        String name = verb + " with " + length + " bytes, extended: " + extended;
        TestCard card = TestCard.builder().pki(PKI).build();
        PhoneField field =
            new PhoneField(InsertedCard.connect(card)).withMaxTransceiveLength(length);
        JpkiException failure = failureOf(field, extended, verb);
        boolean done = failure == null || failure instanceof PinIncorrectException;
        if (!done) {
          refused++;
          assertThat(failure).as(name).isExactlyInstanceOf(TransportException.class);
          assertThat(((TransportException) failure).remedy())
              .as(name)
              .isEqualTo(Remedy.CHECK_READER);
          assertThat(card.triesLeft(KeyKind.AUTH)).as(name).isEqualTo(3);
          assertThat(card.triesLeft(KeyKind.SIGN)).as(name).isEqualTo(5);
          assertThat(card.triesLeft(DataSecret.CARD_INFO)).as(name).isEqualTo(3);
          assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).as(name).isEqualTo(10);
        }
        assertThat(done).as("%s, and one byte less was enough", name).isIn(true, worked);
        worked |= done && extended;
        int most = length;
        assertThat(field.sent()).as(name).allMatch(command -> command.length <= most);
        assertThat(field.calls()).as(name).endsWith("reconnect");
      }
    }
    assertThat(worked).as("%s works with %d bytes", verb, LONGEST).isTrue();
    assertThat(refused).as("%s: lengths that were refused", verb).isGreaterThan(10);
  }

  private static @Nullable JpkiException failureOf(
      PhoneField field, boolean extended, PhoneVerb verb) {
    NfcSettings settings = NfcSettings.standard().withExtendedLength(extended);
    try (MyNumberCard card = MyNumberCard.open(field.open(settings))) {
      verb.run(card);
      return null;
    } catch (JpkiException e) {
      return e;
    }
  }
}
