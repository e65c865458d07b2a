package io.github.jpki4j.reset.simulation;

import java.time.Instant;
import java.util.Objects;

/**
 * Random bytes of a reset service, for one proof. What is signed is the SHA-256 hash of {@link
 * #bytes()}, with PKCS#1 v1.5, by the key whose secret is <em>not</em> reset.
 *
 * @since 0.1.0
 */
public final class Challenge {

  private final String id;
  private final byte[] bytes;
  private final Instant expires;

  /**
   * Creates it.
   *
   * @param id names it towards the service
   * @param bytes what to sign; copied
   * @param expires the last instant at which the service takes the proof
   */
  public Challenge(String id, byte[] bytes, Instant expires) {
    this.id = Objects.requireNonNull(id, "id");
    this.bytes = bytes.clone();
    this.expires = Objects.requireNonNull(expires, "expires");
  }

  /**
   * Its name towards the service.
   *
   * @return the name
   */
  public String id() {
    return id;
  }

  /**
   * What to sign.
   *
   * @return fresh bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The last instant at which the service takes the proof.
   *
   * @return the instant
   */
  public Instant expires() {
    return expires;
  }

  @Override
  public String toString() {
    return "Challenge[" + id + "]";
  }
}
