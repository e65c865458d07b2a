package io.github.jpki4j.jca;

import io.github.jpki4j.card.PinStatus;
import io.github.jpki4j.pin.Pin;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Hex;

/**
 * The PINs that cards refused, so that none is sent to the same card again, whatever a framework
 * repeats, and those whose answer was lost, which may have been refused. Kept as keyed hashes: a
 * wrong PIN is often the right one with a slip.
 *
 * <p>Guarded by the lock of {@link SharedCard}.
 */
final class RefusedPins {

  private static final String HMAC = "HmacSHA256";

  private final Set<String> refused = new HashSet<>();
  private final Map<String, OptionalInt> unanswered = new HashMap<>();
  private final byte[] key = new byte[32];

  RefusedPins() {
    new SecureRandom().nextBytes(key);
  }

  void add(String card, Pin pin) {
    refused.add(hash(card, pin));
  }

  /** Remembers a PIN that was sent and not answered, with the counter before that. */
  void addUnanswered(String card, Pin pin, OptionalInt triesBefore) {
    unanswered.put(hash(card, pin), triesBefore);
  }

  boolean isUnanswered(String card, Pin pin) {
    return !unanswered.isEmpty() && unanswered.containsKey(hash(card, pin));
  }

  /** Judges a PIN that was not answered by the counter of now: if that is lower, it was wrong. */
  void judge(String card, Pin pin, PinStatus now) {
    OptionalInt before = Objects.requireNonNull(unanswered.remove(hash(card, pin)));
    int left = now.triesLeft().orElse(0);
    if (left < Math.min(before.orElse(now.triesMax()), now.triesMax())) {
      add(card, pin);
    }
  }

  /** Throws if the card refused this PIN. */
  void check(String card, Pin pin) {
    if (!refused.isEmpty() && refused.contains(hash(card, pin))) {
      throw new RefusedPinException();
    }
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
