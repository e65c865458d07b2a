package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** "Changed since issue", said by the card itself where the person gives both of its secrets. */
class ResetAttributesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T01:30:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Advice for the auth PIN, whose holder knows the sign password and the card info PIN. */
  private static ResetAdvice advice(TestCard chip) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(chip.connect());
        CardInfoPin cardInfoPin = CardInfoPin.of("4321".toCharArray());
        Pin password = Pin.sign("ABC123".toCharArray())) {
      CardAttributes attributes = card.cardInfoInput().read(cardInfoPin);
      JpkiAp jpki = card.jpki();
      jpki.verify(password);
      JpkiCertificate sign = jpki.readCertificate(CertificateKind.SIGN);
      AttributeState state = AttributeState.of(attributes.compare(sign.attributes().orElseThrow()));
      ResetFacts facts = ResetFacts.gather(jpki, KeyKind.AUTH, NOW);
      return new ResetAdvisor(KioskGuide.standard())
          .advise(facts.with(facts.holder().withAttributes(state)));
    }
  }

  @Test
  void whoMovedNeedsTheCounterAlthoughTheCertificateIsInItsTerm() throws Exception {
    TestCard chip = Scenario.MOVED_HOUSE.card(CLOCK).authTriesLeft(0).build();
    ResetAdvice advice = advice(chip);
    assertThat(advice.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
    assertThat(advice.reason()).isEqualTo(Reason.ATTRIBUTES_CHANGED);
    assertThat(advice.nextStep()).isEqualTo(NextStep.GO_TO_MUNICIPALITY);
    assertThat(chip.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
    assertThat(chip.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void whoDidNotMoveIsNotWarned() throws Exception {
    ResetAdvice advice = advice(TestCard.builder().clock(CLOCK).authTriesLeft(0).build());
    assertThat(advice.verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(advice.warnings())
        .extracting(Warning::kind)
        .doesNotContain(Warning.Kind.ATTRIBUTES_NOT_COMPARED);
  }
}
