package io.github.jpki4j.it.docs;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.transport.CardConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The examples of docs/card.md. */
final class CardExample {

  private final CardConnection connection;
  private final List<String> told = new ArrayList<>();

  CardExample(CardConnection connection) {
    this.connection = connection;
  }

  /** What the examples made of what they read. */
  List<String> told() {
    return told;
  }

  private void keep(byte[] photo, Optional<LocalDate> expiry) {
    told.add(photo.length + " " + expiry.map(LocalDate::toString).orElse(""));
  }

  private void show(OptionalInt age) {
    told.add(age.toString());
  }

  private void report(char[] number, boolean checkDigitFits) {
    told.add(number.length + " " + checkDigitFits);
  }

  void face(char[] securityCode) throws JpkiException {
    // example-begin
    try (MyNumberCard card = MyNumberCard.open(connection);
        VerificationNumberB number =
            VerificationNumberB.of(LocalDate.of(1980, 2, 17), 2035, securityCode);
        CardFace face = card.surface().readFace(number)) {
      byte[] photo = face.photo().map(CardImage::bytes).orElse(new byte[0]);
      keep(photo, face.expiry());
    }
    // example-end
  }

  void age(char[] birthDigits, LocalDate today) throws JpkiException {
    // example-begin
    try (MyNumberCard card = MyNumberCard.open(connection);
        BirthKey key = BirthKey.of(birthDigits)) {
      OptionalInt age = card.surface().readAge(key).ageOn(today);
      show(age);
    }
    // example-end
  }

  void individualNumber(char[] pinDigits) throws JpkiException {
    // example-begin
    try (MyNumberCard card = MyNumberCard.open(connection);
        CardInfoPin pin = CardInfoPin.of(pinDigits);
        IndividualNumber number = card.individualNumber(IndividualNumberPurpose.TAX).read(pin)) {
      report(number.digits(), number.checkDigitFits());
    }
    // example-end
  }
}
