package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.kiosk.visit.step.CardView;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.CertificateFact;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages for who knows a secret, each in its states. */
public final class ChangePages {

  private static final String ISSUER = "OU=TEST JPKI for user authentication, O=TEST, C=JP";

  private ChangePages() {}

  /** All of them, as {@link KioskPages#all}. */
  public static Map<String, Step<?>> all() {
    Map<String, Step<?>> all = new LinkedHashMap<>();
    all.put("choose-secret", new ChooseSecret((visit, key) -> new Changed(key)));
    all.put("reading-certificate", new CertificateLook());
    all.put(
        "certificates",
        new CertificatesShown(
            new CardView(
                KioskPages.facts(3, 5).withCertificate(KeyKind.SIGN, new CertificateFact.Present()),
                KioskPages.NOW),
            ISSUER));
    all.put("changed", new Changed(KeyKind.AUTH));
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      all.put("changing", new ChangeSecret(pin, pin, pin, TryPolicy.KEEP_LAST));
    }
    return all;
  }
}
