package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.pin.PinStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the applications beside JPKI tell for free, in a transaction.
 *
 * <p>No file proves which of them is selected, and two of them have secrets of the same
 * identifiers. So on a link that others share, each application is selected and asked until it says
 * the same twice: whoever else selects once is noticed, and a counter that differs to the end is
 * told as unknown. Where no counter is read, one reading will do: the other files have forms of
 * their own.
 */
final class WholeCardReader {

  /** With one disturbance, two of three readings are right. */
  private static final int MOST_READINGS = 3;

  /** 6283: an application that is there and locked; APP-26. */
  private static final StatusWord LOCKED = new StatusWord(0x6283);

  /** {@code C1 01} and whether a PIN is set; APP-26. */
  private static final int LICENCE_FLAG = 3;

  private final CardExchange session;

  /** Whether secrets of this card are described, so that their counters may be asked for. */
  private final boolean described;

  WholeCardReader(CardExchange session, CardKind kind) {
    this.session = session;
    this.described = isDescribed(kind);
  }

  /** Also a card whose label tells nothing: its counters may. */
  static boolean isDescribed(CardKind kind) {
    return kind != CardKind.JUKI && kind != CardKind.OTHER;
  }

  Map<NeighbourApplication, NeighbourReading> read() throws JpkiException {
    Map<NeighbourApplication, NeighbourReading> readings =
        new EnumMap<>(NeighbourApplication.class);
    for (NeighbourApplication application : NeighbourApplication.values()) {
      readings.put(application, sure(application));
    }
    return readings;
  }

  private NeighbourReading sure(NeighbourApplication application) throws JpkiException {
    NeighbourReading last = once(application);
    if (session.channel().isExclusive() || last.isSelfEvident()) {
      return last;
    }
    List<NeighbourReading> earlier = new ArrayList<>();
    while (earlier.size() + 1 < MOST_READINGS) {
      earlier.add(last);
      last = once(application);
      if (earlier.stream().anyMatch(last::agreesWith)) {
        return last;
      }
    }
    return last.withoutDoubtful(earlier);
  }

  private NeighbourReading once(NeighbourApplication application) throws JpkiException {
    ApplicationPresence presence = select(application);
    if (presence != ApplicationPresence.PRESENT) {
      return NeighbourReading.of(presence);
    }
    Map<DataSecret, CardAnswer<PinStatus>> counters = new EnumMap<>(DataSecret.class);
    if (described) {
      for (DataSecret secret : application.secrets()) {
        counters.put(secret, CardAnswer.of(() -> session.pins(secret).status(secret)));
      }
    }
    return new NeighbourReading(
        presence,
        counters,
        application == NeighbourApplication.DRIVING_LICENCE
            ? CardAnswer.of(this::licencePinSet)
            : CardAnswer.notAsked(),
        application == NeighbourApplication.RESIDENCE
            ? CardAnswer.of(this::residenceCardType)
            : CardAnswer.notAsked(),
        application == NeighbourApplication.COMMON ? expiry() : Optional.empty());
  }

  private ApplicationPresence select(NeighbourApplication application) throws JpkiException {
    try {
      StatusWord status = session.trySelect(application.application());
      if (status.isSuccess()) {
        return ApplicationPresence.PRESENT;
      }
      if (status.equals(LOCKED)) {
        return ApplicationPresence.LOCKED;
      }
      return status.equals(StatusWord.FILE_NOT_FOUND)
          ? ApplicationPresence.ABSENT
          : ApplicationPresence.UNKNOWN;
    } catch (MalformedResponseException e) {
      return ApplicationPresence.UNKNOWN;
    }
  }

  private boolean licencePinSet() throws JpkiException {
    int file = session.layout().licenceFlagFile();
    byte[] flag = session.files().readStart(file, LICENCE_FLAG, "read whether a PIN is set");
    if (flag.length != LICENCE_FLAG
        || flag[0] != (byte) 0xC1
        || flag[1] != 1
        || (flag[2] != 0 && flag[2] != 1)) {
      throw new MalformedResponseException("the licence does not tell whether a PIN is set");
    }
    return flag[2] == 1;
  }

  private ResidenceCardType residenceCardType() throws JpkiException {
    int file = session.layout().residenceTypeFile();
    return ResidenceCardType.parse(
        session.files().readStart(file, ResidenceCardType.LENGTH, "read type of residence card"));
  }

  private Optional<LocalDate> expiry() throws JpkiException {
    try {
      return new ExpiryRecord(session).read();
    } catch (CardResponseException | MalformedResponseException e) {
      return Optional.empty();
    }
  }
}
