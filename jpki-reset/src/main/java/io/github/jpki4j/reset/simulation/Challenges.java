package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.reset.Refusal;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Hands out challenges, and checks what came back: each is good once and not for long. */
final class Challenges {

  /** ASSUMED: long enough for a person who looks for the PIN. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Challenge> open = new HashMap<>();

  Challenge next(Instant now) {
    open.values().removeIf(challenge -> now.isAfter(challenge.expires()));
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Challenge challenge = new Challenge(UUID.randomUUID().toString(), bytes, now.plus(PATIENCE));
    open.put(challenge.id(), challenge);
    return challenge;
  }

  /** Uses a challenge up, whatever becomes of it. */
  Challenge take(KeyProof proof, Instant now) throws ResetRefusedException {
    Challenge challenge = open.remove(proof.challengeId());
    if (challenge == null || now.isAfter(challenge.expires())) {
      throw new ResetRefusedException(Refusal.CHALLENGE_UNKNOWN);
    }
    return challenge;
  }

  /** Whether the key of the certificate that came with it signed the challenge. */
  static void requireSigned(Challenge challenge, KeyProof proof) throws ResetRefusedException {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(proof.certificate().x509().getPublicKey());
      signature.update(challenge.bytes());
      if (signature.verify(proof.signature())) {
        return;
      }
    } catch (GeneralSecurityException e) {
      // A signature that cannot even be read is refused like one of another key.
    }
    throw new ResetRefusedException(Refusal.PROOF_INVALID);
  }
}
