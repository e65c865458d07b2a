package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Inputs.ABSENT;
import static io.github.jpki4j.reset.Inputs.ANSWERS;
import static io.github.jpki4j.reset.Inputs.EXPIRED;
import static io.github.jpki4j.reset.Inputs.FUTURE;
import static io.github.jpki4j.reset.Inputs.GOOD;
import static io.github.jpki4j.reset.Inputs.NOT_CHECKED;
import static io.github.jpki4j.reset.Inputs.NOT_READ;
import static io.github.jpki4j.reset.Inputs.NOT_TOLD;
import static io.github.jpki4j.reset.Inputs.NOW;
import static io.github.jpki4j.reset.Inputs.PRESENT;
import static io.github.jpki4j.reset.Inputs.REVOKED;
import static io.github.jpki4j.reset.Inputs.VALID;
import static io.github.jpki4j.reset.Inputs.reservation;
import static io.github.jpki4j.reset.Inputs.tries;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All combinations of what can be known, against rules that hold for every advice. */
class AdviceSweepTest {

  private static final List<Answer> UNKNOWN_OR_NO = List.of(Answer.UNKNOWN, Answer.NO);

  /** The inputs about a My Number card, its secrets and its certificates. */
  private static Stream<ResetFacts> myNumberCards() {
    Stream<ResetFacts> facts =
        Stream.of(KeyKind.values())
            .map(
                key ->
                    ResetFacts.of(ResetTarget.of(key), NOW)
                        .with(CardFacts.of(PresentedCard.MY_NUMBER)));
    facts = each(facts, List.of(-1, 0, 2), (f, n) -> counter(f, KeyKind.AUTH, n));
    facts = each(facts, List.of(-1, 0, 2), (f, n) -> counter(f, KeyKind.SIGN, n));
    facts = each(facts, ANSWERS, (f, a) -> f.with(f.holder().withKnowsTarget(a)));
    facts = each(facts, ANSWERS, (f, a) -> f.with(f.holder().withKnowsOther(a)));
    facts =
        each(
            facts,
            List.of(NOT_READ, ABSENT, VALID, EXPIRED, FUTURE),
            (f, c) -> f.with(f.card().withCertificate(KeyKind.AUTH, c)));
    facts =
        each(
            facts,
            List.of(NOT_READ, NOT_TOLD, PRESENT, ABSENT, VALID, EXPIRED),
            (f, c) -> f.with(f.card().withCertificate(KeyKind.SIGN, c)));
    facts =
        each(
            facts,
            List.of(NOT_CHECKED, GOOD, REVOKED),
            (f, r) -> f.with(f.service().withRevocation(KeyKind.SIGN, r)));
    facts =
        each(
            facts,
            List.of(AttributeState.values()),
            (f, a) -> f.with(f.holder().withAttributes(a)));
    return each(facts, UNKNOWN_OR_NO, (f, a) -> f.with(f.service().withOnline(a)));
  }

  /** The inputs about other cards, other targets and the service. */
  private static Stream<ResetFacts> otherCardsAndTargets() {
    Stream<ResetFacts> facts = Stream.of(ResetTarget.values()).map(t -> ResetFacts.of(t, NOW));
    facts =
        each(
            facts,
            List.of(PresentedCard.values()),
            (f, c) -> f.with(Inputs.wellFor(KeyKind.AUTH).card().withCard(c)));
    facts = each(facts, List.of(-1, 0, 1), (f, n) -> counter(f, KeyKind.AUTH, n));
    facts = each(facts, List.of(-1, 0, 1), (f, n) -> counter(f, KeyKind.SIGN, n));
    facts = each(facts, ANSWERS, (f, a) -> f.with(f.holder().withKnowsTarget(a)));
    facts = each(facts, ANSWERS, (f, a) -> f.with(f.holder().withKnowsOther(a)));
    facts = each(facts, UNKNOWN_OR_NO, (f, a) -> f.with(f.service().withOnline(a)));
    facts = each(facts, UNKNOWN_OR_NO, (f, a) -> f.with(f.service().withDeviceSupported(a)));
    facts =
        each(
            facts,
            List.of(FaceState.Standing.values()),
            (f, s) -> f.with(f.service().withFace(FaceState.of(s))));
    return each(
        facts,
        List.of(-2, -1, 3),
        (f, hours) ->
            hours == -2
                ? f
                : f.with(
                    f.service()
                        .withReservation(
                            reservation(
                                f.target().key().orElse(KeyKind.AUTH), Duration.ofHours(hours)))));
  }

  private static <T> Stream<ResetFacts> each(
      Stream<ResetFacts> facts, Collection<T> values, BiFunction<ResetFacts, T, ResetFacts> with) {
    return facts.flatMap(f -> values.stream().map(value -> with.apply(f, value)));
  }

  /** With -1 the counter was not read. */
  private static ResetFacts counter(ResetFacts facts, KeyKind key, int left) {
    return facts.with(facts.card().withCounter(tries(key, left)));
  }

  @Test
  void everyAdviceAboutAMyNumberCardKeepsTheRulesAndTheTable() {
    assertThat(sweep(myNumberCards(), AdviceSweepTest::broken)).isEqualTo(87_480);
  }

  @Test
  void everyAdviceAboutOtherCardsAndTargetsKeepsTheRulesAndTheTable() {
    assertThat(sweep(otherCardsAndTargets(), AdviceSweepTest::broken)).isEqualTo(243_000);
  }

  private static List<String> broken(ResetFacts facts, ResetAdvice advice) {
    List<String> broken = new ArrayList<>(AdviceRules.broken(facts, advice));
    if (advice.verdict() != TableVerdict.of(facts)) {
      broken.add("the table says " + TableVerdict.of(facts));
    }
    return broken;
  }

  @Test
  void turningAnUnknownIntoTheWorseAnswerNeverImprovesTheVerdict() {
    sweep(
        myNumberCards(),
        (facts, advice) -> {
          List<String> broken = new ArrayList<>();
          for (ResetFacts worse : WorseAnswers.of(facts)) {
            Verdict verdict = ADVISOR.advise(worse).verdict();
            // The constants stand in the order from best to worst.
            if (verdict.compareTo(advice.verdict()) < 0) {
              broken.add("improves to " + verdict + " by " + worse);
            }
          }
          return broken;
        });
  }

  private static long sweep(
      Stream<ResetFacts> all, BiFunction<ResetFacts, ResetAdvice, List<String>> rule) {
    long[] count = new long[1];
    List<String> broken = new ArrayList<>();
    all.forEach(
        facts -> {
          count[0]++;
          ResetAdvice advice = ADVISOR.advise(facts);
          List<String> found = rule.apply(facts, advice);
          if (!found.isEmpty() && broken.size() < 10) {
            broken.add(
                found
                    + " in "
                    + advice
                    + " for "
                    + facts
                    + facts.card().authCertificate()
                    + facts.card().signCertificate()
                    + facts.card().authPin());
          }
        });
    assertThat(broken).isEmpty();
    return count[0];
  }

  @Test
  void theOrderOfTheVerdictsIsThatOfHope() {
    assertThat(Arrays.asList(Verdict.values()))
        .containsExactly(Verdict.ELIGIBLE, Verdict.UNDETERMINED, Verdict.NOT_ELIGIBLE);
  }
}
