package io.github.jpki4j.exchange;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way from a command to its answer: encodes, sends, follows 61xx and 6Cxx, logs without
 * contents, erases secrets. After a failure of the link it answers no more.
 *
 * <p>Tolerates drivers that followed 61xx/6Cxx already. Repeats nothing else, and nothing that
 * could spend a try: to VERIFY and CHANGE REFERENCE DATA, 61xx and 6Cxx are answers like any other.
 */
public final class CardChannel {

  private static final Logger LOG = LoggerFactory.getLogger(CardChannel.class);

  /** The longest answer, 65,536 bytes, comes in 256 pieces; a card that wants more never ends. */
  private static final int MAX_PIECES = 257;

  private final CardConnection connection;
  private final ExchangeBudget budget;
  private int transactions;
  private @Nullable TransportException failure;

  /**
   * Takes a connection.
   *
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  public CardChannel(CardConnection connection, LongSupplier nanoTime) {
    this.connection = connection;
    this.budget = new ExchangeBudget(nanoTime);
  }

  public ConnectionInfo info() {
    return connection.info();
  }

  /** Whether no other program can have moved the selection. */
  public boolean isExclusive() {
    return connection.isExclusive();
  }

  public <T> T transact(CardWork<T> work) throws JpkiException {
    begin();
    transactions++;
    try {
      return connection.transact(work);
    } catch (CardRemovedException | CardResetException e) {
      failure = e; // also if the reservation says so: another card may lie there by now
      throw e;
    } finally {
      transactions--;
    }
  }

  /** What comes is work of its own, unless it belongs to a transaction. */
  private void begin() throws TransportException {
    requireAlive();
    if (transactions == 0) {
      budget.begin();
    }
  }

  /**
   * Sends a command and returns the whole answer with its final status.
   *
   * @throws ExtendedLengthException if the link may be unable to carry this command
   * @throws TransportException if the link failed, now or before
   * @throws MalformedResponseException if what came back is no answer, or the card asks for more
   *     than the budget of one piece of work
   */
  public ResponseApdu exchange(CommandApdu command)
      throws TransportException, MalformedResponseException {
    begin();
    ResponseApdu answer = send(command);
    if (JpkiCommands.isAboutSecret(command)) {
      return answer;
    }
    if (answer.status().sw1() == 0x6C && command.ne() > 0) {
      int right = answer.status().sw2() == 0 ? JpkiCommands.SHORT_NE : answer.status().sw2();
      answer = send(command.withNe(right));
    }
    return answer.status().sw1() == 0x61 ? collect(answer) : answer;
  }

  private ResponseApdu collect(ResponseApdu first)
      throws TransportException, MalformedResponseException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ResponseApdu piece = first;
    for (int i = 0; i < MAX_PIECES; i++) {
      byte[] data = piece.data();
      whole.write(data, 0, data.length);
      StatusWord status = piece.status();
      if (status.sw1() != 0x61) {
        whole.write(status.sw1());
        whole.write(status.sw2());
        return parse(whole.toByteArray());
      }
      piece = send(JpkiCommands.getResponse(status.sw2()));
    }
    throw new MalformedResponseException("the card promises more data (61xx) without end");
  }

  private ResponseApdu send(CommandApdu command)
      throws TransportException, MalformedResponseException {
    if (!command.isSecret()) {
      budget.requireRest();
    }
    requireRoom(command);
    byte[] bytes = command.toBytes();
    try {
      LOG.debug("> {}", command);
      byte[] answer = connection.transceive(bytes);
      budget.spend(bytes.length, answer.length);
      ResponseApdu parsed = parse(answer);
      Arrays.fill(answer, 0, answer.length - 2, (byte) 0); // ours; a photo or a number may be in it
      LOG.debug("< {}", parsed);
      return parsed;
    } catch (TransportException e) {
      LOG.debug("< {}", e.getClass().getSimpleName());
      throw judged(e, command);
    } finally {
      if (command.isSecret()) {
        Arrays.fill(bytes, (byte) 0);
        command.wipe();
      }
    }
  }

  /**
   * Refuses a command that is longer than the link takes, erased if it is secret. Nothing is sent,
   * and the link can be used further. The message does not tell how long the command is.
   */
  public void requireRoom(CommandApdu command) throws TransportException {
    int longest = connection.info().maxCommandLength();
    if (command.length() > longest) {
      command.wipe();
      throw new TransportException(
          "the link takes commands of at most " + longest + " bytes, too few for this one",
          TransportException.Remedy.CHECK_READER);
    }
  }

  /**
   * A link that cannot carry an extended command can still carry the next, short one. After every
   * other failure this channel is dead.
   */
  private TransportException judged(TransportException e, CommandApdu command) {
    // each kind of TransportException says what happened, and none that it was the length
    if (command.isExtended() && e.getClass() == TransportException.class) {
      return new ExtendedLengthException(e);
    }
    failure = e;
    return e;
  }

  private static ResponseApdu parse(byte[] answer) throws MalformedResponseException {
    try {
      return ResponseApdu.parse(answer);
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException(
          "the link delivered " + answer.length + " bytes, which is no answer", e);
    }
  }

  public boolean isAlive() {
    return failure == null;
  }

  private void requireAlive() throws TransportException {
    TransportException earlier = failure;
    if (earlier != null) {
      throw new TransportException(
          "the connection failed earlier, open a new one", earlier.remedy(), earlier);
    }
  }

  public void close() {
    if (failure == null) {
      failure =
          new TransportException("the connection is closed", TransportException.Remedy.REOPEN);
    }
    connection.close();
  }
}
