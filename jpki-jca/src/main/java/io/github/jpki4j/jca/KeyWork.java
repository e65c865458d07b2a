package io.github.jpki4j.jca;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.pin.Pin;

/** Something that a key does once its PIN is verified. */
interface KeyWork<T> {

  /** Does it with the PIN verified before. */
  T verified(CardSession session) throws JpkiException;

  /** Verifies the PIN, once, and does it. */
  T verifying(CardSession session, Pin pin) throws JpkiException;
}
