package io.github.jpki4j.pin;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import java.util.OptionalInt;

/**
 * Where a secret comes from when a program finds out late that it needs one: a prompt, a window, a
 * file. Asked before the card is reserved, once for one VERIFY.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PinSource {

  /**
   * Asks for a secret.
   *
   * @param key whose secret
   * @param triesLeft tries left, if known, to be shown to the person
   * @return a fresh secret that the caller closes; null, against this contract, counts as no
   *     answer: the caller throws a {@link PinCancelledException} caused by an {@link
   *     IllegalStateException} that says so, and sends nothing
   * @throws PinCancelledException if the person does not want to give it
   * @throws PinFormatException if what was given cannot be right
   */
  Pin request(KeyKind key, OptionalInt triesLeft) throws PinCancelledException;
}
