package io.github.jpki4j.it.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;

/** A link that lets another program in before some of the commands, transaction or not. */
final class OtherProgram implements CardConnection {

  private final CardConnection link;
  private final List<String> sends;
  private final IntPredicate before;
  private int commands;

  /**
   * Connects.
   *
   * @param sends commands of the other program, in hex
   * @param before which of our commands, counted from 0
   */
  OtherProgram(CardConnection link, List<String> sends, IntPredicate before) {
    this.link = link;
    this.sends = sends;
    this.before = before;
  }

  /** How many commands we sent. */
  int commands() {
    return commands;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    if (before.test(commands++)) {
      for (String other : sends) {
        link.transceive(HexFormat.of().parseHex(other));
      }
    }
    return link.transceive(command);
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return link.transact(work);
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
  public void close() {
    link.close();
  }
}
