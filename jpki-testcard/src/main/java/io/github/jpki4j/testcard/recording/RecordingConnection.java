package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.pki.FixedTestPki;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that writes down what goes over it. Secrets are removed when it is written, not when
 * it is shown: this object never holds a PIN. Neither are certificates, attributes, numbers,
 * messages and serial numbers kept, so that a recording of a real card can be passed on. After an
 * answer that was lost nobody knows which file is selected, so no data is kept until a SELECT was
 * answered.
 *
 * <p>A login with a simulated card can be replayed, through whatever reader it went: certificates
 * of authentication and of CAs that were read to the end and that {@linkplain FixedTestPki#issued a
 * fixed test CA issued}, and PKCS#1 v1.5 signatures of the fixed test keys, are kept whole. Both
 * are proven by signatures; a real card has neither. Until it is read to the end, a certificate is
 * held in memory, and forgotten if it is not proven.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RecordingConnection extends ForwardingConnection {

  private final Redaction redaction;
  private final List<Recording.Exchange> exchanges = new ArrayList<>();

  private RecordingConnection(CardConnection connection, Redaction redaction) {
    super(connection);
    this.redaction = redaction;
  }

  /**
   * Records without secrets and without what belongs to the holder or to a single card.
   *
   * @param connection closed with this one
   */
  public RecordingConnection(CardConnection connection) {
    this(connection, new Redaction(false));
  }

  /**
   * Records without secrets but with whole answers, so that a replay can be used as a card.
   *
   * @param connection a connection to a simulated card, closed with the one returned
   * @return a recording connection
   * @throws IllegalArgumentException if it does not say that its card is simulated
   */
  public static RecordingConnection keepingAnswers(CardConnection connection) {
    if (connection.info().medium() != ConnectionInfo.Medium.SIMULATED) {
      throw new IllegalArgumentException("answers of a real card are not kept");
    }
    return new RecordingConnection(connection, new Redaction(true));
  }

  /**
   * What was recorded so far.
   *
   * @return a snapshot
   */
  public Recording recording() {
    return new Recording(exchanges);
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    BytePattern told = Redaction.command(command);
    try {
      byte[] answer = super.transceive(command);
      add(told, redaction.answer(command, answer, exchanges.size()), LinkFailure.NONE);
      redaction.proven().forEach(this::tell);
      return answer;
    } catch (TransportException e) {
      boolean newCard = e instanceof CardRemovedException || e instanceof CardResetException;
      redaction.lost(command, newCard);
      add(told, BytePattern.of(new byte[0]), LinkFailure.of(e));
      throw e;
    } catch (RuntimeException e) {
      redaction.lost(command, true);
      throw e;
    }
  }

  private void tell(int exchange, BytePattern answer) {
    Recording.Exchange hidden = exchanges.get(exchange);
    exchanges.set(
        exchange,
        new Recording.Exchange(hidden.line(), hidden.command(), answer, hidden.failure()));
  }

  private void add(BytePattern command, BytePattern answer, LinkFailure failure) {
    int line = 2 + 2 * exchanges.size();
    exchanges.add(new Recording.Exchange(line, command, answer, failure));
  }
}
