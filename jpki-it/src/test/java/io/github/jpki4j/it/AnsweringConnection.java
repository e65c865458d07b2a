package io.github.jpki4j.it;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.Optional;

/** A link on which something else answers some of the commands. */
final class AnsweringConnection implements CardConnection {

  /** What answers instead of the card. */
  interface Answers {
    /** The answer, or empty to ask the card. */
    Optional<byte[]> to(byte[] command) throws TransportException;
  }

  private final CardConnection link;
  private final Answers answers;

  AnsweringConnection(CardConnection link, Answers answers) {
    this.link = link;
    this.answers = answers;
  }

  /** A status alone. */
  static Optional<byte[]> status(int value) {
    return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
  }

  /** VERIFY without data, of four bytes or five. */
  static boolean isQuestion(byte[] command) {
    return command[1] == 0x20 && command.length <= 5;
  }

  /** VERIFY with a secret. */
  static boolean isVerify(byte[] command) {
    return command[1] == 0x20 && command.length > 5;
  }

  /** Whether P2 of VERIFY or of a signature names a file by its short identifier. */
  static boolean isShortIdentifier(byte[] command) {
    return (command[3] & 0xFF) > 0x80;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    Optional<byte[]> answer = answers.to(command);
    return answer.isPresent() ? answer.get() : link.transceive(command);
  }

  @Override
  public ConnectionInfo info() {
    return link.info();
  }

  @Override
  public boolean isExclusive() {
    return link.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return link.transact(work);
  }

  @Override
  public void close() {
    link.close();
  }
}
