package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.GuardedApplication;
import io.github.jpki4j.exchange.JpkiCommands;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.VerificationNumberA;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is judged, in one transaction and with one VERIFY for each secret. What a card lacks
 * or garbles is noted for the report; what the link does wrong ends the work.
 */
final class CardReader {

  /** The data object does not exist; CM-79. */
  private static final Set<StatusWord> NO_DATA =
      Set.of(StatusWord.REFERENCED_DATA_NOT_FOUND, StatusWord.FILE_NOT_FOUND);

  private final CardExchange card;
  private final AuthenticityRequest request;
  private final CardChallenge challenge;
  private final CardReading reading = new CardReading();

  CardReader(CardExchange card, AuthenticityRequest request, CardChallenge challenge) {
    this.card = card;
    this.request = request;
    this.challenge = challenge;
  }

  /** What needs a secret comes first: if it is wrong, nothing else was read for nothing. */
  CardReading read() throws JpkiException {
    boolean done = false;
    try {
      readSurface();
      readText();
      readCard();
      done = true;
      return reading;
    } finally {
      if (!done) {
        reading.wipe();
      }
    }
  }

  private void readSurface() throws JpkiException {
    Optional<CardSecret> secret = request.surfaceSecret();
    if (!select(CardApplication.SURFACE, secret)) {
      return;
    }
    if (secret.isPresent()) {
      answer(CardApplication.SURFACE);
      verify(CardApplication.SURFACE, secret.get());
      boolean birth = secret.get() instanceof BirthKey;
      read(birth ? CardObject.AGE : CardObject.FACE, secret);
      if (request.withIndividualNumber() && secret.get() instanceof VerificationNumberA) {
        read(CardObject.NUMBER_IMAGE, secret);
      }
    }
    read(CardObject.SURFACE_CERTIFICATE, Optional.empty());
  }

  private void readText() throws JpkiException {
    Optional<CardSecret> secret = request.textSecret();
    if (!select(CardApplication.CARD_INFO_INPUT, secret)) {
      return;
    }
    if (secret.isPresent()) {
      answer(CardApplication.CARD_INFO_INPUT);
      verify(CardApplication.CARD_INFO_INPUT, secret.get());
      read(CardObject.ATTRIBUTES, secret);
      read(CardObject.TEXT_SIGNATURE, secret);
      read(CardObject.TEXT_KEY, secret);
      if (request.withIndividualNumber()) {
        readNumber(secret.get());
      }
    }
    read(CardObject.TEXT_CERTIFICATE, Optional.empty());
  }

  private void readCard() throws JpkiException {
    if (select(CardApplication.ISSUER_DOMAIN, Optional.empty())) {
      readData(CardObject.CARD_INTERMEDIATE);
      readData(CardObject.CARD_KEY);
    }
  }

  /** Selects an application; a card need not have it if no secret of it was given. */
  private boolean select(CardApplication application, Optional<CardSecret> secret)
      throws JpkiException {
    try {
      card.select(application);
      return true;
    } catch (ApplicationNotFoundException e) {
      if (secret.isPresent()) {
        throw e;
      }
      CardReading.Part missing = CardReading.Part.without(AuthenticityCode.APPLICATION_MISSING);
      for (CardObject object : CardObject.values()) {
        if (object.application == application && object.isExpected()) {
          reading.put(object, missing);
        }
      }
      reading.putAnswer(application, missing);
      return false;
    }
  }

  /** With a proof, where others share the link, that no neighbour is asked or refuses. */
  private void verify(CardApplication application, CardSecret secret) throws JpkiException {
    DataSecret counter = (DataSecret) secret.kind(); // a request has no others
    new GuardedApplication(card, application).verify(counter, secret, request.policy());
  }

  /** Right after SELECT, while no file is selected: that is the form which was recorded. */
  private void answer(CardApplication application) throws JpkiException {
    ResponseApdu answer =
        card.channel().exchange(JpkiCommands.answerChallenge(challenge.digestInfo()));
    reading.putAnswer(
        application,
        answer.status().isSuccess()
            ? CardReading.Part.of(answer.data())
            : CardReading.Part.without(
                AuthenticityCode.CHALLENGE_REFUSED, answer.status().toString()));
  }

  private void read(CardObject object, Optional<CardSecret> secret) throws JpkiException {
    reading.put(object, part(object, secret));
  }

  private CardReading.Part part(CardObject object, Optional<CardSecret> secret)
      throws JpkiException {
    try {
      byte[] bytes =
          card.files()
              .readObject(
                  object.id,
                  object.guess,
                  head ->
                      object.isCertificate()
                          ? CvCertificate.length(head)
                          : CardRecord.length(head, object.tag),
                  "read what is signed");
      return bytes.length == 0
          ? CardReading.Part.without(object.missing())
          : CardReading.Part.of(bytes);
    } catch (CardResponseException e) {
      return refused(object, secret, e);
    } catch (MalformedResponseException e) {
      return CardReading.Part.without(object.malformed());
    }
  }

  private static CardReading.Part refused(
      CardObject object, Optional<CardSecret> secret, CardResponseException e)
      throws PinRequiredException {
    StatusWord status = e.status();
    if (secret.isPresent() && GuardedApplication.isNotOpen(status)) {
      throw new PinRequiredException(secret.get().kind());
    }
    return status.equals(StatusWord.FILE_NOT_FOUND)
        ? CardReading.Part.without(object.missing())
        : CardReading.Part.without(AuthenticityCode.READ_REFUSED, status.toString());
  }

  /** The whole file: its filler is hashed, too. */
  private void readNumber(CardSecret secret) throws JpkiException {
    CardReading.Part part;
    try {
      byte[] bytes =
          card.files()
              .readStart(CardObject.NUMBER.id, JpkiCommands.SHORT_NE, "read what is signed");
      part =
          bytes.length == 0
              ? CardReading.Part.without(CardObject.NUMBER.missing())
              : CardReading.Part.of(bytes);
    } catch (CardResponseException e) {
      part = refused(CardObject.NUMBER, Optional.of(secret), e);
    }
    reading.put(CardObject.NUMBER, part);
  }

  private void readData(CardObject object) throws JpkiException {
    ResponseApdu answer = card.files().readData(object.id);
    StatusWord status = answer.status();
    CardReading.Part part;
    if (status.isSuccess()) {
      part = ofData(object, answer.data());
    } else if (NO_DATA.contains(status)) {
      part = CardReading.Part.without(object.missing());
    } else if (status.equals(StatusWord.WRONG_LENGTH)) {
      part = CardReading.Part.without(AuthenticityCode.LINK_TOO_SHORT);
    } else {
      part = CardReading.Part.without(AuthenticityCode.READ_REFUSED, status.toString());
    }
    reading.put(object, part);
  }

  private static CardReading.Part ofData(CardObject object, byte[] data) {
    if (data.length == 0) {
      return CardReading.Part.without(object.missing());
    }
    return data.length == JpkiCommands.SHORT_NE
        ? CardReading.Part.without(AuthenticityCode.LINK_TOO_SHORT)
        : CardReading.Part.of(data);
  }
}
