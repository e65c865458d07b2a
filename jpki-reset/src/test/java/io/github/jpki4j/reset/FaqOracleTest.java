package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Inputs.NOW;
import static io.github.jpki4j.reset.Inputs.tries;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Evidence.State;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The advisor against a decision table of its own, over a million situations. */
@Tag("sweep")
class FaqOracleTest {

  private static final int CASES = 1_200_000;
  private static final int MUTANT_CASES = 60_000;
  private static final long SEED = 20261129L;
  private static final int SHOWN = 10;

  /**
   * Whose exchange with the next one changes nothing. The first three speak of the card, which is
   * one thing at a time; the fourth of secrets that no kiosk resets, which this table leaves out;
   * the last has none behind it.
   */
  private static final List<Requirement> WITHOUT_EFFECT =
      List.of(
          Requirement.CARD_SUPPORTED,
          Requirement.CHIP_WORKS,
          Requirement.CARD_HAS_SECRETS,
          Requirement.TARGET_RESETTABLE,
          Requirement.ONLINE);

  /** Mostly what a person brings, and often enough everything else. */
  private static FaqOracle.Case random(SplittableRandom random) {
    return new FaqOracle.Case(
        random.nextBoolean(),
        random.nextInt(4) > 0 ? FaqOracle.Thing.MY_NUMBER : any(random, FaqOracle.Thing.values()),
        random.nextInt(5) - 1,
        random.nextInt(7) - 1,
        paper(random),
        paper(random),
        word(random),
        word(random),
        random.nextInt(3) - 1,
        random.nextInt(4) > 0 ? FaqOracle.YES : random.nextInt(3) - 1,
        random.nextInt(3) - 1,
        random.nextInt(4) > 0 ? FaqOracle.NO : random.nextInt(3) - 1,
        any(random, FaqOracle.Face.values()),
        random.nextInt(4) > 0 ? FaqOracle.YES : random.nextInt(3) - 1,
        random.nextInt(4) > 0 ? FaqOracle.YES : random.nextInt(3) - 1,
        any(random, FaqOracle.Booking.values()));
  }

