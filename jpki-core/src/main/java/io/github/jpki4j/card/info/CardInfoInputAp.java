package io.github.jpki4j.card.info;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.GuardedApplication;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Arrays;

/**
 * The card's own attributes (券面事項入力補助AP): name, address, date of birth and gender, behind a 4-digit
 * PIN of their own or behind verification number B.
 *
 * <p>The same application holds the individual number (個人番号) in EF 0001, behind the same PIN. It is
 * not read here: the law lets few use it, and the way to it is {@code
 * MyNumberCard.individualNumber}.
 *
 * <p>Each method selects the application in its own transaction, before anything else. An
 * application that another program left behind may have a file of the same identifier (0011 of
 * 券面事項確認AP is the key of the birth date), and this PIN must not be spent on it. A {@code JpkiAp}
 * from before such a call is of no use afterwards: call {@code MyNumberCard.jpki()} again.
 *
 * <p>Every method throws an {@link ApplicationNotFoundException} if the card has no such
 * application (phones and Juki cards), a {@link TransportException} if the link fails or has
 * failed, a {@link MalformedResponseException} if the card's answer makes no sense, and a {@link
 * CardResponseException} if the card refuses with a status of no further meaning.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class CardInfoInputAp {

  private final CardExchange card;
  private final GuardedApplication application;

  /**
   * For {@code MyNumberCard.cardInfoInput()}, which is the way to get one. Sends nothing.
   *
   * @param card the session
   */
  public CardInfoInputAp(CardExchange card) {
    this.card = card;
    this.application = new GuardedApplication(card, CardApplication.CARD_INFO_INPUT);
  }

  /**
   * Reads the counter of the PIN: two exchanges. Spends nothing.
   *
   * @return tries left of how many
   * @throws JpkiException as for every method
   */
  public PinStatus pinStatus() throws JpkiException {
    return pinStatus(DataSecret.CARD_INFO);
  }

  /**
   * Reads a counter: two exchanges. Spends nothing.
   *
   * @param secret {@link DataSecret#CARD_INFO}, {@link DataSecret#CARD_INFO_NUMBER_B} or {@link
   *     DataSecret#CARD_INFO_NUMBER_A}
   * @return tries left of how many
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException for a secret of another application
   */
  public PinStatus pinStatus(DataSecret secret) throws JpkiException {
    return application.status(secret);
  }

  /**
   * Reads the four attributes with {@link TryPolicy#KEEP_LAST}.
   *
   * @param pin the PIN, which stays open
   * @return the attributes
   * @throws JpkiException as {@link #read(CardInfoPin, TryPolicy)}
   */
  public CardAttributes read(CardInfoPin pin) throws JpkiException {
    return read(pin, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies the PIN and reads the four attributes: one VERIFY, never repeated, after a look at the
   * counter. Four exchanges with extended length.
   *
   * @param pin the PIN, which stays open
   * @param policy what to do when one try is left
   * @return the attributes
   * @throws PinIncorrectException if the PIN is wrong: one try of its own counter is spent
   * @throws PinBlockedException if it is blocked, before or by this attempt
   * @throws LastTryException if one try is left and the policy keeps it; the PIN is not sent
   * @throws PinOutcomeUnknownException if no usable answer came back to VERIFY
   * @throws PinRequiredException if the card forgot between VERIFY and reading that the PIN was
   *     right: another program interfered
   * @throws MalformedResponseException if the file does not hold the four attributes
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException if the card refused this PIN already
   */
  public CardAttributes read(CardInfoPin pin, TryPolicy policy) throws JpkiException {
    return read(DataSecret.CARD_INFO, pin, policy);
  }

  /**
   * The same with verification number B, whose tries this application counts apart from those of
   * the surface application.
   *
   * @param number the number, which stays open
   * @param policy what to do when one try is left
   * @return the attributes
   * @throws JpkiException as {@link #read(CardInfoPin, TryPolicy)}
   */
  public CardAttributes read(VerificationNumberB number, TryPolicy policy) throws JpkiException {
    return read(DataSecret.CARD_INFO_NUMBER_B, number, policy);
  }

  private CardAttributes read(DataSecret counter, CardSecret secret, TryPolicy policy)
      throws JpkiException {
    return application.open(
        counter,
        secret,
        policy,
        () -> {
          byte[] file = readFile(counter);
          try {
            return new CardAttributes(AttributesFile.parse(file));
          } finally {
            Arrays.fill(file, (byte) 0);
          }
        });
  }

  private byte[] readFile(DataSecret counter) throws JpkiException {
    return application.read(
        counter,
        () ->
            card.files()
                .readObject(
                    card.layout().attributesFile(),
                    card.layout().attributesGuess(),
                    AttributesFile::length,
                    "read attributes"));
  }
}
