package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.testcard.fault.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault × every command × every verb × every card; others who select, reset and exchange the
 * card between any two commands and between any two transactions; and what must hold after each.
 */
@Tag("sweep")
class FaultSweepTest {

  private static final AtomicInteger CASES = new AtomicInteger();
  private static final AtomicInteger FAILED_VERBS = new AtomicInteger();

  /** Faults that a session overcomes, so that the person does not notice. */
  private static final Set<Fault> OVERCOME =
      EnumSet.of(Fault.DELAY, Fault.EXTENDED_REFUSED_6700, Fault.EXTENDED_REFUSED_IO);

  /** Verbs that select their application and use it in one transaction. */
  private static final Set<ReadingVerb> SELECT_THEMSELVES =
      EnumSet.of(ReadingVerb.CARD_INFO_COUNTER, ReadingVerb.SURFACE_COUNTER, ReadingVerb.EXPIRY);

  static Stream<Arguments> sweeps() {
    List<Verb> verbs = new ArrayList<>();
    verbs.addAll(List.of(ReadingVerb.values()));
    verbs.addAll(List.of(SecretVerb.values()));
    verbs.addAll(List.of(SigningVerb.values()));
    verbs.addAll(List.of(NeighbourVerb.values()));
    return SweepCard.all().stream()
        .flatMap(card -> verbs.stream().map(verb -> Arguments.of(verb, card)));
  }

  @AfterAll
  static void printAndCount() {
    System.out.printf(
        "Fault sweep: %d cases, the verb failed in %d of them%n", CASES.get(), FAILED_VERBS.get());
    assertThat(CASES.get()).as("cases of the sweep").isGreaterThan(60_000);
    assertThat(FAILED_VERBS.get()).as("cases in which the fault was felt").isGreaterThan(20_000);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("sweeps")
  void whateverFailsNothingGetsWorse(Verb verb, SweepCard card) {
    Class<?> end = undisturbed(verb, card);
    List<AssertionError> broken = new ArrayList<>();
    for (Plan.Kind kind : Plan.kinds(card)) {
      // A fault may lead to more commands than an undisturbed run has: go on until it never fires.
      boolean happened = true;
      for (int index = 0; happened; index++) {
        SweepCase one = new SweepCase(verb, card, kind.at(index));
        try {
          JpkiException failure = one.run();
          if (one.hasHappened()) {
            count(failure);
            assertOvercome(one, verb, kind.at(index), end, failure);
          }
        } catch (AssertionError e) {
          broken.add(e);
        }
        happened = one.hasHappened();
      }
    }
    assertThat(broken).isEmpty();
  }

  /** Where nothing happens, the verb ends as it should. */
  private static @Nullable Class<?> undisturbed(Verb verb, SweepCard card) {
    SweepCase one = new SweepCase(verb, card, Plan.UNDISTURBED);
    JpkiException failure = one.run();
    Class<?> end = failure == null ? null : failure.getClass();
    Class<?> expected =
        verb.learnsTries() ? verb.end() : card.end(verb.end(), one.secretsSent() > 0);
    assertThat(end).as("%s: %s", one, failure).isEqualTo(expected);
    return end;
  }

  private static void count(@Nullable JpkiException failure) {
    CASES.incrementAndGet();
    FAILED_VERBS.addAndGet(failure == null ? 0 : 1);
  }

  private static void assertOvercome(
      SweepCase one, Verb verb, Plan plan, @Nullable Class<?> end, @Nullable JpkiException e) {
    if (isOvercome(verb, plan)) {
      assertThat(e == null ? null : e.getClass()).as("%s is overcome: %s", one, e).isEqualTo(end);
    }
  }

  private static boolean isOvercome(Verb verb, Plan plan) {
    if (plan.fault() != null && OVERCOME.contains(plan.fault())) {
      return true;
    }
    boolean moved =
        plan.fault() == Fault.FOREIGN_SELECT || (plan.betweenSteps() && plan.movesSelection());
    return moved
        && verb instanceof ReadingVerb reads
        && (plan.betweenSteps() || !SELECT_THEMSELVES.contains(reads));
  }
}
