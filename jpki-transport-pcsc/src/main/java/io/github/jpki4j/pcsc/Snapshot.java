package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.CardEvent.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a monitor knows at one moment, and the events that lead from one moment to a later one. As
 * they are computed from two states, none is lost however long nobody looked; what came and went
 * meanwhile is told once.
 *
 * @param serviceUp whether the service can be reached
 * @param losses how often it could not, since the start
 * @param readers its readers as the backend sees them, empty while it cannot be reached
 * @param cards how many cards each of them has been seen to get: a card is new if the reader was
 *     empty between two looks, or if the backend tells one insertion from another
 */
record Snapshot(boolean serviceUp, int losses, List<ReaderState> readers, Map<String, Long> cards) {

  /** Before the first look: a service without readers. */
  static Snapshot start() {
    return new Snapshot(true, 0, List.of(), Map.of());
  }

  Snapshot up(List<ReaderState> now) {
    Map<String, Long> counted = new HashMap<>();
    for (ReaderState state : now) {
      boolean same =
          find(readers, state.reader())
              .filter(ReaderState::cardPresent)
              .filter(before -> before.insertions() == state.insertions())
              .isPresent();
      long before = cards.getOrDefault(state.reader(), 0L);
      counted.put(state.reader(), state.cardPresent() && !same ? before + 1 : before);
    }
    return new Snapshot(true, losses, List.copyOf(now), Map.copyOf(counted));
  }

  Snapshot down() {
    return serviceUp ? new Snapshot(false, losses + 1, List.of(), Map.of()) : this;
  }

  /** What happened from this moment to a later one, in an order that makes sense. */
  List<CardEvent> until(Snapshot later) {
    List<CardEvent> events = new ArrayList<>();
    boolean lost = later.losses != losses;
    List<ReaderState> known = readers;
    if (lost) {
      removeAll(known, events);
      known = List.of();
      if (serviceUp) {
        events.add(CardEvent.of(Kind.SERVICE_LOST));
      }
    }
    if (later.serviceUp && (lost || !serviceUp)) {
      events.add(CardEvent.of(Kind.SERVICE_BACK));
    }
    compare(known, later, events);
    return events;
  }

  private void compare(List<ReaderState> before, Snapshot later, List<CardEvent> events) {
    List<ReaderState> gone = new ArrayList<>(before);
    gone.removeIf(state -> find(later.readers, state.reader()).isPresent());
    removeAll(gone, events);
    for (ReaderState now : later.readers) {
      Optional<ReaderState> then = find(before, now.reader());
      if (then.isEmpty()) {
        events.add(CardEvent.of(Kind.READER_ADDED, now.reader()));
      }
      boolean was = then.filter(ReaderState::cardPresent).isPresent();
      boolean another =
          was && !Objects.equals(cards.get(now.reader()), later.cards.get(now.reader()));
      if (was && (another || !now.cardPresent())) {
        events.add(CardEvent.of(Kind.CARD_REMOVED, now.reader()));
      }
      if (now.cardPresent() && (another || !was)) {
        events.add(CardEvent.of(Kind.CARD_INSERTED, now.reader()));
      }
    }
  }

  private static void removeAll(List<ReaderState> states, List<CardEvent> events) {
    for (ReaderState state : states) {
      if (state.cardPresent()) {
        events.add(CardEvent.of(Kind.CARD_REMOVED, state.reader()));
      }
      events.add(CardEvent.of(Kind.READER_REMOVED, state.reader()));
    }
  }

  private static Optional<ReaderState> find(List<ReaderState> states, String reader) {
    return states.stream().filter(state -> state.reader().equals(reader)).findFirst();
  }
}
