package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service is asked what became of the reservations of this phone. */
record Looking() implements AppStep {

  @Override
  public String page() {
    return "looking";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(Looking::look);
  }

  private static Step<Phone> look(Phone phone) {
    Set<KeyKind> asked = EnumSet.noneOf(KeyKind.class);
    try {
      for (Map.Entry<KeyKind, JpkiCertificate> one : phone.provers().entrySet()) {
        phone.note(
            one.getKey(),
            one.getValue(),
            phone.setup().service().find(one.getKey(), one.getValue()));
        asked.add(one.getKey());
      }
    } catch (ResetRefusedException e) {
      // The menu says for which reservations the service was not asked.
    }
    return Menu.of(phone, asked);
  }
}
