package io.github.jpki4j.cli.command;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where cards come from: the readers of this computer, or a simulation. */
public interface CardAccess {

  /** A reader, and whether a card is on it. */
  record Reader(String name, boolean card) {}

  /**
   * The way to the readers.
   *
   * @param name as the library calls it
   * @param refusal why it is not the native one, if that was wanted
   */
  record Backend(String name, Optional<NativeRefusal> refusal) {}

  /** How the readers are reached; touches none. */
  Backend backend() throws JpkiException;

  /** The readers that are connected now. */
  List<Reader> readers() throws JpkiException;

  /**
   * Waits for a card and connects to it.
   *
   * @param reader a part of a reader's name, or empty for any reader
   * @param timeout zero looks once
   */
  CardConnection open(Optional<String> reader, Duration timeout) throws JpkiException;
}