  private static <T> T any(SplittableRandom random, T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private static FaqOracle.Paper paper(SplittableRandom random) {
    return random.nextInt(3) > 0 ? FaqOracle.Paper.VALID : any(random, FaqOracle.Paper.values());
  }

  private static FaqOracle.Word word(SplittableRandom random) {
    return random.nextInt(3) > 0 ? FaqOracle.Word.GOOD : any(random, FaqOracle.Word.values());
  }

  /** The same situation in the advisor's types. */
  private static ResetFacts facts(FaqOracle.Case c) {
    KeyKind target = c.sign() ? KeyKind.SIGN : KeyKind.AUTH;
    CardFacts card =
        CardFacts.of(card(c.thing()))
            .withCounter(tries(KeyKind.AUTH, c.authTries()))
            .withCounter(tries(KeyKind.SIGN, c.signTries()))
            .withCertificate(KeyKind.AUTH, certificate(c.auth()))
            .withCertificate(KeyKind.SIGN, certificate(c.signature()));
    HolderFacts holder =
        HolderFacts.NOT_ASKED
            .withKnowsTarget(answer(c.knowsTarget()))
            .withKnowsOther(answer(c.knowsOther()))
            .withWantsNewSecret(answer(c.wantsNew()))
            .withAttributes(
                switch (answer(c.moved())) {
                  case YES -> AttributeState.CHANGED;
                  case NO -> AttributeState.UNCHANGED;
                  case UNKNOWN -> AttributeState.NOT_COMPARED;
                });
    ServiceFacts service =
        ServiceFacts.NOT_ASKED
            .withRevocation(KeyKind.AUTH, status(c.authWord()))
            .withRevocation(KeyKind.SIGN, status(c.signWord()))
            .withFace(face(c.face()))
            .withDeviceSupported(answer(c.phone()))
            .withOnline(answer(c.online()));
    if (c.booking() != FaqOracle.Booking.NONE) {
      boolean open = c.booking() == FaqOracle.Booking.OPEN;
      service =
          service.withReservation(
              new Reservation(target, NOW.plus(Duration.ofHours(open ? 3 : -3))));
    }
    return ResetFacts.of(ResetTarget.of(target), NOW).with(card).with(holder).with(service);
  }

  private static PresentedCard card(FaqOracle.Thing thing) {
    return switch (thing) {
      case MY_NUMBER -> PresentedCard.MY_NUMBER;
      case WITHOUT_SECRETS -> PresentedCard.MY_NUMBER_WITHOUT_SECRETS;
      case PHONE -> PresentedCard.PHONE;
      case JUKI -> PresentedCard.JUKI;
      case LICENCE -> PresentedCard.OTHER;
      case PAPER -> PresentedCard.NOTIFICATION_CARD;
      case UNDESCRIBED -> PresentedCard.UNDESCRIBED;
      case SILENT -> PresentedCard.NO_ANSWER;
      case BROKEN -> PresentedCard.CHIP_SUSPECTED_BROKEN;
      case UNREAD -> PresentedCard.NOT_READ;
    };
  }

  private static CertificateFact certificate(FaqOracle.Paper paper) {
    return switch (paper) {
      case UNREAD -> Inputs.NOT_READ;
      case UNTOLD -> Inputs.NOT_TOLD;
      case THERE -> Inputs.PRESENT;
      case ABSENT -> Inputs.ABSENT;
      case VALID -> Inputs.VALID;
      case ENDED -> Inputs.EXPIRED;
      case NOT_BEGUN -> Inputs.FUTURE;
    };
  }

  private static RevocationStatus status(FaqOracle.Word word) {
    return switch (word) {
      case NONE -> Inputs.NOT_CHECKED;
      case GOOD -> Inputs.GOOD;
      case REVOKED -> Inputs.REVOKED;
      case HELD -> Inputs.ON_HOLD;
    };
  }

  private static FaceState face(FaqOracle.Face face) {
    return switch (face) {
      case NOT_TRIED -> FaceState.NOT_TRIED;
      case MATCHED -> FaceState.of(FaceState.Standing.MATCHED);
      case FAILED -> FaceState.of(FaceState.Standing.FAILED);
      case TOO_DIFFERENT -> FaceState.of(FaceState.Standing.TOO_DIFFERENT);
      case COOLING -> FaceState.of(FaceState.Standing.COOLING_DOWN);
    };
  }

  private static Answer answer(int value) {
    return value == FaqOracle.YES ? Answer.YES : value == FaqOracle.NO ? Answer.NO : Answer.UNKNOWN;
  }

  /** The disagreements with an advisor, with all inputs; no more than a person reads. */
  private static List<String> disagreements(int cases, Function<ResetFacts, String> advisor) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < cases && found.size() < SHOWN; i++) {
      FaqOracle.Case one = random(random);
      String answer = advisor.apply(facts(one));
      if (!answer.equals(FaqOracle.answer(one))) {
        found.add(FaqOracle.answer(one) + ", and not " + answer + ": " + one);
      }
    }
    return found;
  }

  private static String answer(ResetAdvice advice) {
    return advice.verdict() + " " + advice.nextStep() + " because " + advice.reason();
  }

  @Test
  void theAdvisorAndTheTableAgreeInAMillionSituations() {
    assertThat(disagreements(CASES, facts -> answer(ADVISOR.advise(facts)))).isEmpty();
    System.out.println("the advisor and the decision table agree in " + CASES + " situations");
  }

  /** Each mutant exchanges two neighbours in the order of requirements. */
  @Test
  void everyOtherOrderOfTwoRequirementsIsCaught() {
    List<Requirement> caught = new ArrayList<>();
    List<Requirement> order = List.of(Requirement.values());
    for (int i = 0; i + 1 < order.size(); i++) {
      List<Requirement> mutant = new ArrayList<>(order);
      Collections.swap(mutant, i, i + 1);
      if (!disagreements(MUTANT_CASES, facts -> answer(facts, mutant)).isEmpty()) {
        caught.add(order.get(i));
      }
    }
    List<Requirement> rest = new ArrayList<>(order);
    rest.removeAll(caught);
    System.out.println("other orders of the requirements that were caught: " + caught.size());
    assertThat(rest).isEqualTo(WITHOUT_EFFECT);
  }

  /** The advisor as it was: whoever knows the secret hears that nothing is to be done. */
  @Test
  void thatNoResetIsNeededBeforeADeadCertificateIsCaught() {
    assertThat(disagreements(MUTANT_CASES, FaqOracleTest::answerOfOld)).hasSize(SHOWN);
  }

  private static String answer(ResetFacts facts, List<Requirement> order) {
    ResetAdvice advice = ADVISOR.advise(facts);
    List<Evidence> evidence = new ArrayList<>(advice.evidence());
    evidence.sort(Comparator.comparing(e -> order.indexOf(e.requirement())));
    return new Obstacles(evidence, facts.target())
        .first()
        .map(FaqOracleTest::answer)
        .orElseGet(() -> answer(advice));
  }

  private static String answerOfOld(ResetFacts facts) {
    ResetAdvice advice = ADVISOR.advise(facts);
    return advice.evidence().stream()
        .filter(e -> e.state() == State.VIOLATED && e.requirement() == Requirement.RESET_NEEDED)
        .findFirst()
        .map(FaqOracleTest::answer)
        .orElseGet(() -> answer(advice));
  }

  private static String answer(Evidence obstacle) {
    Reason reason = obstacle.reason();
    return Verdict.NOT_ELIGIBLE + " " + reason.nextStep().orElseThrow() + " because " + reason;
  }
}
