package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;

/** Another card is held than before. Nothing was sent to it. */
record AnotherCard() implements AppStep {

  static Step<Phone> seen(Phone phone) {
    phone.count("app-mishaps:another-card");
    return new AnotherCard();
  }

  @Override
  public String page() {
    return "another-card";
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "again" -> phone.hold(Hold.For.READ);
      case "this" -> {
        phone.request().forgetCard();
        yield phone.present(Hold.For.READ);
      }
      default -> this;
    };
  }
}
