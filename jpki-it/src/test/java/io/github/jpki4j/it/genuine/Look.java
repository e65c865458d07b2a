package io.github.jpki4j.it.genuine;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;

/** With what a card is looked at. */
enum Look {
  NO_SECRET,
  NUMBER_B,
  NUMBER_A,
  NUMBER_A_AND_IMAGE,
  BIRTH_KEY,
  PIN,
  PIN_AND_NUMBER,
  NUMBER_B_AND_PIN,
  NUMBER_B_FOR_TEXT,
  NUMBER_A_FOR_TEXT,
  NUMBER_B_FOR_BOTH,
  NUMBER_A_FOR_BOTH;

  AuthenticityReport at(TestCard model, CvAuthorities authorities) throws JpkiException {
    return at(model, model.connect(), authorities);
  }

  AuthenticityReport at(TestCard model, CardConnection link, CvAuthorities authorities)
      throws JpkiException {
    try (VerificationNumberB numberB =
            VerificationNumberB.of(model.verificationNumberB().toCharArray());
        VerificationNumberA numberA =
            VerificationNumberA.of(model.verificationNumberA().toCharArray());
        BirthKey birthKey = BirthKey.of(model.birthKey().toCharArray());
        CardInfoPin pin = CardInfoPin.of("4321".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      AuthenticityRequest request =
          switch (this) {
            case NO_SECRET -> AuthenticityRequest.withoutSecret();
            case NUMBER_B -> AuthenticityRequest.withNumberB(numberB).includingImages();
            case NUMBER_A -> AuthenticityRequest.withNumberA(numberA);
            case NUMBER_A_AND_IMAGE ->
                AuthenticityRequest.withNumberA(numberA).includingIndividualNumber();
            case BIRTH_KEY -> AuthenticityRequest.withBirthKey(birthKey);
            case PIN -> AuthenticityRequest.withoutSecret().text(pin);
            case PIN_AND_NUMBER ->
                AuthenticityRequest.withoutSecret().text(pin).includingIndividualNumber();
            case NUMBER_B_FOR_TEXT -> AuthenticityRequest.withoutSecret().text(numberB);
            case NUMBER_A_FOR_TEXT -> AuthenticityRequest.withoutSecret().text(numberA);
            case NUMBER_B_FOR_BOTH -> AuthenticityRequest.withNumberB(numberB).text(numberB);
            case NUMBER_A_FOR_BOTH ->
                AuthenticityRequest.withNumberA(numberA).text(numberA).includingIndividualNumber();
            case NUMBER_B_AND_PIN -> AuthenticityRequest.withNumberB(numberB).text(pin);
          };
      return card.authenticity(authorities).check(request);
    }
  }
}
