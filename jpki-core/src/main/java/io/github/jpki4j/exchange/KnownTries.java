package io.github.jpki4j.exchange;

import io.github.jpki4j.SecretKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a session knows of the counters. A card that tells no counter while a secret counts as
 * verified does not make it forget.
 */
final class KnownTries {

  /** Secrets whose counter must be read before the next VERIFY, whatever the policy. */
  private final Set<SecretKind> uncertain = new HashSet<>();

  /** As the card told last, less one for each secret whose answer was lost since. */
  private final Map<SecretKind, Integer> atLeast = new HashMap<>();

  /** The card told a counter. */
  void told(SecretKind secret, int left) {
    uncertain.remove(secret);
    atLeast.put(secret, left);
  }

  /** The card accepted the secret: the counter is full again. */
  void restored(SecretKind secret) {
    uncertain.remove(secret);
    atLeast.remove(secret);
  }

  /**
   * A secret was sent, and nobody knows what became of it.
   *
   * @param full where the card told nothing since the last success
   */
  void lost(SecretKind secret, int full) {
    uncertain.add(secret);
    atLeast.put(secret, Math.max(0, atLeast(secret, full) - 1));
  }

  boolean isUncertain(SecretKind secret) {
    return uncertain.contains(secret);
  }

  /**
   * The tries that are left at least.
   *
   * @param full where the card told nothing since the last success
   */
  int atLeast(SecretKind secret, int full) {
    return atLeast.getOrDefault(secret, full);
  }
}
