package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;

/** Something happens once, before or after a certain command. */
final class Trap extends ForwardingConnection {

  /** At which command. */
  enum At {
    /** The first READ BINARY. */
    READ,
    /** The first VERIFY that carries a secret. */
    FIRST_SECRET,
    /** The second one: the confirmation of a new secret. */
    SECOND_SECRET,
    /** CHANGE REFERENCE DATA. */
    CHANGE
  }

  /** What happens. */
  @FunctionalInterface
  interface Deed {
    void happen() throws TransportException;
  }

  private final At at;
  private final boolean after;
  private final Deed deed;
  private int secrets;
  private boolean sprung;

  Trap(CardConnection connection, At at, boolean after, Deed deed) {
    super(connection);
    this.at = at;
    this.after = after;
    this.deed = deed;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    boolean now = !sprung && isTheOne(command);
    sprung |= now;
    if (now && !after) {
      deed.happen();
    }
    byte[] answer = super.transceive(command);
    if (now && after) {
      deed.happen();
    }
    return answer;
  }

  private boolean isTheOne(byte[] command) {
    boolean secret = command[1] == 0x20 && command.length > 5;
    secrets += secret ? 1 : 0;
    return switch (at) {
      case READ -> command[1] == (byte) 0xB0;
      case FIRST_SECRET -> secret && secrets == 1;
      case SECOND_SECRET -> secret && secrets == 2;
      case CHANGE -> command[1] == 0x24;
    };
  }
}
