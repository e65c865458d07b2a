package io.github.jpki4j.jca;

import io.github.jpki4j.pin.PinSource;
import java.security.KeyStore;
import java.security.KeyStore.LoadStoreParameter;
import java.security.KeyStore.ProtectionParameter;
import java.util.Objects;

/**
 * Loads a key store of a {@link JpkiProvider} with a source of PINs of its own. It is asked while
 * loading, once, if the certificate cannot be read without the PIN, as that for digital signatures;
 * and later by keys of this store that need their PIN.
 *
 * <p>A {@link java.security.KeyStore.CallbackHandlerProtection} does the same for a handler.
 *
 * @since 0.1.0
 */
public final class JpkiLoadParameter implements LoadStoreParameter {

  private final PinSource pins;

  private JpkiLoadParameter(PinSource pins) {
    this.pins = pins;
  }

  /**
   * For {@link KeyStore#load(LoadStoreParameter)}.
   *
   * @param pins whom to ask; called on the thread that loads or signs, with no lock held
   * @return the parameter
   */
  public static JpkiLoadParameter asking(PinSource pins) {
    return new JpkiLoadParameter(Objects.requireNonNull(pins, "pins"));
  }

  PinSource pins() {
    return pins;
  }

  /** No password: the PIN comes from the source. */
  @Override
  public ProtectionParameter getProtectionParameter() {
    return new KeyStore.PasswordProtection(new char[0]);
  }
}
