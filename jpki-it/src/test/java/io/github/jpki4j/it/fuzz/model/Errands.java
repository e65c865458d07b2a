package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** A program that does one thing after the other with a card, each with a consent of its own. */
final class Errands {

  private static final byte[] MESSAGE = {'T', 'E', 'S', 'T'};

  private final MyNumberCard card;
  private final Consents consents;
  private final Reports reports;
  private final SplittableRandom random;
  private Optional<JpkiAp> selected = Optional.empty();

  Errands(MyNumberCard card, Consents consents, Reports reports, SplittableRandom random) {
    this.card = card;
    this.consents = consents;
    this.reports = reports;
    this.random = random;
  }

  /** Does one thing, and looks whether what was told of it is true. */
  void run(Verb verb) {
    reports.begin();
    try {
      perform(verb);
    } catch (JpkiException e) {
      reports.failed(verb, e);
    } finally {
      consents.end();
    }
  }

  private JpkiAp jpki() throws JpkiException {
    if (selected.isEmpty() || random.nextInt(4) == 0) {
      selected = Optional.of(card.jpki());
    }
    return selected.get();
  }

  private void perform(Verb verb) throws JpkiException {
    switch (verb) {
      case TOKEN -> reports.told(jpki().token());
      case PRESENCE -> reports.told(jpki().presence());
      case COUNTER -> counter(Cards.secret(random));
      case DETECT -> reports.told(jpki().token().kind());
      case EXPIRY -> {
        selected = Optional.empty();
        reports.expiry(card.expiry());
      }
      case VERIFY -> verify(Cards.key(random));
      case CHANGE -> change(Cards.key(random));
      case CARD_INFO -> attributes();
      case READ -> read();
      case SIGN -> sign(Cards.key(random));
    }
  }

  private void counter(SecretKind secret) throws JpkiException {
    if (secret == DataSecret.CARD_INFO) {
      selected = Optional.empty();
    }
    PinStatus status =
        secret == DataSecret.CARD_INFO
            ? card.cardInfoInput().pinStatus()
            : jpki().pinStatus((KeyKind) secret);
    reports.counter(status);
  }

  private Secret known(SecretKind kind) {
    return random.nextInt(3) == 0 ? Secret.wrong(kind, random) : reports.right(kind);
  }

  private TryPolicy policy() {
    return random.nextInt(4) == 0 ? TryPolicy.SPEND_LAST : TryPolicy.KEEP_LAST;
  }

  private static Pin pin(Secret secret) {
    char[] characters = secret.characters();
    try {
      return Pin.of((KeyKind) secret.kind(), characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private void verify(KeyKind key) throws JpkiException {
    JpkiAp jpki = jpki();
    Secret secret = known(key);
    consents.allow(secret);
    try (Pin pin = pin(secret)) {
      jpki.verify(pin, policy());
      reports.verified(secret);
    }
  }

  private void change(KeyKind key) throws JpkiException {
    JpkiAp jpki = jpki();
    Secret current = known(key);
    Secret next = Secret.of(key, key == KeyKind.AUTH ? "5678" : "NEXT99");
    consents.allow(current);
    consents.allowChange(next);
    try (Pin pin = pin(current);
        Pin nextPin = pin(next)) {
      jpki.changePin(pin, nextPin, policy());
      reports.changed(next);
    }
  }

  private void attributes() throws JpkiException {
    selected = Optional.empty();
    Secret secret = known(DataSecret.CARD_INFO);
    consents.allow(secret);
    char[] characters = secret.characters();
    try (CardInfoPin pin = CardInfoPin.of(characters)) {
      CardAttributes attributes = card.cardInfoInput().read(pin, policy());
      reports.attributes(attributes);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private void read() throws JpkiException {
    CertificateKind kind = Cards.one(CertificateKind.values(), random);
    JpkiCertificate certificate = jpki().readCertificate(kind);
    reports.certificate(kind, certificate);
  }

  private void sign(KeyKind key) throws JpkiException {
    JpkiAp jpki = jpki();
    Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);
    if (jpki.isVerified(key) && random.nextBoolean()) {
      reports.signature(key, MESSAGE, jpki.sign(key, digest, SignatureScheme.PKCS1));
      return;
    }
    Secret secret = known(key);
    consents.allow(secret);
    try (Pin pin = pin(secret)) {
      byte[] signature = jpki.sign(pin, digest, SignatureScheme.PKCS1, policy());
      reports.signature(key, MESSAGE, signature);
    }
  }
}
