package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.simulation.FaceMatch;
import java.util.Optional;

/** The face is compared with the photo on the card that vouched. */
record Comparing() implements AppStep {

  @Override
  public String page() {
    return "comparing";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(Comparing::compare);
  }

  private static Step<Phone> compare(Phone phone) {
    Touch touch = new Touch(phone);
    try {
      Optional<FaceMatch> face = touch.run(card -> compare(phone, card));
      return face.isPresent() ? new Reserving(face.get()) : AnotherCard.seen(phone);
    } catch (JpkiException e) {
      return AppReading.failed(phone, touch, e).orElseGet(() -> phone.hold(Hold.For.COMPARE));
    }
  }

  private static Optional<FaceMatch> compare(Phone phone, MyNumberCard card) throws JpkiException {
    return phone.request().isThisCard(card.jpki().readCertificate(CertificateKind.AUTH))
        ? Optional.of(phone.setup().face().orElseThrow().compare(card))
        : Optional.empty();
  }
}
