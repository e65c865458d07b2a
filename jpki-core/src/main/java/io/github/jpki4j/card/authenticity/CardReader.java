package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.GuardedApplication;
import java.util.Optional;

/**
 * Reads what is judged, in one transaction and with one VERIFY for each secret. What a card lacks
 * or garbles is noted for the report; what the link does wrong ends the work.
 *
 * <p>A link may spoil what it carries. So what would fail is read once more, and what was not the
 * same twice is not held against the card.
 */
final class CardReader {

  private final CardExchange card;
  private final AuthenticityRequest request;
  private final CardChallenge challenge;
  private final AuthenticityJudge judge;
  private final ObjectReader objects;
  private final CardReading reading = new CardReading();

  CardReader(
      CardExchange card,
      AuthenticityRequest request,
      CardChallenge challenge,
      AuthenticityJudge judge) {
    this.card = card;
    this.request = request;
    this.challenge = challenge;
    this.judge = judge;
    this.objects = new ObjectReader(card);
  }

  /** What needs a secret comes first: if it is wrong, nothing else was read for nothing. */
  CardReading read() throws JpkiException {
    boolean done = false;
    try {
      readApplication(CardApplication.SURFACE);
      readApplication(CardApplication.CARD_INFO_INPUT);
      readApplication(CardApplication.ISSUER_DOMAIN);
      done = true;
      return reading;
    } finally {
      if (!done) {
        reading.wipe();
      }
    }
  }

  private void readApplication(CardApplication application) throws JpkiException {
    Optional<OpeningSecret> secret = request.secretOf(application);
    if (!select(application, secret.isPresent())) {
      return;
    }
    if (secret.isPresent()) {
      reading.putAnswer(application, objects.answer(challenge));
      verify(application, secret.get());
    }
    readObjects(reading, application, secret);
    if (judge.fails(application, reading, challenge)) {
      readAgain(application, secret);
    }
  }

  private void readObjects(
      CardReading into, CardApplication application, Optional<OpeningSecret> secret)
      throws JpkiException {
    for (CardObject object : CardObject.values()) {
      if (object.application != application) {
        continue;
      }
      if (object.isCertificate()) {
        into.put(object, objects.read(object, Optional.empty()));
      } else if (secret.isPresent() && wants(object, secret.get())) {
        into.put(object, objects.read(object, secret.get().certainlyOpens(object)));
      }
    }
  }

  private boolean wants(CardObject object, OpeningSecret secret) {
    return secret.opens(object) && (request.withIndividualNumber() || !object.isIndividualNumber());
  }

  /** SELECT comes last, for the challenge: a card may forget by it that the secret was right. */
  private void readAgain(CardApplication application, Optional<OpeningSecret> secret)
      throws JpkiException {
    CardReading again = new CardReading();
    try {
      readObjects(again, application, secret);
      if (secret.isPresent()) {
        card.reselect(application);
        again.putAnswer(application, objects.answer(challenge));
      }
      if (judge.fails(application, again, challenge)) {
        reading.keepWhatIsIn(again);
      } else {
        reading.replaceBy(again);
      }
    } finally {
      again.wipe();
    }
  }

  /** Selects an application; a card need not have it if no secret of it was given. */
  private boolean select(CardApplication application, boolean needed) throws JpkiException {
    try {
      card.select(application);
      return true;
    } catch (ApplicationNotFoundException e) {
      if (needed) {
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
  private void verify(CardApplication application, OpeningSecret secret) throws JpkiException {
    new GuardedApplication(card, application)
        .verify(secret.counter(), secret.secret(), request.policy());
  }
}
