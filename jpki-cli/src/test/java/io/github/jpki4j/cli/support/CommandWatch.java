package io.github.jpki4j.cli.support;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sees the commands that go to the cards of one test. */
public final class CommandWatch {

  private final List<String> commands = new CopyOnWriteArrayList<>();

  /** The connection, watched. */
  public CardConnection over(CardConnection inner) {
    return new Watched(inner);
  }

  /** How often a secret was sent: VERIFY with data. */
  public long secrets() {
    return commands.stream().filter(c -> c.startsWith("0020") && c.length() > 10).count();
  }

  /** What each VERIFY sent, length first, however it named the secret. */
  public List<String> sent() {
    return commands.stream()
        .filter(c -> c.startsWith("0020") && c.length() > 10)
        .map(c -> c.substring(8))
        .toList();
  }

  /** How many signatures were asked for, of an algorithm (P1) or, with an empty text, of any. */
  public long signatures(String algorithm) {
    return commands.stream().filter(c -> c.startsWith("802A" + algorithm)).count();
  }

  private final class Watched extends ForwardingConnection {

    Watched(CardConnection inner) {
      super(inner);
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      commands.add(HexFormat.of().withUpperCase().formatHex(command));
      return super.transceive(command);
    }
  }
}
