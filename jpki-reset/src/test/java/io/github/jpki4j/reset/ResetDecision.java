package io.github.jpki4j.reset;

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

import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A row of the decision table (RESET-14 to RESET-23).
 *
 * @param card what lies on the reader
 * @param known what the holder and others say
 */
record ResetDecision(
    String name,
    ResetTarget target,
    TestCardBuilder card,
    UnaryOperator<ResetFacts> known,
    Verdict verdict,
    NextStep step,
    Reason reason) {

  /** Half past ten in the morning in Japan: kiosks are open. */
  static final Instant NOW = Instant.parse("2026-11-26T01:30:00Z");

  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Override
  public String toString() {
    return name;
  }

  static TestCardBuilder myNumber() {
    return TestCard.builder().clock(CLOCK);
  }

  static ResetFacts otherKnown(ResetFacts facts) {
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

  private static ResetDecision municipality(
      String name,
      ResetTarget target,
      TestCardBuilder card,
      UnaryOperator<ResetFacts> known,
      Reason reason) {
    return new ResetDecision(name, target, card, known, NOT_ELIGIBLE, GO_TO_MUNICIPALITY, reason);
  }

  static List<ResetDecision> table() {
    UnaryOperator<ResetFacts> known = ResetDecision::otherKnown;
    UnaryOperator<ResetFacts> forgotten = ResetDecision::otherForgotten;
    return List.of(
        new ResetDecision(
            "sign, PIN known, sign certificate unread",
            SIGN_PASSWORD,
            myNumber(),
            known,
            ELIGIBLE,
            RESERVE_IN_APP,
            Reason.READY_TO_RESERVE),
        new ResetDecision(
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
            myNumber().type(TestCardType.NO_SIGN_CERTIFICATE),
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
        new ResetDecision(
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
            myNumber().type(TestCardType.JUKI),
            known,
            Reason.CARD_IS_JUKI),
        new ResetDecision(
            "Android phone",
            SIGN_PASSWORD,
            myNumber().type(TestCardType.ANDROID),
            known,
            NOT_ELIGIBLE,
            USE_PHONE_APP,
            Reason.CARD_IS_PHONE),
        new ResetDecision(
            "iPhone",
            AUTH_PIN,
            myNumber().type(TestCardType.IPHONE),
            known,
            NOT_ELIGIBLE,
            USE_PHONE_APP,
            Reason.CARD_IS_PHONE),
        new ResetDecision(
            "licence",
            SIGN_PASSWORD,
            myNumber().type(TestCardType.OTHER_CARD),
            known,
            NOT_ELIGIBLE,
            READ_AGAIN,
            Reason.CARD_IS_OTHER),
        new ResetDecision(
            "reserved",
            SIGN_PASSWORD,
            myNumber(),
            reservedFor(Duration.ofHours(3)),
            ELIGIBLE,
            GO_TO_KIOSK,
            Reason.RESERVATION_OPEN),
        new ResetDecision(
            "reservation expired",
            SIGN_PASSWORD,
            myNumber(),
            reservedFor(Duration.ofMinutes(-1)),
            ELIGIBLE,
            RESERVE_IN_APP,
            Reason.RESERVATION_EXPIRED),
        new ResetDecision(
            "reserved, eleven at night",
            SIGN_PASSWORD,
            myNumber(),
            atNight(reservedFor(Duration.ofHours(20))),
            ELIGIBLE,
            WAIT,
            Reason.KIOSK_CLOSED));
  }
}
