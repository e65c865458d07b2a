package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.Pin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PIN in a password of the JCA, erased in the end unless somebody takes it over. */
final class PinHolder implements AutoCloseable {

  private Optional<Pin> pin;

  /**
   * Copies the password, which stays the caller's.
   *
   * @param password null or empty for none
   * @param takesDefaults whether one that programs give when nobody set one is meant
   * @throws DefaultPasswordException if it is one that is not meant
   */
  PinHolder(KeyKind kind, char @Nullable [] password, boolean takesDefaults) {
    if (password != null && !takesDefaults && DefaultPasswords.contains(password)) {
      throw new DefaultPasswordException();
    }
    pin =
        password == null || password.length == 0
            ? Optional.empty()
            : Optional.of(Pin.of(kind, password.clone()));
  }

  Optional<Pin> pin() {
    return pin;
  }

  /** Hands the PIN over to be closed elsewhere. */
  Pin release() {
    Pin released = pin.get();
    pin = Optional.empty();
    return released;
  }

  @Override
  public void close() {
    pin.ifPresent(Pin::close);
  }
}
