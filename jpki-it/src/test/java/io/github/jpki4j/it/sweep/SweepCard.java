package io.github.jpki4j.it.sweep;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
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
record SweepCard(String name, Ability ability, boolean exclusive, Set<CardVariant> behaviours) {

  /** Cards that contradict themselves or others; what is about different topics shares a card. */
  private static final List<Set<CardVariant>> ODD =
      List.of(
          EnumSet.of(CardVariant.QUERY_BY_SFI_6982, CardVariant.READ_BY_SFI_6982),
          EnumSet.of(CardVariant.QUERY_BY_SFI_6983, CardVariant.BLOCKED_VERIFY_6983),
          EnumSet.of(CardVariant.QUERY_BY_SFI_6984, CardVariant.BLOCKED_QUERY_6984),
          EnumSet.of(CardVariant.QUERY_BY_SFI_63C0, CardVariant.SIGN_BY_SFI_6982),
          EnumSet.of(CardVariant.QUERY_BY_SFI_63CF, CardVariant.BLOCKED_QUERY_6983),
          EnumSet.of(CardVariant.QUERY_9000),
          EnumSet.of(CardVariant.QUERY_63CF),
          EnumSet.of(CardVariant.VERIFY_ANSWERS_6C39),
          EnumSet.of(CardVariant.VERIFY_ANSWERS_6110, CardVariant.QUERY_NEEDS_LE),
          EnumSet.of(CardVariant.VERIFY_ANSWERS_6C39, CardVariant.QUERY_9000),
          EnumSet.of(
              CardVariant.VERIFIED_QUERY_9000,
              CardVariant.FAILED_VERIFY_KEEPS_VERIFIED,
              CardVariant.FOREIGN_SELECT_KEEPS_VERIFIED),
          EnumSet.of(
              CardVariant.RESELECT_DROPS_VERIFIED,
              CardVariant.REFUSED_READ_6985,
              CardVariant.RESET_DROPS_VERIFIED,
              CardVariant.CHANGE_DROPS_VERIFIED));

  private static final Set<CardVariant> NO_COUNTER =
      EnumSet.of(CardVariant.QUERY_9000, CardVariant.QUERY_63CF);

  private static final Set<CardVariant> HIDES_COUNTER =
      EnumSet.of(CardVariant.QUERY_9000, CardVariant.QUERY_63CF, CardVariant.VERIFIED_QUERY_9000);

  private static final Set<CardVariant> NO_OUTCOME =
      EnumSet.of(CardVariant.VERIFY_ANSWERS_6C39, CardVariant.VERIFY_ANSWERS_6110);

  static List<SweepCard> all() {
    List<SweepCard> all = new ArrayList<>();
    for (Ability ability : Ability.values()) {
      all.add(new SweepCard(ability.name(), ability, false, Set.of()));
    }
    for (Ability ability : List.of(Ability.FULL, Ability.NEITHER)) {
      all.add(new SweepCard(ability + "_EXCLUSIVE", ability, true, Set.of()));
    }
    for (Set<CardVariant> odd : ODD) {
      String name = odd.stream().map(CardVariant::name).collect(Collectors.joining("+"));
      all.add(new SweepCard(name, Ability.FULL, false, odd));
    }
    return all;
  }

  TestCardBuilder card() {
    TestCardBuilder builder = ability.card();
    behaviours.forEach(builder::with);
    return builder;
  }

  LinkProfile link() {
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
