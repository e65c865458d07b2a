package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Hex;

/**
 * The PINs that cards refused, so that none is sent to the same card again, whatever a framework
 * repeats, and those whose answer was lost, which may have been refused. Kept as keyed hashes: a
 * wrong PIN is often the right one with a slip.
 *
 * <p>What becomes of a PIN whose answer was lost: refused, as soon as the counter was seen lower
 * than before it, or another PIN was accepted; forgotten, once it was accepted itself. Until then
 * it waits for a person who gives it again.
 *
 * <p>Guarded by the lock of {@link SharedCard}.
 */
final class RefusedPins {

  private static final String HMAC = "HmacSHA256";

  /**
   * A PIN whose answer was lost.
   *
   * @param triesBefore the lowest counter with which it may still be right, if known
   */
  private record Unanswered(String card, KeyKind key, OptionalInt triesBefore) {}

  private final Set<String> refused = new HashSet<>();
  private final Map<String, Unanswered> unanswered = new HashMap<>();
  private final byte[] key = new byte[32];

  RefusedPins() {
    new SecureRandom().nextBytes(key);
  }

  /** Remembers a PIN that the card refused, and which blocked it or was not even compared. */
  void add(String card, Pin pin) {
    String hash = hash(card, pin);
    unanswered.remove(hash);
    refused.add(hash);
  }

  /** Remembers a PIN that the card refused; it took the counter from one more to this. */
  void add(String card, Pin pin, int triesLeft) {
    add(card, pin);
    seen(card, pin.key(), triesLeft + 1);
    lower(card, pin.key(), triesLeft);
  }

  /** Remembers a PIN that was sent and not answered, with the counter before that. */
  void addUnanswered(String card, Pin pin, OptionalInt triesBefore) {
    String hash = hash(card, pin);
    unanswered.remove(hash);
    if (triesBefore.isPresent()) {
      seen(card, pin.key(), triesBefore.getAsInt());
      lower(card, pin.key(), triesBefore.getAsInt() - 1); // it may have been wrong
    }
    unanswered.put(hash, new Unanswered(card, pin.key(), triesBefore));
  }

  /**
   * The card accepted a PIN, which restores the counter: nothing will tell any more that another
   * one was wrong, but there is only one that is right.
   */
  void accepted(String card, Pin pin) {
    if (!unanswered.isEmpty()) {
      unanswered.remove(hash(card, pin));
      settle(card, pin.key(), one -> true);
    }
  }

  /** Throws if the answer to this PIN was lost and it is not known since what it was. */
  void requireAnswered(String card, Pin pin) {
    if (isUnanswered(card, pin)) {
      throw RefusedPinException.unanswered();
    }
  }

  boolean isUnanswered(String card, Pin pin) {
    return !unanswered.isEmpty() && unanswered.containsKey(hash(card, pin));
  }

  /** Judges the PINs that were not answered by the counter of now: where it is lower, wrong. */
  void judge(String card, Pin pin, PinStatus now) {
    if (!now.triesLeft().isPresent()) {
      throw RefusedPinException.unanswered(); // a card that does not tell now may tell later
    }
    int left = now.triesLeft().getAsInt();
    int most = now.triesMax();
    settle(card, pin.key(), one -> left < Math.min(one.triesBefore().orElse(most), most));
  }

  /** Throws if the card refused this PIN. */
  void check(String card, Pin pin) {
    if (!refused.isEmpty() && refused.contains(hash(card, pin))) {
      throw RefusedPinException.refused();
    }
  }

  /** The counter was this before anything else was sent. */
  private void seen(String card, KeyKind kind, int triesLeft) {
    settle(card, kind, one -> one.triesBefore().orElse(triesLeft) > triesLeft);
  }

  /** The counter is, or may be, lower for a reason that says nothing of the PINs before. */
  private void lower(String card, KeyKind kind, int triesLeft) {
    unanswered.replaceAll(
        (hash, one) ->
            isOf(one, card, kind) && one.triesBefore().orElse(triesLeft + 1) > triesLeft
                ? new Unanswered(card, kind, OptionalInt.of(triesLeft))
                : one);
  }

  private void settle(String card, KeyKind kind, Predicate<Unanswered> isWrong) {
    Iterator<Map.Entry<String, Unanswered>> all = unanswered.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Unanswered> one = all.next();
      if (isOf(one.getValue(), card, kind) && isWrong.test(one.getValue())) {
        refused.add(one.getKey());
        all.remove();
      }
    }
  }

  private static boolean isOf(Unanswered one, String card, KeyKind kind) {
    return one.card().equals(card) && one.key() == kind;
  }

  void clear() {
    refused.clear();
    unanswered.clear();
  }

  private String hash(String card, Pin pin) {
    byte[] encoded = pin.encoded();
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((card + "\n" + pin.key() + "\n").getBytes(StandardCharsets.UTF_8));
      return Hex.toHexString(mac.doFinal(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }
}
