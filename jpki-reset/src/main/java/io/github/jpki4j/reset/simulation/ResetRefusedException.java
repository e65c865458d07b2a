package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetGuidance;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reset service refused. Nothing was reserved or finished, and nothing changed on a card by the
 * refusal. Decide by {@link #refusal()}; {@link ResetGuidance} has the words.
 *
 * @since 0.1.0
 */
public final class ResetRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  private final Refusal refusal;

  /** When it may succeed, or null. */
  private final @Nullable Instant retryAt;

  /**
   * Creates it where no time is known at which it may succeed.
   *
   * @param refusal why
   */
  public ResetRefusedException(Refusal refusal) {
    this(refusal, Optional.empty());
  }

  /**
   * Creates it.
   *
   * @param refusal why
   * @param retryAt when it may succeed, if known
   */
  public ResetRefusedException(Refusal refusal, Optional<Instant> retryAt) {
    super("the reset service refused: " + refusal);
    this.refusal = Objects.requireNonNull(refusal, "refusal");
    this.retryAt = retryAt.orElse(null);
  }

  /**
   * Why.
   *
   * @return the refusal
   */
  public Refusal refusal() {
    return refusal;
  }

  /**
   * When it may succeed: the end of a cool-down or of maintenance, the next opening of the kiosks,
   * the beginning of a certificate.
   *
   * @return the instant, empty if it is not known
   */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }
}
