package io.github.jpki4j.card.surface;

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
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Objects;

/**
 * The card face (券面事項確認AP): images of name and address, the photo, date of birth, gender and
 * expiry, behind a number that is printed on the card. There is no PIN here: whoever holds the card
 * can read it. What it adds is that the chip says the same as the print.
 *
 * <p>{@link VerificationNumberB} is the usual way. {@link VerificationNumberA} opens the same and
 * is the individual number: asking for it is for those alone whom the law allows that. The image of
 * the individual number is not read here but through {@code MyNumberCard.individualNumber}.
 *
 * <p>Each number has a counter of its own, ten tries on the cards that were seen. A blocked number
 * takes a visit to the municipal counter; so every rule of PINs holds: refused by form before
 * anything is sent, the counter read first, sent once, the last try kept. Each method selects the
 * application in its own transaction; a {@code JpkiAp} from before such a call is of no use
 * afterwards: call {@code MyNumberCard.jpki()} again.
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
public final class CardSurfaceAp {

  private final GuardedApplication application;
  private final SurfaceReader reader;

  /**
   * For {@code MyNumberCard.surface()}, which is the way to get one. Sends nothing.
   *
   * @param card the session
   */
  public CardSurfaceAp(CardExchange card) {
    this.application = new GuardedApplication(card, CardApplication.SURFACE);
    this.reader = new SurfaceReader(card, application);
  }

  /**
   * Reads a counter: two exchanges. Spends nothing.
   *
   * @param secret {@link DataSecret#SURFACE_NUMBER_B}, {@link DataSecret#SURFACE_NUMBER_A} or
   *     {@link DataSecret#SURFACE_BIRTH_KEY}
   * @return tries left of how many
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException for a secret of another application
   */
  public PinStatus pinStatus(DataSecret secret) throws JpkiException {
    return application.status(secret);
  }

  /**
   * Reads the whole card face with {@link TryPolicy#KEEP_LAST}.
   *
   * @param number the number, which stays open
   * @return the card face, which the caller closes
   * @throws JpkiException as {@link #readFace(VerificationNumberB, FaceScope, TryPolicy)}
   */
  public CardFace readFace(VerificationNumberB number) throws JpkiException {
    return readFace(number, FaceScope.ALL, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies the number and reads the card face: one VERIFY, never repeated, after a look at the
   * counter. Four exchanges with extended length, one more without the photo.
   *
   * @param number the number, which stays open
   * @param scope how much is read
   * @param policy what to do when one try is left
   * @return the card face, which the caller closes
   * @throws PinIncorrectException if the number is wrong: one try of its own counter is spent
   * @throws PinBlockedException if it is blocked, before or by this attempt
   * @throws LastTryException if one try is left and the policy keeps it; the number is not sent
   * @throws PinOutcomeUnknownException if no usable answer came back to VERIFY
   * @throws PinRequiredException if the card forgot between VERIFY and reading that the number was
   *     right: another program interfered
   * @throws MalformedResponseException if the file does not hold a card face
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException if the card refused this number already
   */
  public CardFace readFace(VerificationNumberB number, FaceScope scope, TryPolicy policy)
      throws JpkiException {
    return readFace(DataSecret.SURFACE_NUMBER_B, number, scope, policy);
  }

  /**
   * The same with the individual number, for those alone whom the law allows to ask for it.
   *
   * @param number the number, which stays open
   * @param scope how much is read
   * @param policy what to do when one try is left
   * @return the card face, which the caller closes
   * @throws JpkiException as {@link #readFace(VerificationNumberB, FaceScope, TryPolicy)}
   */
  public CardFace readFace(VerificationNumberA number, FaceScope scope, TryPolicy policy)
      throws JpkiException {
    return readFace(DataSecret.SURFACE_NUMBER_A, number, scope, policy);
  }

  private CardFace readFace(
      DataSecret counter, CardSecret number, FaceScope scope, TryPolicy policy)
      throws JpkiException {
    Objects.requireNonNull(scope, "scope");
    return application.open(
        counter,
        number,
        policy,
        () -> scope == FaceScope.ALL ? reader.face(counter) : reader.faceWithoutPhoto(counter));
  }

  /**
   * Reads the age record with {@link TryPolicy#KEEP_LAST}.
   *
   * @param key the birth date, which stays open
   * @return the age record
   * @throws JpkiException as {@link #readAge(BirthKey, TryPolicy)}
   */
  public AgeRecord readAge(BirthKey key) throws JpkiException {
    return readAge(key, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies the birth date and reads the age record, which holds nothing else about the person:
   * one VERIFY, never repeated, after a look at the counter. Four exchanges with extended length.
   *
   * @param key the birth date, which stays open
   * @param policy what to do when one try is left
   * @return the age record
   * @throws JpkiException as {@link #readFace(VerificationNumberB, FaceScope, TryPolicy)}
   */
  public AgeRecord readAge(BirthKey key, TryPolicy policy) throws JpkiException {
    return application.open(DataSecret.SURFACE_BIRTH_KEY, key, policy, reader::age);
  }
}
