package io.github.jpki4j.testkit.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.Optional;

/** A link on which something else answers some of the commands. */
public final class AnsweringConnection extends ForwardingConnection {

  /** What answers instead of the card. */
  public interface Answers {
    /**
     * The answer to a command.
     *
     * @param command a whole command
     * @return empty to ask the card
     * @throws TransportException instead of an answer
     */
    Optional<byte[]> to(byte[] command) throws TransportException;
  }

  private final Answers answers;

  /**
   * Takes a link.
   *
   * @param link closed with this
   * @param answers asked before the link is
   */
  public AnsweringConnection(CardConnection link, Answers answers) {
    super(link);
    this.answers = answers;
  }

  /**
   * A status alone.
   *
   * @param value of the status word
   * @return an answer of two bytes
   */
  public static Optional<byte[]> status(int value) {
    return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
  }

  /**
   * Whether P2 of VERIFY or of a signature names a file by its short identifier.
   *
   * @param command of one of the two
   * @return false if it means the file that is selected
   */
  public static boolean isShortIdentifier(byte[] command) {
    return (command[3] & 0xFF) > 0x80;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    Optional<byte[]> answer = answers.to(command);
    return answer.isPresent() ? answer.get() : super.transceive(command);
  }
}
