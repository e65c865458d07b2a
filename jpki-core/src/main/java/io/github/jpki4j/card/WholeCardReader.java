package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.exchange.ApplicationMark;
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
 * <p>Two of them have secrets of the same identifiers, as have two others. So on a link that others
 * share a counter is told only if it was shown which application told it. Where a file can show
 * that, it is read after the counters: {@link ApplicationMark} of the text and of the surface
 * application; of the licence the file that tells whether a PIN is set, whose form no other
 * application has at that identifier (APP-26). If it does not show it, the application is selected
 * and asked again, and in the end the counters are unknown.
 *
 * <p>The resident application has no such file: its only one is the same in the common application
 * (APP-29), which has a secret of the same identifier. It is selected and asked until it says the
 * same twice: whoever else selects once is noticed. Nobody can prove more there. Where no counter
 * is read, the expiry and the type of a residence card are shown by forms of their own; where they
 * are not told, the application is asked again.
 */
final class WholeCardReader {

  /** With one disturbance, the second reading is right, and two of three are. */
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
    List<NeighbourReading> earlier = new ArrayList<>();
    NeighbourReading last = once(application);
    while (!last.proven() && earlier.size() + 1 < MOST_READINGS) {
      earlier.add(last);
      last = once(application);
      if (!application.isMarked() && earlier.stream().anyMatch(last::agreesWith)) {
        return last;
      }
    }
    if (last.proven()) {
      return last;
    }
    return last.withoutDoubtful(application.isMarked() ? List.of() : earlier);
  }

  private NeighbourReading once(NeighbourApplication application) throws JpkiException {
    ApplicationPresence presence = select(application);
    if (presence != ApplicationPresence.PRESENT) {
      return NeighbourReading.of(presence);
    }
    Map<DataSecret, CardAnswer<PinStatus>> counters = counters(application);
    CardAnswer<Boolean> pinSet =
        application == NeighbourApplication.DRIVING_LICENCE
            ? CardAnswer.of(this::licencePinSet)
            : CardAnswer.notAsked();
    CardAnswer<ResidenceCardType> type =
        application == NeighbourApplication.RESIDENCE
            ? CardAnswer.of(this::residenceCardType)
            : CardAnswer.notAsked();
    Optional<LocalDate> expiry =
        application == NeighbourApplication.COMMON ? expiry() : Optional.empty();
    boolean proven =
        session.channel().isExclusive()
            || switch (application) {
              case CARD_INFO_INPUT, SURFACE -> counters.isEmpty() || showsMark(application);
              case RESIDENT -> counters.isEmpty();
              case COMMON -> expiry.isPresent();
              case DRIVING_LICENCE -> pinSet.value().isPresent();
              case RESIDENCE -> type.value().isPresent();
            };
    if (!proven) {
      session.pins(application.application()).forgetForm();
    }
    return new NeighbourReading(presence, counters, pinSet, type, expiry, proven);
  }

  private Map<DataSecret, CardAnswer<PinStatus>> counters(NeighbourApplication application)
      throws JpkiException {
    Map<DataSecret, CardAnswer<PinStatus>> counters = new EnumMap<>(DataSecret.class);
    if (described) {
      for (DataSecret secret : application.secrets()) {
        counters.put(secret, CardAnswer.of(() -> session.pins(secret).status(secret)));
      }
    }
    return counters;
  }

  private boolean showsMark(NeighbourApplication application) throws JpkiException {
    return new ApplicationMark(session, application.application()).isShown();
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
