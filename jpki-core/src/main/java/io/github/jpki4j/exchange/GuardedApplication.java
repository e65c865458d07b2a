package io.github.jpki4j.exchange;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardWork;
import java.util.Set;

/**
 * An application beside JPKI, whose files each open with one of its secrets. It is selected in each
 * transaction anew: an application that another program left behind may have a secret of the same
 * identifier, and none may be spent on it.
 */
public final class GuardedApplication {

  /** What a file says that no secret opened; which of them, nobody recorded (CARD-46, APP-28). */
  private static final Set<StatusWord> NOT_OPEN =
      Set.of(StatusWord.SECURITY_STATUS_NOT_SATISFIED, StatusWord.CONDITIONS_NOT_SATISFIED);

  private final CardSession card;
  private final CardApplication application;

  public GuardedApplication(CardSession card, CardApplication application) {
    this.card = card;
    this.application = application;
  }

  /** Reads a counter: two exchanges. Spends nothing. */
  public PinStatus status(DataSecret counter) throws JpkiException {
    if (card.layout().application(counter) != application) {
      throw new IllegalArgumentException("this application does not have the " + counter.title());
    }
    return card.transact(
        () -> {
          card.select(application);
          return card.pins(counter).status(counter);
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
          PinVerifier pins = card.pins(counter);
          pins.verify(counter, secret, pins.prepareVerify(counter, policy));
          return work.run();
        });
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
