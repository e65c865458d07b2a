package io.github.jpki4j.samples.kiosk;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;

/** What this kiosk does for a customer: it says until when the card can be used to log in. */
final class Customer {

  private Customer() {}

  /**
   * Looks at a card. Spends no try and reads nothing personal.
   *
   * @param card an open session
   * @return a sentence for the screen
   * @throws JpkiException if the card or the reader fails
   */
  static String serve(MyNumberCard card) throws JpkiException {
    JpkiAp jpki = card.jpki();
    String day = jpki.readCertificate(CertificateKind.AUTH).lastDay().toString();
    return jpki.pinStatus(KeyKind.AUTH).isBlocked()
        ? "The PIN is blocked. Your municipality can reset it."
        : "This card can be used to log in until " + day + ".";
  }
}
