package io.github.jpki4j.testcard.contract;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One open connection of a transport, for {@link CardConnectionContract}, and what a hand or
 * another program can do to its card. The optional methods are abilities: where one is left out,
 * the tests that need it are reported as aborted, with the reason.
 *
 * @since 0.1.0
 */
public interface TransportUnderTest extends AutoCloseable {

  /** Something that a test does to the card. */
  @FunctionalInterface
  interface Step {
    /**
     * Does it, and returns when the transport can see it.
     *
     * @throws Exception if it did not work
     */
    void run() throws Exception;
  }

  /** Another program that can reach the same card. */
  @FunctionalInterface
  interface OtherProgram {
    /**
     * Sends at least this command; returns when it was answered. Called on a thread of its own.
     *
     * @param command not on the script before
     * @throws Exception if it did not work
     */
    void send(byte[] command) throws Exception;

    /**
     * How long it takes from {@link #send} until a command arrives, if nobody stops it.
     *
     * @return ample; a test waits that long to see that nothing arrives
     */
    default Duration timeToArrive() {
      return Duration.ofMillis(50);
    }
  }

  /**
   * The connection, opened.
   *
   * @return always the same
   */
  CardConnection connection();

  /**
   * Takes the card out of the reader or the field, for good.
   *
   * @return by default empty: a card cannot be removed between two commands
   */
  default Optional<Step> removal() {
    return Optional.empty();
  }

  /**
   * Where the connection came from, for what it says when there is no card.
   *
   * @return by default empty: the card is handed to the program, which cannot ask for it
   */
  default Optional<CardSource> source() {
    return Optional.empty();
  }

  /**
   * Another program on the same card, which {@link CardConnection#transact} keeps out.
   *
   * @return by default empty: the link has no other users, or cannot keep them out
   */
  default Optional<OtherProgram> otherProgram() {
    return Optional.empty();
  }

  /**
   * Whether the link can tell that the card is gone from other failures.
   *
   * @return by default true
   */
  default boolean tellsRemoval() {
    return true;
  }

  /**
   * The longest command that can be tried here.
   *
   * @return bytes, by default what the connection says; less if the far end is no real reader
   */
  default int longestCommand() {
    return connection().info().maxCommandLength();
  }

  /**
   * The longest answer that can be tried here.
   *
   * @return bytes with the status word, by default 65,538 with extended length and 258 without
   */
  default int longestAnswer() {
    return connection().info().extendedLength() ? 65_536 + 2 : 256 + 2;
  }

  /**
   * The shortest answer that can be tried here.
   *
   * @return bytes, by default 0; more if the far end is no real reader
   */
  default int shortestAnswer() {
    return 0;
  }

  /**
   * What arrived at the far end.
   *
   * @param card the card of this connection
   * @return by default what the card received; for a link without a far end what would have
   */
  default List<byte[]> received(ScriptedCard card) {
    return card.received();
  }

  /** Closes the connection, if the test did not, and takes the card away. */
  @Override
  void close();
}
