package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reservations that were not finished: one at most for each secret of each card. */
final class ReservationBook {

  private final List<SavedReservation> entries;

  ReservationBook(List<SavedReservation> saved) {
    this.entries = new ArrayList<>(saved);
  }

  /** Takes the place of an older one. */
  Reservation enter(SavedReservation entry) {
    Reservation reservation = entry.reservation();
    entries.removeIf(old -> old.target() == entry.target() && old.card().equals(entry.card()));
    entries.add(new SavedReservation(entry.target(), entry.card(), reservation.until()));
    return reservation;
  }

  Optional<SavedReservation> find(KeyKind target, String card) {
    return entries.stream()
        .filter(entry -> entry.target() == target && entry.card().equals(card))
        .findFirst();
  }

  /** The one that is open for this card. */
  SavedReservation require(KeyKind target, String card, Instant now) throws ResetRefusedException {
    Optional<SavedReservation> mine = find(target, card);
    if (!mine.isPresent()) {
      boolean others =
          entries.stream()
              .filter(entry -> entry.target() == target)
              .anyMatch(entry -> entry.reservation().isOpen(now));
      throw new ResetRefusedException(others ? Refusal.ANOTHER_CARD : Refusal.NO_RESERVATION);
    }
    if (mine.get().reservation().isExpired(now)) {
      throw new ResetRefusedException(Refusal.RESERVATION_EXPIRED);
    }
    return mine.get();
  }

  /** Whether it was there. */
  boolean finish(SavedReservation entry) {
    return entries.remove(entry);
  }

  List<SavedReservation> saved() {
    return new ArrayList<>(entries);
  }
}
