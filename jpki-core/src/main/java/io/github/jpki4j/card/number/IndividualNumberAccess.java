package io.github.jpki4j.card.number;

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
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.FileReader.ObjectLength;
import io.github.jpki4j.exchange.GuardedApplication;
import io.github.jpki4j.internal.RecordTag;
import io.github.jpki4j.internal.RecordTag.NumberImage;
import io.github.jpki4j.internal.TlvFile;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import java.util.Arrays;
import java.util.Objects;

/**
 * The individual number (個人番号, マイナンバー) on the card, as digits and as the image on the card's back.
 *
 * <p><b>Warning.</b> Each method here reads a person's individual number. The Act that governs it
 * (行政手続における特定の個人を識別するための番号の利用等に関する法律, 番号法) lists the tasks for which it may be asked for,
 * collected, kept and used; the person's consent adds none. Identification is no such task: who
 * needs to know who somebody is reads the certificate, {@code CardInfoInputAp} or {@code
 * CardSurfaceAp} with verification number B, none of which holds the number. What is not needed any
 * more must be destroyed. Do not log the number, do not put it into a file that others read, and
 * close what is returned here as soon as its task is done.
 *
 * <p><b>警告</b> ここにある操作は個人番号を読み取ります。番号法に定められた事務のためでなければ、本人が同意していても、取得、保管、利用は
 * できません。本人確認だけが目的なら、電子証明書、基本4情報、又は照合番号Bによる券面の情報を使ってください。ログなどの記録に残さず、 用が済んだら消去してください。
 *
 * <p>The number can also be computed from the hash of it that the signature record of the card info
 * input application holds (DF31 of EF 0003); that hash counts as the number itself and is handed
 * out nowhere in this library. APP-43.
 *
 * <p>Every method throws an {@link ApplicationNotFoundException} if the card has no such
 * application (phones and Juki cards), a {@link TransportException} if the link fails or has
 * failed, a {@link MalformedResponseException} if the card's answer makes no sense, and a {@link
 * CardResponseException} if the card refuses with a status of no further meaning. None of them has
 * the number in its message. Each method selects its application in its own transaction; a {@code
 * JpkiAp} from before is of no use afterwards.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class IndividualNumberAccess {

  /** The object and the filler behind it have 17 bytes; APP-04. */
  private static final int NUMBER_GUESS = 32;

  private static final String NUMBER_TITLE = "the file of the individual number";
  private static final String IMAGE_TITLE = "the file of the individual number's image";

  private final CardExchange card;
  private final IndividualNumberPurpose purpose;
  private final GuardedApplication cardInfo;
  private final GuardedApplication surface;

  /**
   * For {@code MyNumberCard.individualNumber(…)}, which is the way to get one. Sends nothing.
   *
   * @param card the session
   * @param purpose what the number is needed for
   */
  public IndividualNumberAccess(CardExchange card, IndividualNumberPurpose purpose) {
    this.card = card;
    this.purpose = Objects.requireNonNull(purpose, "purpose");
    this.cardInfo = new GuardedApplication(card, CardApplication.CARD_INFO_INPUT);
    this.surface = new GuardedApplication(card, CardApplication.SURFACE);
  }

  /**
   * What the caller said that the number is needed for.
   *
   * @return the purpose
   */
  public IndividualNumberPurpose purpose() {
    return purpose;
  }

  /**
   * Reads the number with {@link TryPolicy#KEEP_LAST}.
   *
   * @param pin the PIN of the card info input application, which stays open
   * @return the number, which the caller closes
   * @throws JpkiException as {@link #read(CardInfoPin, TryPolicy)}
   */
  public IndividualNumber read(CardInfoPin pin) throws JpkiException {
    return read(pin, TryPolicy.KEEP_LAST);
  }

  /**
   * Verifies the PIN of the card info input application (券面事項入力補助AP) and reads the number: one
   * VERIFY, never repeated, after a look at the counter. Four exchanges.
   *
   * @param pin the PIN, which stays open
   * @param policy what to do when one try is left
   * @return the number, which the caller closes
   * @throws PinIncorrectException if the PIN is wrong: one try of its own counter is spent
   * @throws PinBlockedException if it is blocked, before or by this attempt
   * @throws LastTryException if one try is left and the policy keeps it; the PIN is not sent
   * @throws PinOutcomeUnknownException if no usable answer came back to VERIFY
   * @throws PinRequiredException if the card forgot between VERIFY and reading that the PIN was
   *     right: another program interfered
   * @throws MalformedResponseException if the file does not hold twelve digits
   * @throws JpkiException as for every method
   * @throws IllegalArgumentException if the card refused this PIN already
   */
  public IndividualNumber read(CardInfoPin pin, TryPolicy policy) throws JpkiException {
    return readNumber(DataSecret.CARD_INFO, pin, policy);
  }

  /**
   * Verifies a number that the person told and reads it from the card: that succeeds only if the
   * card has the same number.
   *
   * @param number the number, which stays open
   * @param policy what to do when one try is left
   * @return the number, which the caller closes
   * @throws JpkiException as {@link #read(CardInfoPin, TryPolicy)}
   */
  public IndividualNumber read(VerificationNumberA number, TryPolicy policy) throws JpkiException {
    return readNumber(DataSecret.CARD_INFO_NUMBER_A, number, policy);
  }

  private IndividualNumber readNumber(DataSecret counter, CardSecret secret, TryPolicy policy)
      throws JpkiException {
    return cardInfo.open(
        counter,
        secret,
        policy,
        () -> {
          byte[] file =
              file(
                  cardInfo,
                  counter,
                  card.layout().numberFile(),
                  NUMBER_GUESS,
                  head ->
                      TlvFile.ofHead(head, RecordTag.IndividualNumber.FILE, NUMBER_TITLE).end());
          try {
            TlvFile parsed = TlvFile.ofHead(file, RecordTag.IndividualNumber.FILE, NUMBER_TITLE);
            return IndividualNumber.ofCard(
                Arrays.copyOfRange(file, parsed.firstItem(), parsed.end()));
          } finally {
            Arrays.fill(file, (byte) 0);
          }
        });
  }

  /**
   * Verifies a number that the person told and reads its image from the surface application
   * (券面事項確認AP): one VERIFY, never repeated, after a look at the counter. Four exchanges with
   * extended length.
   *
   * @param number the number, which stays open
   * @param policy what to do when one try is left
   * @return the image, which the caller closes
   * @throws JpkiException as {@link #read(CardInfoPin, TryPolicy)}
   */
  public CardImage readImage(VerificationNumberA number, TryPolicy policy) throws JpkiException {
    DataSecret counter = DataSecret.SURFACE_NUMBER_A;
    return surface.open(
        counter,
        number,
        policy,
        () -> {
          byte[] file =
              file(
                  surface,
                  counter,
                  card.layout().numberImageFile(),
                  card.layout().surfaceGuess(),
                  head -> TlvFile.ofHead(head, NumberImage.FILE, IMAGE_TITLE).end());
          byte[] image = {};
          try {
            TlvFile parsed = TlvFile.parse(file, NumberImage.FILE, IMAGE_TITLE);
            if (parsed.require(NumberImage.SIGNATURE).length() != card.layout().signatureLength()) {
              // a neighbour has a file with the same tags and another DF43 (APP-27)
              throw parsed.malformed("lacks its signature");
            }
            image = parsed.value(NumberImage.IMAGE);
            return CardImage.of(image);
          } finally {
            Arrays.fill(file, (byte) 0);
            Arrays.fill(image, (byte) 0);
          }
        });
  }

  private byte[] file(
      GuardedApplication application, DataSecret opener, int file, int guess, ObjectLength length)
      throws JpkiException {
    return application.read(
        opener, () -> card.files().readObject(file, guess, length, "read individual number"));
  }
}
