package io.github.jpki4j.it.card;

import static io.github.jpki4j.testkit.Answered.isQuestion;
import static io.github.jpki4j.testkit.card.AnsweringConnection.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.AnsweringConnection;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards that tell their counter badly or never: the last try is not spent without being told. */
class LastTryTest {

  private static final TestPki PKI = TestPki.create();

  private final TestCard card = TestCard.builder().pki(PKI).build();

  private static Pin pin(String secret) {
    return Pin.auth(secret.toCharArray());
  }

  private TracingConnection link(AnsweringConnection.Answers answers) {
    return new TracingConnection(new AnsweringConnection(InsertedCard.connect(card), answers));
  }

  private static JpkiAp open(TracingConnection link) throws JpkiException {
    return MyNumberCard.open(link).jpki();
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"VERIFIED_QUERY_9000", "QUERY_9000", "QUERY_63CF"})
  void theLastTryIsKeptOnACardThatTellsItsCounterInAnswerToVerifyAlone(CardVariant silent)
      throws Exception {
    TestCard forgetful =
        TestCard.builder()
            .pki(PKI)
            .with(silent)
            .with(CardVariant.FAILED_VERIFY_KEEPS_VERIFIED)
            .build();
    JpkiAp jpki = MyNumberCard.open(forgetful.connect()).jpki();
    jpki.verify(pin("1234"));
    assertThatThrownBy(() -> jpki.verify(pin("0001"))).isInstanceOf(PinIncorrectException.class);
    assertThatThrownBy(() -> jpki.verify(pin("0002"))).isInstanceOf(PinIncorrectException.class);
    assertThatThrownBy(() -> jpki.verify(pin("0003"))).isInstanceOf(LastTryException.class);
    assertThat(forgetful.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    jpki.verify(pin("1234"), TryPolicy.SPEND_LAST);
    assertThatThrownBy(() -> jpki.verify(pin("0004"))).isInstanceOf(PinIncorrectException.class);
    assertThat(forgetful.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  /** Neither form of the question tells a counter that the secret can have. */
  @ParameterizedTest
  @ValueSource(ints = {0x63C4, 0x63C9, 0x63CF, 0x9000})
  void theLastTryIsKeptOnACardThatTellsNoCounterButAfterAVerify(int told) throws Exception {
    TracingConnection link = link(command -> isQuestion(command) ? status(told) : Optional.empty());
    JpkiAp jpki = open(link);
    assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).isEmpty();
    assertThatThrownBy(() -> jpki.verify(pin("0001"))).isInstanceOf(PinIncorrectException.class);
    assertThatThrownBy(() -> jpki.verify(pin("0002"))).isInstanceOf(PinIncorrectException.class);
    assertThatThrownBy(() -> jpki.verify(pin("0003"))).isInstanceOf(LastTryException.class);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    assertThatThrownBy(() -> jpki.verify(pin("0004"), TryPolicy.SPEND_LAST))
        .isInstanceOf(PinOutcomeUnknownException.class);
  }

  @Test
  void theLastTryIsKeptOnACardThatNeverTellsACounter() throws Exception {
    TestCard silent =
        TestCard.builder()
            .pki(PKI)
            .with(CardVariant.QUERY_9000)
            .with(CardVariant.VERIFY_ANSWERS_6C39)
            .build();
    JpkiAp jpki = MyNumberCard.open(silent.connect()).jpki();
    for (String slip : List.of("0001", "0002")) {
      assertThatThrownBy(() -> jpki.verify(pin(slip)))
          .isInstanceOf(PinOutcomeUnknownException.class);
    }
    requireLastTryOfSilentCard(jpki);
    assertThat(silent.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    assertThatThrownBy(() -> jpki.verify(pin("0003"), TryPolicy.SPEND_LAST))
        .isInstanceOf(PinOutcomeUnknownException.class);
    assertThat(silent.triesLeft(KeyKind.AUTH)).isZero();
    requireLastTryOfSilentCard(jpki);
  }

  /** Nobody can know whether one try is left or none, and nobody says that he does. */
  private void requireLastTryOfSilentCard(JpkiAp jpki) {
    assertThatThrownBy(() -> jpki.verify(pin("0004")))
        .isInstanceOfSatisfying(LastTryException.class, e -> assertThat(e.isToldByCard()).isFalse())
        .hasMessageContaining("may be one, or none");
  }
}
