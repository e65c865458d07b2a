package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is in a simulation beside the pages: cards and where they lie, readers, the service
 * and what time it is. Thread-safe.
 */
public final class SimulatedWorld implements AutoCloseable {

  /** Where a card can lie. */
  public enum Place {
    /** Before the tester, in no reader. */
    DESK,
    /** On the phone. */
    PHONE,
    /** In the kiosk. */
    KIOSK
  }

  /** How long a maintenance lasts that a tester begins. */
  static final Duration MAINTENANCE = Duration.ofMinutes(30);

  private final KioskGuide guide;
  private final SimulatedClock clock;
  private final List<DeskCard> cards;
  private final DeskIssuer issuer;
  private final SimulatedResetService service;
  private final SimulatedReader kiosk = new SimulatedReader("kiosk");
  private final SimulatedReader phone = new SimulatedReader("phone");
  private final DeskLink kioskLink = new DeskLink(kiosk);
  private final DeskLink phoneLink = new DeskLink(phone);

  // guarded by this
  private boolean online = true;
  private Optional<Instant> maintenance = Optional.empty();

  /** All cards lie on the desk. Where kiosks are closed by now, it is the next opening. */
  public SimulatedWorld(Clock base, KioskGuide guide) {
    this(base, guide, Optional.empty());
  }

  /**
   * The same with one card in the kiosk already.
   *
   * @param first the name of a type or of a situation, empty for none
   * @throws IllegalArgumentException if there is none of that name
   */
  public SimulatedWorld(Clock base, KioskGuide guide, Optional<String> first) {
    this.guide = guide;
    this.clock = new SimulatedClock(base);
    forwardTo(guide.nextOpening(clock.instant()));
    this.cards = DeskCards.of(Clock.fixed(clock.instant(), clock.getZone()), first);
    this.issuer = new DeskIssuer(cards);
    this.service = issuer.service(clock, guide);
    first.flatMap(this::card).ifPresent(card -> move(card, Place.KIOSK));
  }

  /** Who has kiosks. */
  public KioskGuide guide() {
    return guide;
  }

  /** The simulated time. */
  public Clock clock() {
    return clock;
  }

  void forward(Duration by) {
    clock.forward(by);
  }

  /** Moves the clock, unless it is later already. */
  void forwardTo(Instant instant) {
    Instant now = clock.instant();
    if (instant.isAfter(now)) {
      clock.forward(Duration.between(now, instant));
    }
  }

  List<DeskCard> cards() {
    return cards;
  }

  Optional<DeskCard> card(String name) {
    return cards.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  DeskIssuer issuer() {
    return issuer;
  }

  /** Where reservations are. */
  public SimulatedResetService service() {
    return service;
  }

  /** The reader of a place; the desk has none. */
  public SimulatedReader reader(Place place) {
    return switch (place) {
      case KIOSK -> kiosk;
      case PHONE -> phone;
      case DESK -> throw new IllegalArgumentException("the desk has no reader");
    };
  }

  DeskLink link(Place place) {
    return place == Place.KIOSK ? kioskLink : phoneLink;
  }

  Place place(DeskCard card) {
    if (kiosk.card().filter(one -> one == card.card()).isPresent()) {
      return Place.KIOSK;
    }
    return phone.card().filter(one -> one == card.card()).isPresent() ? Place.PHONE : Place.DESK;
  }

  /** Moves a card. One that lay there goes back to the desk; an unplugged reader takes none. */
  void move(DeskCard card, Place to) {
    Place from = place(card);
    if (from == to || (to != Place.DESK && !reader(to).isConnected())) {
      return;
    }
    if (from != Place.DESK) {
      reader(from).remove();
    }
    if (to != Place.DESK) {
      reader(to).insert(card.card());
    }
  }

  synchronized boolean isOnline() {
    return online;
  }

  synchronized void setOnline(boolean value) {
    online = value;
    service.setOnline(value);
  }

  /** The end of a maintenance that is going on. */
  synchronized Optional<Instant> maintenance() {
    return maintenance.filter(clock.instant()::isBefore);
  }

  synchronized void setMaintenance(boolean value) {
    maintenance = value ? Optional.of(clock.instant().plus(MAINTENANCE)) : Optional.empty();
    service.setMaintenance(maintenance);
  }

  @Override
  public void close() {
    kiosk.close();
    phone.close();
  }
}
