package io.github.jpki4j.it;

import static io.github.jpki4j.reset.NextStep.GO_TO_KIOSK;
import static io.github.jpki4j.reset.NextStep.GO_TO_MUNICIPALITY;
import static io.github.jpki4j.reset.NextStep.READ_AGAIN;
import static io.github.jpki4j.reset.NextStep.RESERVE_IN_APP;
import static io.github.jpki4j.reset.NextStep.USE_PHONE_APP;
import static io.github.jpki4j.reset.NextStep.WAIT;
import static io.github.jpki4j.reset.ResetTarget.AUTH_PIN;
import static io.github.jpki4j.reset.ResetTarget.SIGN_PASSWORD;
import static io.github.jpki4j.reset.Verdict.ELIGIBLE;
import static io.github.jpki4j.reset.Verdict.NOT_ELIGIBLE;
import static io.github.jpki4j.reset.Verdict.UNDETERMINED;
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
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.Warning;
import io.github.jpki4j.testcard.Profile;
import io.github.jpki4j.testcard.Revocation;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestPki;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The decision table (facts/reset-service.md §1.4), row by row, with facts off the simulated card.
 */
final class ResetDecisionTableTest {

  /** Half past ten in the morning in Japan: kiosks are open. */
  private static final Instant NOW = Instant.parse("2026-11-26T01:30:00Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /**
   * A row.
   *
   * @param card what lies on the reader
   * @param known what the holder and others say
   */
  private record Row(
      String name,
      ResetTarget target,
      TestCardBuilder card,
      UnaryOperator<ResetFacts> known,
      Verdict verdict,
      NextStep step,
      Reason reason) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static TestCardBuilder myNumber() {
    return TestCard.builder().clock(CLOCK);
  }

  private static ResetFacts otherKnown(ResetFacts facts) {
    return facts.with(facts.holder().withKnowsTarget(Answer.NO).withKnowsOther(Answer.YES));
  }

  private static ResetFacts otherForgotten(ResetFacts facts) {
    return facts.with(facts.holder().withKnowsTarget(Answer.NO).withKnowsOther(Answer.NO));
  }

  private static UnaryOperator<ResetFacts> reservedFor(Duration left) {
    return facts ->
        otherKnown(facts)
            .with(
                facts
                    .service()
                    .withReservation(
                        new Reservation(
                            facts.target().key().orElseThrow(), facts.now().plus(left))));
  }

  private static UnaryOperator<ResetFacts> atNight(UnaryOperator<ResetFacts> known) {
    return facts ->
        known.apply(
            new ResetFacts(
                facts.target(),
                Instant.parse("2026-11-26T14:00:00Z"),
                facts.card(),
                facts.holder(),
                facts.service()));
  }

  private static Row municipality(
      String name,
      ResetTarget target,
      TestCardBuilder card,
      UnaryOperator<ResetFacts> known,
      Reason reason) {
    return new Row(name, target, card, known, NOT_ELIGIBLE, GO_TO_MUNICIPALITY, reason);
  }

  static List<Row> table() {
    UnaryOperator<ResetFacts> known = ResetDecisionTableTest::otherKnown;
    UnaryOperator<ResetFacts> forgotten = ResetDecisionTableTest::otherForgotten;
    return List.of(
        new Row(
            "sign, PIN known, sign certificate unread",
            SIGN_PASSWORD,
            myNumber(),
            known,
            ELIGIBLE,
            RESERVE_IN_APP,
            Reason.READY_TO_RESERVE),
        new Row(
            "sign blocked, PIN known with one try",
            SIGN_PASSWORD,
            myNumber().signTriesLeft(0).authTriesLeft(1),
            known,
            ELIGIBLE,
            RESERVE_IN_APP,
            Reason.READY_TO_RESERVE),
        municipality(
            "sign, PIN blocked",
            SIGN_PASSWORD,
            myNumber().authTriesLeft(0),
            known,
            Reason.OTHER_SECRET_BLOCKED),
        municipality(
            "sign, PIN not known",
            SIGN_PASSWORD,
            myNumber(),
            forgotten,
            Reason.OTHER_SECRET_FORGOTTEN),
        municipality(
            "sign, no sign certificate",
            SIGN_PASSWORD,
            myNumber().profile(Profile.NO_SIGN_CERTIFICATE),
            known,
            Reason.SIGN_CERTIFICATE_ABSENT),
        municipality(
            "sign, child under 15",
            SIGN_PASSWORD,
            Scenario.UNDER_15.card(CLOCK),
            known,
            Reason.SIGN_CERTIFICATE_ABSENT),
        municipality(
            "sign, certificates expired",
            SIGN_PASSWORD,
            Scenario.EXPIRED.card(CLOCK),
            known,
            Reason.AUTH_CERTIFICATE_EXPIRED),
        new Row(
            "auth, sign password known, sign certificate unread",
            AUTH_PIN,
            myNumber(),
            known,
            UNDETERMINED,
            READ_AGAIN,
            Reason.SIGN_CERTIFICATE_NOT_READ),
        municipality(
            "auth, sign password blocked",
            AUTH_PIN,
            myNumber().signTriesLeft(0),
            known,
            Reason.OTHER_SECRET_BLOCKED),
        municipality(
            "auth, sign password not known",
            AUTH_PIN,
            myNumber(),
            forgotten,
            Reason.OTHER_SECRET_FORGOTTEN),
        municipality(
            "PIN of the resident register",
            ResetTarget.RESIDENT_REGISTER_PIN,
            myNumber(),
            known,
            Reason.ONLY_MUNICIPALITY_RESETS_TARGET),
        municipality(
            "PIN of the text application",
            ResetTarget.INPUT_SUPPORT_PIN,
            myNumber(),
            known,
            Reason.ONLY_MUNICIPALITY_RESETS_TARGET),
        municipality(
            "both", ResetTarget.BOTH, myNumber(), forgotten, Reason.BOTH_SECRETS_FORGOTTEN),
        municipality(
            "resident register card",
            SIGN_PASSWORD,
            myNumber().profile(Profile.JUKI),
            known,
            Reason.CARD_IS_JUKI),
        new Row(
            "Android phone",
            SIGN_PASSWORD,
            myNumber().profile(Profile.ANDROID),
            known,
            NOT_ELIGIBLE,
            USE_PHONE_APP,
            Reason.CARD_IS_PHONE),
        new Row(
            "iPhone",
            AUTH_PIN,
            myNumber().profile(Profile.IPHONE),
            known,
            NOT_ELIGIBLE,
            USE_PHONE_APP,
            Reason.CARD_IS_PHONE),
        new Row(
            "licence",
            SIGN_PASSWORD,
            myNumber().profile(Profile.OTHER_CARD),
            known,
            NOT_ELIGIBLE,
            READ_AGAIN,
            Reason.CARD_IS_OTHER),
        new Row(
            "reserved",
            SIGN_PASSWORD,
            myNumber(),
            reservedFor(Duration.ofHours(3)),
            ELIGIBLE,
            GO_TO_KIOSK,
            Reason.RESERVATION_OPEN),
        new Row(
            "reservation expired",
            SIGN_PASSWORD,
            myNumber(),
            reservedFor(Duration.ofMinutes(-1)),
            ELIGIBLE,
            RESERVE_IN_APP,
            Reason.RESERVATION_EXPIRED),
        new Row(
            "reserved, eleven at night",
            SIGN_PASSWORD,
            myNumber(),
            atNight(reservedFor(Duration.ofHours(20))),
            ELIGIBLE,
            WAIT,
            Reason.KIOSK_CLOSED));
  }

  @ParameterizedTest
  @MethodSource("table")
  void theRowsOfTheTable(Row row) throws Exception {
    TestCard chip = row.card().build();
    int auth = chip.profile() == Profile.OTHER_CARD ? 0 : chip.triesLeft(KeyKind.AUTH);
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
    if (chip.profile() != Profile.OTHER_CARD) {
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
