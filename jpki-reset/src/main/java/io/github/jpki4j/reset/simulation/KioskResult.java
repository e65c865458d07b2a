package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.reset.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a visit to a {@link SimulatedKiosk} ended. Always says which secret is valid.
 *
 * @since 0.1.0
 */
public sealed interface KioskResult {

  /**
   * Which secret of the target is valid now.
   *
   * @return old, new, or that it is not known
   */
  ValidSecret validSecret();

  /**
   * The card confirmed the new secret.
   *
   * @param reportFailure why the service could not be told, so that the reservation stays open;
   *     empty if it was told
   */
  record Finished(Optional<Refusal> reportFailure) implements KioskResult {
    /**
     * Creates it.
     *
     * @param reportFailure why the service could not be told
     */
    public Finished {
      Objects.requireNonNull(reportFailure, "reportFailure");
    }

    @Override
    public ValidSecret validSecret() {
      return ValidSecret.NEW;
    }
  }

  /**
   * The service refused, or the card refused the other secret.
   *
   * @param refusal why
   * @param retryAt when it may succeed, if known
   * @param triesLeft of the other secret, if it was wrong or is blocked
   */
  record Refused(Refusal refusal, Optional<Instant> retryAt, OptionalInt triesLeft)
      implements KioskResult {
    /**
     * Creates it.
     *
     * @param refusal why
     * @param retryAt when it may succeed
     * @param triesLeft of the other secret
     */
    public Refused {
      Objects.requireNonNull(refusal, "refusal");
      Objects.requireNonNull(retryAt, "retryAt");
      Objects.requireNonNull(triesLeft, "triesLeft");
    }

    @Override
    public ValidSecret validSecret() {
      return ValidSecret.OLD;
    }
  }

  /**
   * The new secret is not accepted.
   *
   * @param problem what is wrong with it
   */
  record Unsuitable(NewSecretProblem problem) implements KioskResult {
    /**
     * Creates it.
     *
     * @param problem what is wrong with it
     */
    public Unsuitable {
      Objects.requireNonNull(problem, "problem");
    }

    @Override
    public ValidSecret validSecret() {
      return ValidSecret.OLD;
    }
  }

  /**
   * The card left, failed, or did not take part.
   *
   * @param validSecret which secret is valid
   * @param cause what the card or the link did; a {@link
   *     io.github.jpki4j.PinOutcomeUnknownException} for the other secret says that one try of it
   *     may be spent
   */
  record Interrupted(ValidSecret validSecret, JpkiException cause) implements KioskResult {
    /**
     * Creates it.
     *
     * @param validSecret which secret is valid
     * @param cause what the card or the link did
     */
    public Interrupted {
      Objects.requireNonNull(validSecret, "validSecret");
      Objects.requireNonNull(cause, "cause");
    }
  }

  /** What is wrong with a new secret of the right form. */
  enum NewSecretProblem {
    /** The two entries differ; nothing was sent to the card. */
    ENTRIES_DIFFER,
    /** It is the secret that the card has; only a simulator can know. */
    SAME_AS_OLD
  }
}
