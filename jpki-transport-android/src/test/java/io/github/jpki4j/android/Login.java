package io.github.jpki4j.android;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.transport.CardConnection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

// example-begin
/** Signs a server's challenge with the card's authentication key. Knows nothing of Android. */
final class Login implements NfcListener {

  private final Consumer<String> screen;
  private final AtomicReference<Pin> pin = new AtomicReference<>();

  Login(Consumer<String> screen) {
    this.screen = screen;
  }

  boolean takePin(char[] typed) {
    try {
      keep(Pin.auth(typed)); // the format is checked here, and typed is erased
      return true;
    } catch (PinFormatException e) {
      screen.accept("The PIN has four digits.");
      return false;
    }
  }

  void forgetPin() {
    keep(null);
  }

  private void keep(Pin next) {
    Pin before = pin.getAndSet(next);
    if (before != null) {
      before.close(); // erased
    }
  }

  /** On a background thread: the card is in somebody's hand, so be quick. */
  @Override
  public void onCard(CardConnection connection) throws JpkiException {
    try (Pin typed = pin.getAndSet(null);
        MyNumberCard card = MyNumberCard.open(connection)) {
      if (typed == null) {
        screen.accept("Type your PIN first, then hold the card to the phone.");
        return;
      }
      JpkiAp jpki = card.jpki();
      JpkiCertificate certificate = jpki.readCertificate(CertificateKind.AUTH);
      send(certificate, jpki.signMessage(typed, challenge()));
      screen.accept("Done. You may take the card away.");
    }
  }

  /** On the same thread. */
  @Override
  public void onFailure(JpkiException failure) {
    screen.accept(advice(failure));
  }

  private static String advice(JpkiException failure) {
    if (failure instanceof PinIncorrectException wrong) {
      return "The PIN is wrong. Tries left: " + wrong.triesLeft();
    } else if (failure instanceof LastTryException) {
      return "Perhaps one try is left, and it was not used. Be sure of your PIN before you go on.";
    } else if (failure instanceof PinBlockedException) {
      return "The PIN is blocked. Your municipal office can reset it.";
    } else if (failure instanceof PinOutcomeUnknownException) {
      return "The card left while it checked the PIN: a try may be spent.";
    } else if (failure instanceof ApplicationNotFoundException) {
      return "This is not a My Number card.";
    } else if (failure instanceof TransportException link) {
      return switch (link.remedy()) {
        case PRESENT_CARD, REOPEN -> "The card was lost. Type your PIN and hold the card still.";
        case CHECK_READER -> "The phone's NFC failed. Switch it off and on again.";
      };
    }
    return "The card could not be read.";
  }

  /** Fetched from your server before. */
  byte[] challenge() {
    return new byte[32];
  }

  /** To your server, which validates the certificate and checks the signature; not from here. */
  void send(JpkiCertificate certificate, byte[] signature) {}
}
// example-end
