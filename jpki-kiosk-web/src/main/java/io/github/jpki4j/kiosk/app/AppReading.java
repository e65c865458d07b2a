package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.ReadFailureCount;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/** Reads what is free to read, then asks the service what it knows. Spends nothing. */
record AppReading() implements AppStep {

  /** What the card told. */
  private record Told(CardFacts facts, Optional<JpkiCertificate> identity) {}

  @Override
  public String page() {
    return "reading";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(AppReading::read);
  }

  private static Step<Phone> read(Phone phone) {
    Touch touch = new Touch(phone);
    try {
      return told(phone, touch.run(AppReading::look));
    } catch (JpkiException e) {
      return failed(phone, touch, e).orElseGet(() -> phone.hold(Hold.For.READ));
    }
  }

  /** Counts a failure; after many the chip may be broken, which advice tells. */
  static Optional<Step<Phone>> failed(Phone phone, Touch touch, JpkiException e) {
    Request request = phone.request();
    return suspect(phone, touch.count(request.failures, e));
  }

  /** The same for a card that answered, and told too little. */
  static Optional<Step<Phone>> suspect(Phone phone, ReadFailureCount failures) {
    Request request = phone.request();
    request.failures = failures;
    phone.count("app-mishaps:not-read");
    CardFacts failed = CardFacts.of(failures.card());
    if (failed.card() != PresentedCard.CHIP_SUSPECTED_BROKEN) {
      return Optional.empty();
    }
    request.card = failed;
    return Optional.of(Advising.next(phone));
  }

  private static Told look(MyNumberCard card) throws JpkiException {
    CardOverview overview = card.overview(kind -> kind != CardKind.JUKI);
    CardFacts facts = CardFacts.of(overview).withCardExpiry(card);
    return new Told(facts, overview.certificate(KeyKind.AUTH).value());
  }

  private static Step<Phone> told(Phone phone, Told told) {
    Request request = phone.request();
    boolean another =
        request.identity.isPresent()
            && told.identity().filter(seen -> !request.isThisCard(seen)).isPresent();
    if (another) {
      return AnotherCard.seen(phone);
    }
    request.card = told.facts();
    request.proof = Optional.empty();
    if (told.identity().isPresent()) {
      request.identity = told.identity();
    }
    try {
      ask(phone, request);
    } catch (ResetRefusedException e) {
      if (e.refusal() != Refusal.OFFLINE) {
        return AppRefused.with(phone, e, again -> again.hold(Hold.For.READ));
      }
      request.service = request.service.withOnline(Answer.NO);
    }
    return Advising.next(phone);
  }

  /** What the service tells before any secret is asked for. */
  private static void ask(Phone phone, Request request) throws ResetRefusedException {
    ReservationService service = phone.setup().service();
    if (request.identity.isEmpty()) {
      return;
    }
    JpkiCertificate auth = request.identity.get();
    request.setFace(service.face(auth));
    if (request.target() == KeyKind.SIGN) {
      request.find(phone, auth);
    }
    request.service = request.service.withOnline(Answer.YES);
  }
}
