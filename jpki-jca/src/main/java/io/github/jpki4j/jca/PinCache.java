package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.Pin;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * PINs that a program handed over before one was needed, at most one for each key, each for one
 * VERIFY at the card for which it was meant.
 *
 * <p>Guarded by the lock of {@link SharedCard}.
 */
final class PinCache {

  private record Offer(String card, Pin pin) {}

  private final Map<KeyKind, Offer> offers = new EnumMap<>(KeyKind.class);

  /** Takes a PIN in place of an earlier one, which is erased. */
  void put(String card, Pin pin) {
    clear(pin.key());
    offers.put(pin.key(), new Offer(card, pin));
  }

  /** Hands over the PIN for a card, once; the caller closes it. */
  Optional<Pin> take(KeyKind key, String card) {
    Offer offer = offers.get(key);
    if (offer == null || !offer.card().equals(card)) {
      return Optional.empty();
    }
    offers.remove(key);
    return Optional.of(offer.pin());
  }

  void clear(KeyKind key) {
    Offer offer = offers.remove(key);
    if (offer != null) {
      offer.pin().close();
    }
  }

  void clear() {
    for (KeyKind key : KeyKind.values()) {
      clear(key);
    }
  }
}
