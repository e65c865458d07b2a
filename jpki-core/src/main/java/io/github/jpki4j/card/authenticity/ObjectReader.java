package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.GuardedApplication;
import io.github.jpki4j.exchange.JpkiCommands;
import java.util.Optional;
import java.util.Set;

/** Reads one thing of the application that is selected, whatever it is: it is judged elsewhere. */
final class ObjectReader {

  /** The data object does not exist; CM-79. */
  private static final Set<StatusWord> NO_DATA =
      Set.of(StatusWord.REFERENCED_DATA_NOT_FOUND, StatusWord.FILE_NOT_FOUND);

  /** Length in bytes of the file with the individual number, as recorded; APP-27. */
  private static final int NUMBER_LENGTH = 17;

  private static final String OPERATION = "read what is signed";

  private final CardExchange card;

  ObjectReader(CardExchange card) {
    this.card = card;
  }

  /**
   * Reads an object.
   *
   * @param counter of the secret that opened it for certain; empty if no secret opens it, or
   *     perhaps not this one
   * @throws PinRequiredException if the card forgot that the secret was right
   */
  CardReading.Part read(CardObject object, Optional<DataSecret> counter) throws JpkiException {
    if (object.isDataObject()) {
      return data(object);
    }
    try {
      return found(
          object,
          card.files()
              .readCutObject(object.id, object.guess, head -> length(object, head), OPERATION));
    } catch (CardResponseException e) {
      return refused(object, counter, e);
    } catch (MalformedResponseException e) {
      return CardReading.Part.without(AuthenticityCode.ANSWERS_UNRELIABLE);
    }
  }

  /** Of what makes no sense, the start is kept, which shows it. */
  private static int length(CardObject object, byte[] head) {
    try {
      if (object == CardObject.NUMBER) {
        return Math.max(head.length, NUMBER_LENGTH); // to its end: the filler is hashed, too
      }
      return object.isCertificate()
          ? CvCertificate.length(head)
          : CardRecord.length(head, object.tag);
    } catch (MalformedResponseException e) {
      return head.length;
    }
  }

  private static CardReading.Part found(CardObject object, byte[] bytes) {
    if (bytes.length == 0) {
      return CardReading.Part.without(object.missing());
    }
    boolean cut =
        object.isCertificate()
            && !object.isDataObject()
            && bytes.length != CvCertificate.FILE_LENGTH;
    return cut ? CardReading.Part.malformed(bytes) : CardReading.Part.of(bytes);
  }

  private static CardReading.Part refused(
      CardObject object, Optional<DataSecret> counter, CardResponseException e)
      throws PinRequiredException {
    StatusWord status = e.status();
    if (counter.isPresent() && GuardedApplication.isNotOpen(status)) {
      throw new PinRequiredException(counter.get());
    }
    return status.equals(StatusWord.FILE_NOT_FOUND)
        ? CardReading.Part.without(object.missing())
        : CardReading.Part.without(AuthenticityCode.READ_REFUSED, status.toString());
  }

  private CardReading.Part data(CardObject object) throws JpkiException {
    ResponseApdu answer = card.files().readData(object.id);
    StatusWord status = answer.status();
    if (!status.isSuccess()) {
      return noData(object, status);
    }
    byte[] data = answer.data();
    return data.length > 0 && data.length < CvCertificate.OBJECT_LENGTH
        ? CardReading.Part.without(AuthenticityCode.LINK_TOO_SHORT) // the rest cannot be asked for
        : found(object, data);
  }

  private static CardReading.Part noData(CardObject object, StatusWord status) {
    if (NO_DATA.contains(status)) {
      return CardReading.Part.without(object.missing());
    }
    return status.equals(StatusWord.WRONG_LENGTH)
        ? CardReading.Part.without(AuthenticityCode.LINK_TOO_SHORT)
        : CardReading.Part.without(AuthenticityCode.READ_REFUSED, status.toString());
  }

  /** Right after SELECT, while no file is selected: that is the form which was recorded. */
  CardReading.Part answer(CardChallenge challenge) throws JpkiException {
    ResponseApdu answer =
        card.channel().exchange(JpkiCommands.answerChallenge(challenge.digestInfo()));
    return answer.status().isSuccess()
        ? CardReading.Part.of(answer.data())
        : CardReading.Part.without(AuthenticityCode.CHALLENGE_REFUSED, answer.status().toString());
  }
}
