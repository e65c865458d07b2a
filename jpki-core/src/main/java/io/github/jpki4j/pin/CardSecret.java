package io.github.jpki4j.pin;

import io.github.jpki4j.SecretKind;
import java.util.Arrays;
import java.util.Objects;

/**
 * One secret, as the person gave it once. Well-formed from birth, erased by {@link #close()}, never
 * printed. Which application takes it is in its type: {@link Pin} is for the keys, {@link
 * CardInfoPin} for the card's own attributes, {@link VerificationNumberA}, {@link
 * VerificationNumberB} and {@link BirthKey} for the card face, and none can be handed over for
 * another.
 *
 * <p>A secret that the card refused is spent: {@link #isRefused()} turns true and the library sends
 * it no more. Safe for threads: one may close it while another uses it, who gets the whole secret
 * or an exception, never what erasing left of it.
 *
 * @since 0.1.0
 */
public abstract sealed class CardSecret implements AutoCloseable
    permits Pin, CardInfoPin, VerificationNumberA, VerificationNumberB, BirthKey {

  private final PinFormat format;
  private final byte[] encoded;
  private boolean closed;
  private volatile boolean refused;

  CardSecret(PinFormat format, char[] characters) {
    this.format = format;
    this.encoded = format.encode(Objects.requireNonNull(characters, "characters"));
  }

  /**
   * Which secret it is.
   *
   * @return the kind; of a number, for which two applications count tries, that of the surface
   *     application
   */
  public final SecretKind kind() {
    return format.secret();
  }

  /**
   * The bytes that the card compares: ASCII, no padding. For code that builds commands.
   *
   * @return a fresh array that the caller erases
   * @throws IllegalStateException after {@link #close()}
   */
  public final byte[] encoded() {
    synchronized (encoded) {
      if (closed) {
        throw new IllegalStateException("the secret is closed");
      }
      return encoded.clone();
    }
  }

  /**
   * Whether the card refused this secret.
   *
   * @return true after {@link #markRefused()}
   */
  public final boolean isRefused() {
    return refused;
  }

  /** Notes that the card refused this secret, so that it is not sent again. */
  public final void markRefused() {
    refused = true;
  }

  /** Erases the secret. Idempotent. */
  @Override
  public final void close() {
    synchronized (encoded) {
      closed = true;
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Never the secret or its length. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[hidden]";
  }
}
