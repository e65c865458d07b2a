package io.github.jpki4j.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one application beside JPKI told.
 *
 * @param counters of the secrets that were asked for
 * @param proven whether it was shown that no other application answered
 */
record NeighbourReading(
    ApplicationPresence presence,
    Map<DataSecret, CardAnswer<PinStatus>> counters,
    CardAnswer<Boolean> licencePinSet,
    CardAnswer<ResidenceCardType> residenceCardType,
    Optional<LocalDate> expiry,
    boolean proven) {

  /** What an answer to SELECT tells, which names the application that it is about. */
  static NeighbourReading of(ApplicationPresence presence) {
    return new NeighbourReading(
        presence, Map.of(), CardAnswer.notAsked(), CardAnswer.notAsked(), Optional.empty(), true);
  }

  CardAnswer<PinStatus> counter(DataSecret secret) {
    CardAnswer<PinStatus> told = counters.get(secret);
    return told == null ? CardAnswer.notAsked() : told;
  }

  /** Whether both say the same; of a failure it counts that there was one. */
  boolean agreesWith(NeighbourReading other) {
    return presence == other.presence
        && counters.keySet().equals(other.counters.keySet())
        && counters.keySet().stream().allMatch(secret -> agrees(other, secret))
        && agree(licencePinSet, other.licencePinSet)
        && agree(residenceCardType, other.residenceCardType)
        && expiry.equals(other.expiry);
  }

  private boolean agrees(NeighbourReading other, DataSecret secret) {
    return agree(counter(secret), other.counter(secret));
  }

  private static boolean agree(CardAnswer<?> one, CardAnswer<?> other) {
    return one.state() == other.state() && one.value().equals(other.value());
  }

  /** The same without the counters that no other reading confirms. */
  NeighbourReading withoutDoubtful(List<NeighbourReading> others) {
    Map<DataSecret, CardAnswer<PinStatus>> sure = new EnumMap<>(DataSecret.class);
    counters.forEach(
        (secret, answer) -> {
          boolean confirmed = others.stream().anyMatch(other -> agrees(other, secret));
          sure.put(secret, confirmed ? answer : doubtful());
        });
    return new NeighbourReading(presence, sure, licencePinSet, residenceCardType, expiry, false);
  }

  private static CardAnswer<PinStatus> doubtful() {
    return new CardAnswer<>(
        CardAnswer.State.FAILED,
        Optional.empty(),
        Optional.of(
            new MalformedResponseException(
                "nothing shows which application told the counter; another program may use the"
                    + " card")));
  }
}
