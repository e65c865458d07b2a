package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;

/** One connected card, as a backend has it. One thread at a time. */
interface PcscLink {

  /** Whether it carries extended-length commands, as far as the protocol goes. */
  boolean extendedLength();

  /**
   * Sends one command.
   *
   * @param command a whole command, not changed and not kept
   * @return what came back, 0 bytes or more, a fresh array
   * @throws TransportException if nothing came back
   */
  byte[] transmit(byte[] command) throws TransportException;

  /**
   * Begins a transaction, which keeps other programs out.
   *
   * @throws TransportException if it did not begin
   */
  void begin() throws TransportException;

  /**
   * Ends the transaction; the card stays as it is.
   *
   * @throws TransportException if the link is broken; the transaction is over then too
   */
  void end() throws TransportException;

  /**
   * Ends the link and makes the card forget verified PINs as well as the backend can. Called once.
   *
   * @throws TransportException if the link was broken before
   */
  void disconnect() throws TransportException;
}
