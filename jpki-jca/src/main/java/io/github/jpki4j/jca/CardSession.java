package io.github.jpki4j.jca;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * One connection to one card, which knows from the start which card that is. Guarded by the lock of
 * {@link SharedCard}.
 */
final class CardSession implements AutoCloseable {

  private final MyNumberCard card;
  private final JpkiAp jpki;
  private final Map<CertificateKind, JpkiCertificate> certificates =
      new EnumMap<>(CertificateKind.class);
  private final String identity;
  private int acceptedPins;

  private CardSession(MyNumberCard card) throws JpkiException {
    this.card = card;
    this.jpki = card.jpki();
    this.identity = identify();
  }

  /** Connects to the card that is there now, selects the application and reads who it is. */
  static CardSession open(CardSource source) throws JpkiException {
    MyNumberCard card = MyNumberCard.open(source.open());
    boolean usable = false;
    try {
      CardSession session = new CardSession(card);
      usable = true;
      return session;
    } finally {
      if (!usable) {
        card.close();
      }
    }
  }

  /**
   * The certificate for user authentication tells one card from another and needs no PIN, so it is
   * known before any PIN is sent. A phone wants a PIN for it; then the token information must do.
   */
  private String identify() throws JpkiException {
    try {
      return certificate(CertificateKind.AUTH).sha256();
    } catch (PinRequiredException | CertificateNotFoundException e) {
      TokenInfo token = jpki.token();
      return String.join(
          "\n", token.label(), token.manufacturerId(), token.model(), token.serialNumber());
    }
  }

  /** Who this card is; never printed. */
  String identity() {
    return identity;
  }

  /** For what sends no secret. */
  JpkiAp jpki() {
    return jpki;
  }

  /** Whether a certificate was read in this session, so that signatures are checked with it. */
  boolean knows(CertificateKind kind) {
    return certificates.containsKey(kind);
  }

  /** A certificate, read once. */
  JpkiCertificate certificate(CertificateKind kind) throws JpkiException {
    JpkiCertificate known = certificates.get(kind);
    if (known == null) {
      known = jpki.readCertificate(kind);
      certificates.put(kind, known);
    }
    return known;
  }

  boolean isVerified(KeyKind key) {
    return jpki.isVerified(key);
  }

  /** How many PINs the card has accepted in this session. */
  int acceptedPins() {
    return acceptedPins;
  }

  void verify(Pin pin, TryPolicy policy) throws JpkiException {
    jpki.verify(pin, policy);
    acceptedPins++;
  }

  /** Verifies and signs in one transaction. */
  byte[] sign(Pin pin, Digest digest, SignatureScheme scheme, TryPolicy policy)
      throws JpkiException {
    try {
      return jpki.sign(pin, digest, scheme, policy);
    } catch (PinRequiredException e) {
      acceptedPins++; // VERIFY went well, and the card forgot it before the signature
      throw e;
    } finally {
      if (jpki.isVerified(pin.key())) {
        acceptedPins++;
      }
    }
  }

  @Override
  public void close() {
    card.close();
  }
}
