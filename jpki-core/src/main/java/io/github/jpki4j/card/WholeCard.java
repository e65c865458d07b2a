package io.github.jpki4j.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is free to read on all applications of a card: no secret is sent and no try spent.
 * Immutable. {@link MyNumberCard#wholeCard()} makes it.
 *
 * <p>What the card did not tell is unknown and never taken for "no". Nothing here shows that the
 * card is genuine.
 *
 * @param overview what the JPKI application told
 * @param applications whether each application beside it is there
 * @param counters the counter of each secret in them. {@link CardAnswer.State#NOT_ASKED} where the
 *     application is not there for certain, is locked, or belongs to a Juki card or to a card
 *     without the JPKI application, whose counters nobody described
 * @param licencePinSet whether the driving licence has a PIN of its holder's choice
 * @param residenceCardType which residence card it is as well
 * @param expiry the last day of the card in Japan; empty if the card did not tell
 * @since 0.1.0
 */
public record WholeCard(
    CardOverview overview,
    Map<NeighbourApplication, ApplicationPresence> applications,
    Map<DataSecret, CardAnswer<PinStatus>> counters,
    CardAnswer<Boolean> licencePinSet,
    CardAnswer<ResidenceCardType> residenceCardType,
    Optional<LocalDate> expiry) {

  /**
   * Creates it.
   *
   * @param overview what the JPKI application told
   * @param applications for each application; copied
   * @param counters for each secret; copied
   * @param licencePinSet whether the driving licence has a PIN
   * @param residenceCardType which residence card it is
   * @param expiry the last day of the card
   * @throws IllegalArgumentException if an application or a secret is left out
   */
  public WholeCard {
    Objects.requireNonNull(overview, "overview");
    Objects.requireNonNull(licencePinSet, "licencePinSet");
    Objects.requireNonNull(residenceCardType, "residenceCardType");
    Objects.requireNonNull(expiry, "expiry");
    if (applications.size() != NeighbourApplication.values().length
        || counters.size() != DataSecret.values().length) {
      throw new IllegalArgumentException("each application and each secret must be there");
    }
    applications = Map.copyOf(applications);
    counters = Map.copyOf(counters);
  }

  static WholeCard of(CardOverview overview, Map<NeighbourApplication, NeighbourReading> readings) {
    Map<NeighbourApplication, ApplicationPresence> applications =
        new EnumMap<>(NeighbourApplication.class);
    Map<DataSecret, CardAnswer<PinStatus>> counters = new EnumMap<>(DataSecret.class);
    readings.forEach(
        (application, reading) -> {
          applications.put(application, reading.presence());
          for (DataSecret secret : application.secrets()) {
            counters.put(secret, reading.counter(secret));
          }
        });
    return new WholeCard(
        overview,
        applications,
        counters,
        reading(readings, NeighbourApplication.DRIVING_LICENCE).licencePinSet(),
        reading(readings, NeighbourApplication.RESIDENCE).residenceCardType(),
        reading(readings, NeighbourApplication.COMMON).expiry());
  }

  private static NeighbourReading reading(
      Map<NeighbourApplication, NeighbourReading> readings, NeighbourApplication application) {
    return Objects.requireNonNull(readings.get(application), "reading");
  }

  WholeCard withOverview(CardOverview value) {
    return new WholeCard(value, applications, counters, licencePinSet, residenceCardType, expiry);
  }

  /**
   * What kind of card this is, as far as it told.
   *
   * @return as {@link CardOverview#kind()}
   */
  public CardKind kind() {
    return overview.kind();
  }

  /**
   * Whether an application is there.
   *
   * @param application which one
   * @return what the card answered
   */
  public ApplicationPresence presence(NeighbourApplication application) {
    return Objects.requireNonNull(applications.get(application), "application");
  }

  /**
   * The counter of a secret, of the JPKI application too.
   *
   * @param secret which one
   * @return what the card answered
   */
  public CardAnswer<PinStatus> counter(SecretKind secret) {
    if (secret instanceof KeyKind key) {
      return overview.counter(key);
    }
    return Objects.requireNonNull(counters.get(secret), "secret");
  }

  /**
   * What the card may be besides its kind.
   *
   * @return the hints, unmodifiable; none that is missing here is excluded
   */
  public Set<CardHint> hints() {
    Set<CardHint> hints = EnumSet.noneOf(CardHint.class);
    if (overview.mayBeFaceAuthentication()) {
      hints.add(CardHint.FACE_AUTHENTICATION);
    }
    if (presence(NeighbourApplication.DRIVING_LICENCE).isThere()) {
      hints.add(CardHint.DRIVING_LICENCE);
    }
    if (presence(NeighbourApplication.RESIDENCE).isThere()) {
      hints.add(CardHint.RESIDENCE_CARD);
    }
    if (kind() == CardKind.ANDROID || kind() == CardKind.IPHONE) {
      hints.add(CardHint.PHONE);
    }
    return Set.copyOf(hints);
  }

  /** The kind only: the days and the residence status say more of the person than a log needs. */
  @Override
  public String toString() {
    return "WholeCard[" + kind() + ", [hidden]]";
  }
}
