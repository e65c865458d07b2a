package io.github.jpki4j.it.sweep;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.testcard.Behaviour;
import io.github.jpki4j.testcard.Link;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testkit.card.Ability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A card and the link to it, and the little in which a session with it may tell less than with
 * others.
 *
 * @param name for messages
 * @param ability forms and lengths that work
 * @param exclusive whether nobody else can reach the card
 * @param behaviours in what else it is odd
 */
record SweepCard(String name, Ability ability, boolean exclusive, Set<Behaviour> behaviours) {

  /** Cards that contradict themselves or others; what is about different topics shares a card. */
  private static final List<Set<Behaviour>> ODD =
      List.of(
          EnumSet.of(Behaviour.QUERY_BY_SFI_6982, Behaviour.READ_BY_SFI_6982),
          EnumSet.of(Behaviour.QUERY_BY_SFI_6983, Behaviour.BLOCKED_VERIFY_6983),
          EnumSet.of(Behaviour.QUERY_BY_SFI_6984, Behaviour.BLOCKED_QUERY_6984),
          EnumSet.of(Behaviour.QUERY_BY_SFI_63C0, Behaviour.SIGN_BY_SFI_6982),
          EnumSet.of(Behaviour.QUERY_BY_SFI_63CF, Behaviour.BLOCKED_QUERY_6983),
          EnumSet.of(Behaviour.QUERY_9000),
          EnumSet.of(Behaviour.QUERY_63CF),
          EnumSet.of(Behaviour.VERIFY_ANSWERS_6C39),
          EnumSet.of(Behaviour.VERIFY_ANSWERS_6110, Behaviour.QUERY_NEEDS_LE),
          EnumSet.of(Behaviour.VERIFY_ANSWERS_6C39, Behaviour.QUERY_9000),
          EnumSet.of(
              Behaviour.VERIFIED_QUERY_9000,
              Behaviour.FAILED_VERIFY_KEEPS_VERIFIED,
              Behaviour.FOREIGN_SELECT_KEEPS_VERIFIED),
          EnumSet.of(
              Behaviour.RESELECT_DROPS_VERIFIED,
              Behaviour.RESET_DROPS_VERIFIED,
              Behaviour.CHANGE_DROPS_VERIFIED));

  private static final Set<Behaviour> NO_COUNTER =
      EnumSet.of(Behaviour.QUERY_9000, Behaviour.QUERY_63CF);

  private static final Set<Behaviour> HIDES_COUNTER =
      EnumSet.of(Behaviour.QUERY_9000, Behaviour.QUERY_63CF, Behaviour.VERIFIED_QUERY_9000);

  private static final Set<Behaviour> NO_OUTCOME =
      EnumSet.of(Behaviour.VERIFY_ANSWERS_6C39, Behaviour.VERIFY_ANSWERS_6110);

  static List<SweepCard> all() {
    List<SweepCard> all = new ArrayList<>();
    for (Ability ability : Ability.values()) {
      all.add(new SweepCard(ability.name(), ability, false, Set.of()));
    }
    for (Ability ability : List.of(Ability.FULL, Ability.NEITHER)) {
      all.add(new SweepCard(ability + "_EXCLUSIVE", ability, true, Set.of()));
    }
    for (Set<Behaviour> odd : ODD) {
      String name = odd.stream().map(Behaviour::name).collect(Collectors.joining("+"));
      all.add(new SweepCard(name, Ability.FULL, false, odd));
    }
    return all;
  }

  TestCardBuilder card() {
    TestCardBuilder builder = ability.card();
    behaviours.forEach(builder::with);
    return builder;
  }

  Link link() {
    return exclusive ? ability.exclusiveLink() : ability.link();
  }

  /** Whether the question for a counter may be answered with nothing. */
  boolean mayHideCounter() {
    return behaviours.stream().anyMatch(HIDES_COUNTER::contains);
  }

  /**
   * How an undisturbed verb ends on this card.
   *
   * @param ordinary how it ends on others; null if it succeeds
   * @param sends whether a secret is sent
   */
  @Nullable Class<? extends JpkiException> end(
      @Nullable Class<? extends JpkiException> ordinary, boolean sends) {
    boolean noCounter = behaviours.stream().anyMatch(NO_COUNTER::contains);
    boolean noOutcome = behaviours.stream().anyMatch(NO_OUTCOME::contains);
    if (!sends || ordinary == PinRequiredException.class) {
      return ordinary;
    }
    if (noOutcome || (noCounter && ordinary == PinBlockedException.class)) {
      return PinOutcomeUnknownException.class;
    }
    if (noCounter && ordinary == LastTryException.class) {
      return null; // nobody told that it was the last one
    }
    return ordinary;
  }

  @Override
  public String toString() {
    return name;
  }
}
