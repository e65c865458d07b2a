package io.github.jpki4j.samples.login;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;

/** The person's side: the card signs the server's challenge. */
public final class CardLogin {

  private CardLogin() {}

  /**
   * Logs in. A PIN of a wrong form is refused before the card is touched; the last try is kept.
   *
   * @param reader where the card is
   * @param typed the PIN; the caller erases it
   * @param challenge what the server wants to have signed
   * @return what goes to the server
   * @throws JpkiException says what happened: wrong, blocked, last try, card pulled, no card
   */
  public static LoginProof login(CardSource reader, char[] typed, byte[] challenge)
      throws JpkiException {
    try (Pin pin = Pin.auth(typed);
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      return new LoginProof(
          jpki.readCertificate(CertificateKind.AUTH).encoded(),
          jpki.readCertificate(CertificateKind.AUTH_CA).encoded(),
          jpki.signMessage(pin, challenge));
    }
  }
}
