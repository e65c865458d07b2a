package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.NextStep.GO_TO_MUNICIPALITY;
import static io.github.jpki4j.reset.NextStep.RESERVE_IN_APP;
import static io.github.jpki4j.reset.ResetDecision.CLOCK;
import static io.github.jpki4j.reset.ResetDecision.NOW;
import static io.github.jpki4j.reset.ResetDecision.myNumber;
import static io.github.jpki4j.reset.ResetDecision.otherKnown;
import static io.github.jpki4j.reset.ResetTarget.SIGN_PASSWORD;
import static io.github.jpki4j.reset.Verdict.ELIGIBLE;
import static io.github.jpki4j.reset.Verdict.NOT_ELIGIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table (RESET-14 to RESET-23), row by row, with facts off the simulated card. */
final class ResetDecisionTableTest {

  @ParameterizedTest
  @MethodSource("io.github.jpki4j.reset.ResetDecision#table")
  void theRowsOfTheTable(ResetDecision row) throws Exception {
    TestCard chip = row.card().build();
    int auth = chip.type() == TestCardType.OTHER_CARD ? 0 : chip.triesLeft(KeyKind.AUTH);
    TracingConnection link = new TracingConnection(chip.connect());
    ResetAdvice advice;
    try (MyNumberCard card = MyNumberCard.open(link)) {
      ResetFacts facts = ResetFacts.of(row.target(), NOW).with(CardFacts.gather(card));
      advice = advise(row.known().apply(facts));
    }
    assertThat(advice.reason()).isEqualTo(row.reason());
    assertThat(advice.verdict()).isEqualTo(row.verdict());
    assertThat(advice.nextStep()).isEqualTo(row.step());
    assertThat(link.secrets()).isZero();
    if (chip.type() != TestCardType.OTHER_CARD) {
      assertThat(chip.triesLeft(KeyKind.AUTH)).isEqualTo(auth);
    }
  }

  private static ResetAdvice advise(ResetFacts facts) {
    return new ResetAdvisor(KioskGuide.standard()).advise(facts);
  }

  @Test
  void signIsResetAtEveryKioskAndAuthAtThoseThatDoBoth() throws Exception {
    ResetFacts sign = gathered(myNumber().build(), KeyKind.SIGN, false);
    assertThat(advise(otherKnown(sign)).operators())
        .extracting(KioskOperator::id)
        .contains("lawson", "family-mart", "seven-eleven");
    ResetFacts auth = gathered(myNumber().build(), KeyKind.AUTH, true);
    assertThat(advise(auth).operators())
        .extracting(KioskOperator::id)
        .contains("seven-eleven", "aeon-retail")
        .doesNotContain("lawson", "family-mart", "ministop", "daiei");
  }

  @Test
  void authIsEligibleOnceThePasswordThatIsKnownHasShownTheSignCertificate() throws Exception {
    ResetAdvice advice = advise(gathered(myNumber().build(), KeyKind.AUTH, true));
    assertThat(advice.verdict()).isEqualTo(ELIGIBLE);
    assertThat(advice.nextStep()).isEqualTo(RESERVE_IN_APP);
  }

  private static ResetFacts gathered(TestCard chip, KeyKind target, boolean passwordEntered)
      throws Exception {
    try (MyNumberCard card = MyNumberCard.open(chip.connect());
        Pin password = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = card.jpki();
      if (passwordEntered) {
        jpki.verify(password);
      }
      return ResetFacts.gather(jpki, target, NOW);
    }
  }

  @Test
  void aRevokedSignCertificateGoesToTheCounter() throws Exception {
    for (Scenario scenario : List.of(Scenario.REVOKED, Scenario.MOVED_HOUSE)) {
      TestPki pki = TestPki.create();
      TestCard chip = scenario.card(CLOCK).pki(pki).build();
      Revocation revocation = scenario.revocation(chip).orElseThrow();
      Instant updated = NOW.minus(Duration.ofHours(1));
      byte[] crl =
          pki.crl(KeyKind.SIGN, updated)
              .nextUpdate(NOW.plus(Duration.ofDays(1)))
              .revoke(revocation)
              .build();
      X509Certificate sign = JpkiCertificate.parse(chip.certificate(CertificateKind.SIGN)).x509();
      X509Certificate issuer = JpkiCertificate.parse(pki.authorityCertificate(KeyKind.SIGN)).x509();
      RevocationStatus status = CrlChecker.of(Crl.parse(crl)).check(sign, issuer, NOW);
      ResetFacts facts = otherKnown(gathered(chip, KeyKind.SIGN, false));
      ResetAdvice advice = advise(facts.with(facts.service().withRevocation(KeyKind.SIGN, status)));
      assertThat(advice.reason()).isEqualTo(Reason.SIGN_CERTIFICATE_REVOKED);
      assertThat(advice.nextStep()).isEqualTo(GO_TO_MUNICIPALITY);
    }
  }

  @Test
  void anAuthCertificateThatEndsBeforeTheVisitIsWarnedOf() throws Exception {
    TestCard chip = Scenario.EXPIRES_TOMORROW.card(CLOCK).build();
    ResetFacts facts = otherKnown(gathered(chip, KeyKind.SIGN, false));
    ResetAdvice tomorrow =
        advise(facts.with(facts.holder().withPlannedVisit(NOW.plus(Duration.ofDays(1)))));
    assertThat(tomorrow.warnsOf(Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT)).isFalse();
    ResetAdvice later =
        advise(facts.with(facts.holder().withPlannedVisit(NOW.plus(Duration.ofDays(2)))));
    assertThat(later.warnings())
        .filteredOn(w -> w.kind() == Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT)
        .singleElement()
        .extracting(Warning::at)
        .isEqualTo(Optional.of(Instant.parse("2026-11-27T14:59:59Z")));
    assertThat(later.verdict()).isEqualTo(ELIGIBLE);
  }

  @Test
  void thePaperCardNeverAnswersSoTheHolderSaysWhatItIs() {
    ResetFacts facts =
        otherKnown(
            ResetFacts.of(SIGN_PASSWORD, NOW).with(CardFacts.of(PresentedCard.NOTIFICATION_CARD)));
    assertThat(advise(facts).reason()).isEqualTo(Reason.CARD_IS_NOTIFICATION_CARD);
    assertThat(advise(facts).verdict()).isEqualTo(NOT_ELIGIBLE);
  }
}
