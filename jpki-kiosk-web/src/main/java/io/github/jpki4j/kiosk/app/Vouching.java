package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.simulation.Challenge;
import io.github.jpki4j.reset.simulation.KeyProof;
import java.util.Optional;

/** One attempt to have the card vouch for the person: the secret is sent once at most. */
final class Vouching implements AutoCloseable {

  private final Phone phone;
  private final Request request;
  private final Pin pin;
  private boolean isVerified;
  private boolean isKept;

  Vouching(Phone phone, Pin pin) {
    this.phone = phone;
    this.request = phone.request();
    this.pin = pin;
  }

  /** Has the card sign a challenge. */
  Step<Phone> of(Challenge challenge) {
    Touch touch = new Touch(phone);
    try {
      Optional<KeyProof> proof = touch.run(card -> vouch(card, challenge));
      return proof.isPresent() ? vouched(proof.get()) : AnotherCard.seen(phone);
    } catch (PinIncorrectException e) {
      request.setTriesLeft(e.triesLeft());
      phone.count("app-mishaps:wrong-secret");
      return new Wrong(request.other(), e.triesLeft());
    } catch (PinBlockedException e) {
      request.setTriesLeft(0);
      return Advising.next(phone);
    } catch (LastTryException e) {
      request.setTriesLeft(1);
      return new AppLastTry(request.other(), Secret.Note.NOT_SENT);
    } catch (PinOutcomeUnknownException e) {
      request.triesBefore = e.triesBefore();
      phone.count("app-mishaps:answer-lost");
      return new AnswerLost(request.other());
    } catch (JpkiException e) {
      return failed(touch, e);
    }
  }

  /** The proof; empty if it is another card, to which nothing is sent. */
  private Optional<KeyProof> vouch(MyNumberCard card, Challenge challenge) throws JpkiException {
    JpkiAp jpki = card.jpki();
    if (!request.isThisCard(jpki.readCertificate(CertificateKind.AUTH))) {
      return Optional.empty();
    }
    jpki.verify(pin, request.policy);
    isVerified = true;
    return Optional.of(KeyProof.of(jpki, request.other(), challenge));
  }

  private Step<Phone> vouched(KeyProof proof) {
    request.vouched(proof);
    return Advising.next(phone);
  }

  private Step<Phone> failed(Touch touch, JpkiException e) {
    boolean lacks = e instanceof CertificateNotFoundException;
    if (isVerified && lacks) {
      request.card = request.card.withCertificate(KeyKind.SIGN, new CertificateFact.Absent());
      return Advising.next(phone);
    }
    boolean other =
        lacks || e instanceof ApplicationNotFoundException || e instanceof PinRequiredException;
    if (!isVerified && other) {
      return AnotherCard.seen(phone);
    }
    Optional<Step<Phone>> broken = AppReading.failed(phone, touch, e);
    if (broken.isPresent()) {
      return broken.get();
    }
    if (isVerified) {
      return phone.hold(Hold.For.READ);
    }
    isKept = true; // it was not sent
    request.keep(pin);
    return phone.hold(Hold.For.PROVE);
  }

  /** Erases the secret, unless it was not sent and waits for the card. */
  @Override
  public void close() {
    if (!isKept) {
      pin.close();
    }
  }
}
