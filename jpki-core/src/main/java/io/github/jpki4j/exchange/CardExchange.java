package io.github.jpki4j.exchange;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all applications of one card share: the channel, what card and link can do, and which
 * selection is the current one. Not thread-safe.
 */
public final class CardExchange {

  /** A card without the application, or without SELECT as we know it; CARD-49. */
  private static final Set<StatusWord> NO_APPLICATION =
      Set.of(
          StatusWord.FILE_NOT_FOUND,
          StatusWord.FUNCTION_NOT_SUPPORTED,
          StatusWord.INSTRUCTION_NOT_SUPPORTED,
          StatusWord.CLASS_NOT_SUPPORTED);

  /** What one setup answered to the first command after power-up; CARD-45. */
  private static final StatusWord NOT_AWAKE = StatusWord.NO_PRECISE_DIAGNOSIS;

  private static final Logger LOG = LoggerFactory.getLogger(CardExchange.class);

  private final CardLayout layout = CardLayout.CURRENT;
  private final CardChannel channel;
  private final CardAbilities abilities;
  private final FileReader files;

  /** One for each application: which form VERIFY takes is found out in each of them. */
  private final Map<CardApplication, PinVerifier> verifiers = new EnumMap<>(CardApplication.class);

  /** The application that was to be selected last; the one from power-up to begin with. */
  private CardApplication asked = CardApplication.ISSUER_DOMAIN;

  /** The number of the selection that lasts, one more after each end; see {@link #isCurrent}. */
  private int selections;

  private boolean awake;

  /**
   * Begins a session. Sends nothing.
   *
   * @param connection open; closed with this
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  public CardExchange(CardConnection connection, LongSupplier nanoTime) {
    this.channel = new CardChannel(connection, nanoTime);
    this.abilities = new CardAbilities(connection.info());
    this.files = new FileReader(channel, abilities);
  }

  public CardLayout layout() {
    return layout;
  }

  public CardChannel channel() {
    return channel;
  }

  public CardAbilities abilities() {
    return abilities;
  }

  public FileReader files() {
    return files;
  }

  /** The secrets of an application. */
  public PinVerifier pins(CardApplication application) {
    return verifiers.computeIfAbsent(
        application, name -> new PinVerifier(channel, abilities, layout));
  }

  /** The secrets of the application that counts the tries of this one. */
  public PinVerifier pins(SecretKind secret) {
    return pins(layout.application(secret));
  }

  /** Does work in one transaction of the link. */
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return channel.transact(work);
  }

  /**
   * Selects an application: one exchange. What a card knew as verified counts no more.
   *
   * @return the number of this selection, for {@link #isCurrent}
   * @throws ApplicationNotFoundException if the card has no such application
   * @throws CardResponseException if it refuses in another way
   */
  public int select(CardApplication application) throws JpkiException {
    requireSelected(application, trySelect(application));
    return selections;
  }

  /**
   * The same if the card has the application.
   *
   * @return what the card answered
   */
  public StatusWord trySelect(CardApplication application) throws JpkiException {
    if (application != asked) {
      asked = application;
      selections++;
    }
    StatusWord status = answerToSelect(application);
    if (status.isSuccess()) {
      selections++;
    }
    return status;
  }

  /** The same as part of a selection that goes on: another program moved it. */
  public void reselect(CardApplication application) throws JpkiException {
    requireSelected(application, answerToSelect(application));
  }

  private static void requireSelected(CardApplication application, StatusWord status)
      throws JpkiException {
    if (NO_APPLICATION.contains(status)) {
      throw new ApplicationNotFoundException(application.title());
    }
    if (!status.isSuccess()) {
      throw new CardResponseException("select " + application.title() + " application", status);
    }
  }

  private StatusWord answerToSelect(CardApplication application) throws JpkiException {
    verifiers.values().forEach(PinVerifier::forgetVerified);
    StatusWord status = send(application);
    if (status.equals(NOT_AWAKE) && !awake) {
      status = send(application);
    }
    awake = true;
    return status;
  }

  private StatusWord send(CardApplication application) throws JpkiException {
    return channel.exchange(JpkiCommands.selectApplication(layout.aid(application))).status();
  }

  /**
   * Whether a selection lasts. This is the one rule: it ends when this session asks for another
   * application, whatever the card answers and if no answer comes, because the other one may be
   * selected then; and when it selects the same one anew and the card does so. It does not end when
   * the card refuses to select the same one again, nor by {@link #reselect}.
   *
   * @param selection its number
   */
  public boolean isCurrent(int selection) {
    return selection == selections;
  }

  /**
   * Ends the session: leaves the application where a secret was sent, and closes the link. Never
   * throws an exception.
   */
  public void close() {
    try {
      leaveApplication();
    } finally {
      closeLink();
    }
  }

  private void leaveApplication() {
    boolean secretSent = verifiers.values().stream().anyMatch(PinVerifier::hasSentSecret);
    if (secretSent && channel.isAlive()) {
      try {
        send(CardApplication.ISSUER_DOMAIN);
      } catch (JpkiException e) {
        LOG.debug("leaving the application failed", e);
      } catch (RuntimeException e) {
        // of the connection; its text is not ours, and may name the card
        LOG.debug("leaving the application failed: {}", e.getClass().getName());
      }
    }
  }

  private void closeLink() {
    try {
      channel.close();
    } catch (RuntimeException e) {
      LOG.warn("closing the connection failed: {}", e.getClass().getName());
    }
  }
}
