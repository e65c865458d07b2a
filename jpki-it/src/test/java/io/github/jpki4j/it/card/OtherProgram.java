package io.github.jpki4j.it.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;

/** A link that lets another program in before some of the commands, transaction or not. */
final class OtherProgram extends ForwardingConnection {

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
    super(link);
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
        super.transceive(HexFormat.of().parseHex(other));
      }
    }
    return super.transceive(command);
  }
}
