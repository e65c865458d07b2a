package io.github.jpki4j.testcard.fault;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Delay;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A connection to a test card on which one {@link Fault} happens at one command. For loops: run a
 * task without a fault to learn its number of {@link #commands()}, then once for each fault and
 * each index below it.
 *
 * <p>Faults happen to the card itself, so what it did can be read from {@link TestCard} afterwards.
 * Not thread-safe.
 *
 * @since 0.1.0
 */
public final class FaultyConnection extends ForwardingConnection implements Simulated {

  private static final byte GET_RESPONSE = (byte) 0xC0;
  private static final Duration DELAY = Duration.ofMillis(5);
  private static final byte[] FOREIGN_APPLICATION =
      HexFormat.of().parseHex("00A4040C0AD3921000310001010408");
  private static final byte[] ISSUER_DOMAIN = HexFormat.of().parseHex("00A4040C07A0000001510000");

  /** Status words that no command of any card model gives. */
  private static final int[] GARBAGE = {0x0000, 0xFFFF, 0x1234, 0x6F42, 0x7FFF};

  private final TestCard card;
  private final Fault fault;
  private final int at;
  private byte[] origin = {};
  private int commands;
  private boolean fired;

  /**
   * Puts a fault in front of a connection.
   *
   * @param connection a connection from {@link TestCard#connect}, or a decorator of one; closed
   *     with this one
   * @param fault what happens
   * @param atCommandIndex at which command it happens, the first being 0; a negative index never
   *     comes
   * @throws IllegalArgumentException if the connection does not lead to a test card
   */
  public FaultyConnection(CardConnection connection, Fault fault, int atCommandIndex) {
    super(connection);
    if (!(connection instanceof Simulated simulated)) {
      throw new IllegalArgumentException("faults happen to test cards only");
    }
    this.card = simulated.card();
    this.fault = fault;
    this.at = atCommandIndex;
  }

  @Override
  public TestCard card() {
    return card;
  }

  /**
   * Whether the fault has happened.
   *
   * @return false if the index was not reached, or no command met the fault's condition
   */
  public boolean fired() {
    return fired;
  }

  /**
   * How many commands were sent through this connection.
   *
   * @return the faulty one included
   */
  public int commands() {
    return commands;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    int index = commands++;
    if (origin.length > 0) {
      return continueEndlessAnswers(command);
    }
    return switch (fault) {
      case EXTENDED_REFUSED_6700, EXTENDED_REFUSED_IO ->
          index >= at && at >= 0 && isExtended(command)
              ? refuseExtended()
              : super.transceive(command);
      default -> index == at ? faulty(command) : super.transceive(command);
    };
  }

  private byte[] refuseExtended() throws TransportException {
    fired = true;
    if (fault == Fault.EXTENDED_REFUSED_IO) {
      throw new TransportException("the reader failed on a long command", Remedy.CHECK_READER);
    }
    return Sw.answer(Sw.WRONG_LENGTH);
  }

  private byte[] faulty(byte[] command) throws TransportException {
    fired = true;
    return switch (fault) {
      case NOT_TRANSACTED ->
          throw new TransportException("the reader refused the command", Remedy.CHECK_READER);
      case FIRST_6F00 -> Sw.answer(Sw.UNKNOWN_ERROR);
      case DELAY -> late(command);
      case ENDLESS_61, ENDLESS_6C -> startEndlessAnswers(command);
      case REMOVED_BEFORE, RESET_BEFORE, FOREIGN_RESET, FOREIGN_SELECT -> disturbed(command);
      default -> spoiled(super.transceive(command));
    };
  }

  private byte[] late(byte[] command) throws TransportException {
    Delay.pause(DELAY);
    return super.transceive(command);
  }

  private byte[] disturbed(byte[] command) throws TransportException {
    switch (fault) {
      case REMOVED_BEFORE -> card.remove();
      case RESET_BEFORE -> card.interruptPower();
      case FOREIGN_RESET -> card.reset();
      default -> {
        card.transmit(ISSUER_DOMAIN.clone());
        card.transmit(FOREIGN_APPLICATION.clone());
      }
    }
    return super.transceive(command);
  }

  /** The command was executed: spoils its answer. */
  private byte[] spoiled(byte[] answer) throws TransportException {
    return switch (fault) {
      case REMOVED_AFTER -> {
        card.remove();
        throw new CardRemovedException("the test card was removed");
      }
      case LOST_ANSWER ->
          throw new TransportException("the reader lost the answer", Remedy.CHECK_READER);
      case ANSWER_EMPTY -> new byte[0];
      case ANSWER_ONE_BYTE -> Arrays.copyOf(answer, 1);
      case ANSWER_TRUNCATED -> Arrays.copyOf(answer, answer.length / 2);
      default -> Sw.answer(GARBAGE[at % GARBAGE.length]);
    };
  }

  /**
   * Starts a run of answers that lead nowhere. It goes on for what a client sends to follow them;
   * any other command ends it, and so does the same command sent afresh.
   */
  private byte[] startEndlessAnswers(byte[] command) throws TransportException {
    origin = command.clone();
    if (fault == Fault.ENDLESS_61) {
      super.transceive(command);
      return Sw.answer(0x6110);
    }
    return Sw.answer(0x6C10);
  }

  private byte[] continueEndlessAnswers(byte[] command) throws TransportException {
    boolean follows =
        fault == Fault.ENDLESS_61
            ? command.length >= 4 && command[1] == GET_RESPONSE
            : differInLe(command, origin);
    if (!follows) {
      origin = new byte[0];
      return super.transceive(command);
    }
    return fault == Fault.ENDLESS_61
        ? Sw.answer(new byte[16], 0x6110)
        : Sw.answer(0x6C10 + (commands % 2));
  }

  private static boolean differInLe(byte[] one, byte[] other) {
    if (Arrays.equals(one, other)) {
      return false;
    }
    try {
      Command first = Command.parse(one);
      Command second = Command.parse(other);
      return Arrays.equals(one, 0, 4, other, 0, 4) && Arrays.equals(first.data(), second.data());
    } catch (CommandRefusal malformed) {
      return false;
    }
  }

  private static boolean isExtended(byte[] command) {
    return command.length > 6 && command[4] == 0;
  }
}
