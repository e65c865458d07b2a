package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.testcard.apdu.Sw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The far end of a link in a test: expects commands in one order, knows one answer to each, and
 * remembers what arrived. It is no chip and knows no PIN. A command out of order is answered 6D00
 * and leaves the script where it is.
 *
 * <p>The transport under test hands every command that reaches its far end to {@link #answer}.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ScriptedCard {

  /** One command and what the card does about it. */
  private static final class Line {

    private final byte[] command;
    private final Optional<byte[]> answer;
    private final Runnable meanwhile;

    Line(byte[] command, Optional<byte[]> answer, Runnable meanwhile) {
      this.command = command;
      this.answer = answer;
      this.meanwhile = meanwhile;
    }
  }

  private final List<Line> script = new ArrayList<>();
  private final List<byte[]> received = new ArrayList<>();
  private int next;

  /** A card with an empty script. */
  public ScriptedCard() {
    // Lines are added by expect.
  }

  /**
   * Adds a command and its answer to the script.
   *
   * @param command the whole command, copied
   * @param answer the whole answer with its status word, copied; shorter than two bytes for a link
   *     that breaks off
   * @return this
   */
  public ScriptedCard expect(byte[] command, byte[] answer) {
    return expect(command, answer, () -> {});
  }

  /**
   * Adds a command, its answer, and what happens while the card works on it.
   *
   * @param command the whole command, copied
   * @param answer the whole answer, copied
   * @param meanwhile run after the command arrived and before it is answered, on the thread that
   *     called {@link #answer}
   * @return this
   */
  public synchronized ScriptedCard expect(byte[] command, byte[] answer, Runnable meanwhile) {
    script.add(new Line(command.clone(), Optional.of(answer.clone()), meanwhile));
    return this;
  }

  /**
   * Adds a command in the middle of which the card leaves.
   *
   * @param command the whole command, copied
   * @return this
   */
  public synchronized ScriptedCard leaveAt(byte[] command) {
    script.add(new Line(command.clone(), Optional.empty(), () -> {}));
    return this;
  }

  /**
   * What the card says to a command.
   *
   * @param command as it arrived; not changed and not kept
   * @return the answer, a fresh array; empty if the card leaves now: cut the link, as when the card
   *     is pulled out
   */
  public Optional<byte[]> answer(byte[] command) {
    Line line;
    synchronized (this) {
      received.add(command.clone());
      if (next == script.size() || !Arrays.equals(script.get(next).command, command)) {
        return Optional.of(Sw.answer(Sw.UNKNOWN_INSTRUCTION));
      }
      line = script.get(next++);
    }
    line.meanwhile.run();
    return line.answer.map(byte[]::clone);
  }

  /**
   * Every command that arrived so far, in order.
   *
   * @return fresh arrays
   */
  public synchronized List<byte[]> received() {
    return received.stream().map(byte[]::clone).toList();
  }

  /**
   * Whether every line of the script was used.
   *
   * @return true at the end
   */
  public synchronized boolean isFinished() {
    return next == script.size();
  }

  /** The script as a recording, in which a card that leaves is a failure of the link. */
  synchronized Recording recording() {
    List<Recording.Exchange> exchanges = new ArrayList<>();
    for (Line line : script) {
      exchanges.add(
          new Recording.Exchange(
              2 + 2 * exchanges.size(),
              BytePattern.of(line.command),
              BytePattern.of(line.answer.orElse(new byte[0])),
              line.answer.isPresent() ? LinkFailure.NONE : LinkFailure.CARD_REMOVED));
    }
    return new Recording(exchanges);
  }
}
