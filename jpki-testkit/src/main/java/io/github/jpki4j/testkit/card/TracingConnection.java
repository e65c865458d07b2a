package io.github.jpki4j.testkit.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Passes everything on and remembers what went by, in hex and as the arrays themselves. */
public final class TracingConnection extends ForwardingConnection {

  private final List<String> commands = new ArrayList<>();
  private final List<byte[]> arrays = new ArrayList<>();
  private final List<Integer> answerLengths = new ArrayList<>();

  /**
   * Takes a link.
   *
   * @param link closed with this
   */
  public TracingConnection(CardConnection link) {
    super(link);
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    commands.add(HexFormat.of().withUpperCase().formatHex(command));
    arrays.add(command);
    byte[] answer = super.transceive(command);
    answerLengths.add(answer.length);
    return answer;
  }

  /**
   * The commands so far.
   *
   * @return in hex
   */
  public List<String> commands() {
    return commands;
  }

  /**
   * How long the answers were, status included; shorter than {@link #commands()} if one failed.
   *
   * @return bytes
   */
  public List<Integer> answerLengths() {
    return answerLengths;
  }

  /**
   * Questions for a counter: VERIFY without data.
   *
   * @return how many
   */
  public long questions() {
    return commands.stream().filter(c -> c.startsWith("0020") && c.length() == 8).count();
  }

  /**
   * Everything but the questions for a counter.
   *
   * @return how many
   */
  public long withoutQuestions() {
    return commands.size() - questions();
  }

  /**
   * How often a secret went over the link: VERIFY or CHANGE REFERENCE DATA with data.
   *
   * @return how many
   */
  public long secrets() {
    return commands.stream().filter(TracingConnection::carriesSecret).count();
  }

  /**
   * The very arrays that carried a command with a secret, as they are now.
   *
   * @return one for each of {@link #secrets()}
   */
  public List<byte[]> secretArrays() {
    List<byte[]> result = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      if (carriesSecret(commands.get(i))) {
        result.add(arrays.get(i));
      }
    }
    return result;
  }

  private static boolean carriesSecret(String command) {
    return (command.startsWith("0020") || command.startsWith("0024")) && command.length() > 10;
  }

  /** Forgets what went by so far. */
  public void clear() {
    commands.clear();
    arrays.clear();
    answerLengths.clear();
  }
}
