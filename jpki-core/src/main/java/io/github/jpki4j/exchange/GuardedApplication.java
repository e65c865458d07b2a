package io.github.jpki4j.exchange;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardWork;
import java.util.Set;

/**
 * An application beside JPKI, whose files each open with one of its secrets. It is selected in each
 * transaction anew, and where another program can reach the card it shows before a secret is sent
 * that it is still selected: a neighbour has secrets of the same identifier, and none may be spent
 * on it.
 */
public final class GuardedApplication {

  /** What a file says that no secret opened; which of them, nobody recorded (CARD-46, APP-28). */
  private static final Set<StatusWord> NOT_OPEN =
      Set.of(StatusWord.SECURITY_STATUS_NOT_SATISFIED, StatusWord.CONDITIONS_NOT_SATISFIED);

  private final CardExchange card;
  private final CardApplication application;
  private final ApplicationMark mark;

  public GuardedApplication(CardExchange card, CardApplication application) {
    this.card = card;
    this.application = application;
    this.mark = new ApplicationMark(card, application);
  }

  /** Reads a counter: two exchanges, on a link that others share three. Spends nothing. */
  public PinStatus status(DataSecret counter) throws JpkiException {
    if (card.layout().application(counter) != application) {
      throw new IllegalArgumentException("this application does not have the " + counter.title());
    }
    return card.transact(
        () -> {
          card.select(application);
          PinVerifier pins = card.pins(counter);
          return proven(pins, () -> pins.status(counter));
        });
  }

  /**
   * Selects the application, looks at the counter, sends VERIFY once and does what comes after it,
   * all in one transaction.
   *
   * @param counter the counter of this application that the secret spends
   */
  public <T> T open(DataSecret counter, CardSecret secret, TryPolicy policy, CardWork<T> work)
      throws JpkiException {
    if (secret.isRefused()) {
      throw new IllegalArgumentException("the card refused this secret; ask the person again");
    }
    return card.transact(
        () -> {
          card.select(application);
          verify(counter, secret, policy);
          return work.run();
        });
  }

  /**
   * Looks at the counter and sends VERIFY once, in a transaction that has selected this application
   * already.
   *
   * @param counter the counter of this application that the secret spends
   */
  public void verify(DataSecret counter, CardSecret secret, TryPolicy policy) throws JpkiException {
    PinVerifier pins = card.pins(counter);
    int reference = proven(pins, () -> pins.prepareVerify(counter, policy));
    if (!card.channel().isExclusive()) {
      pins.prepareAgain(counter, reference);
    }
    verify(pins, counter, secret, reference);
  }

  /**
   * Asks for a counter. Where another program can reach the card, the answer counts if this
   * application shows afterwards that it is still selected; else it is selected again and asked.
   */
  private <T> T proven(PinVerifier pins, CardWork<T> question) throws JpkiException {
    if (card.channel().isExclusive()) {
      return question.run();
    }
    try {
      T answer = question.run();
      if (mark.isShown()) {
        return answer;
      }
    } catch (CardResponseException | PinBlockedException | LastTryException e) {
      if (mark.isShown()) {
        throw e;
      }
    }
    card.reselect(application);
    pins.forgetForm();
    return question.run();
  }

  /** Sends VERIFY; a refusal counts if this application shows that it is the one that refused. */
  private void verify(PinVerifier pins, DataSecret counter, CardSecret secret, int reference)
      throws JpkiException {
    try {
      pins.verify(counter, secret, reference);
    } catch (PinIncorrectException | PinBlockedException e) {
      if (card.channel().isExclusive() || showsMark()) {
        throw e;
      }
      throw new PinOutcomeUnknownException(counter, Operation.VERIFY, pins.triesBefore(), e);
    }
  }

  /** Whether the mark can be read; no failure hides that a secret was sent. */
  private boolean showsMark() {
    try {
      return mark.isShown();
    } catch (JpkiException e) {
      return false;
    }
  }

  /**
   * Does a read in the work of {@link #open}.
   *
   * @throws PinRequiredException if the card forgot that the secret was right: another program
   *     interfered
   */
  public byte[] read(DataSecret counter, CardWork<byte[]> read) throws JpkiException {
    try {
      return read.run();
    } catch (CardResponseException e) {
      if (isNotOpen(e.status())) {
        throw new PinRequiredException(counter);
      }
      throw e;
    }
  }

  /** Whether a file says with this that no secret opened it. */
  public static boolean isNotOpen(StatusWord status) {
    return NOT_OPEN.contains(status);
  }
}
