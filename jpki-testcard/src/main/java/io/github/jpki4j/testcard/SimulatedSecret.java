package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.PinFile;

/**
 * A secret of a {@link TestCard} as tests see it, without a command. Of a simulation alone: it
 * guards nothing. Thread-safe; it always shows the present state.
 *
 * @since 0.1.0
 */
public final class SimulatedSecret {

  private final Object lock;
  private final PinFile file;

  SimulatedSecret(Object lock, PinFile file) {
    this.lock = lock;
    this.file = file;
  }

  /**
   * The value, which no command tells.
   *
   * @return the value in force
   */
  public String value() {
    synchronized (lock) {
      return file.value();
    }
  }

  /**
   * The counter.
   *
   * @return 0 (blocked) to the secret's maximum; {@link Integer#MAX_VALUE} without a limit
   */
  public int triesLeft() {
    synchronized (lock) {
      return file.left();
    }
  }

  /**
   * Sets the counter, as nothing but a test can.
   *
   * @param tries 0 (blocked) to the secret's maximum
   * @throws IllegalArgumentException if it is outside that range
   */
  public void setTriesLeft(int tries) {
    synchronized (lock) {
      file.setLeft(tries);
    }
  }

  /**
   * Whether it is verified now.
   *
   * @return true from a successful VERIFY until it is dropped
   */
  public boolean isVerified() {
    synchronized (lock) {
      return file.isVerified();
    }
  }

  /**
   * Gives it a new value and all its tries, as the municipal counter or a kiosk does.
   *
   * @param value of the form that the secret has
   * @throws IllegalArgumentException if the value has another form
   */
  public void renew(String value) {
    synchronized (lock) {
      file.renew(value);
    }
  }

  /** Does not tell the value. */
  @Override
  public String toString() {
    return "SimulatedSecret[hidden]";
  }
}
