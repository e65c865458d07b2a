package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.testcard.TestCard;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the library tells of a card, held against the card itself. */
final class TrueReports implements Reports {

  private final Scene scene;
  private final Consents consents;
  private final List<String> valuesBefore = new ArrayList<>();
  private int spentBefore;

  TrueReports(Scene scene, Consents consents) {
    this.scene = scene;
    this.consents = consents;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      consents.violation(what);
    }
  }

  private TestCard card() {
    return scene.card();
  }

  private int spent() {
    return CardWatch.SECRETS.stream().mapToInt(scene.reached()::spent).sum();
  }

  private List<String> values() {
    return CardWatch.SECRETS.stream().map(card()::secretValue).toList();
  }

  @Override
  public Secret right(SecretKind secret) {
    return Cards.current(card(), secret);
  }

  @Override
  public void begin() {
    spentBefore = spent();
    valuesBefore.clear();
    valuesBefore.addAll(values());
  }

  @Override
  public void failed(Verb verb, JpkiException failure) {
    if (failure instanceof PinException told) {
      requireTold(told);
    } else {
      require(spent() == spentBefore, verb + " spent a try without a word of it: " + failure);
    }
    boolean mayBeChanged =
        failure instanceof PinOutcomeUnknownException e && e.operation() == Operation.CHANGE;
    require(mayBeChanged || values().equals(valuesBefore), "changed, and told as: " + failure);
  }

  private void requireTold(PinException failure) {
    int left = card().triesLeft(failure.secret());
    if (failure instanceof PinIncorrectException wrong) {
      require(wrong.triesLeft() == left, wrong.triesLeft() + " tries were told, it is " + left);
    } else if (failure instanceof PinBlockedException) {
      require(left == 0, "told as blocked, it is " + left);
    } else if (failure instanceof LastTryException last) {
      require(!last.isToldByCard() || left == 1, "told as the last try, " + left + " are left");
    }
  }

  @Override
  public void counter(PinStatus status) {
    int left = card().triesLeft(status.secret());
    require(status.triesLeft().orElse(left) == left, status + " was told, it is " + left);
  }

  @Override
  public void verified(Secret secret) {
    require(card().isVerified(secret.kind()), "told as verified, and the card knows nothing of it");
  }

  @Override
  public void changed(Secret next) {
    boolean changed = Arrays.equals(next.characters(), right(next.kind()).characters());
    require(changed, "told as changed, and the card has another value");
  }

  @Override
  public void attributes(CardAttributes attributes) {
    require(
        attributes.name().map(AttributeText::text).equals(Optional.of(card().holder().name())),
        "a name that the card has not");
  }

  @Override
  public void expiry(Optional<LocalDate> expiry) {
    require(expiry.orElse(card().expiry()).equals(card().expiry()), "an expiry of " + expiry);
  }

  @Override
  public void certificate(CertificateKind kind, JpkiCertificate certificate) {
    require(
        Arrays.equals(certificate.encoded(), card().certificate(kind)),
        "a certificate that the card has not");
  }

  @Override
  public void signature(KeyKind key, byte[] message, byte[] signature) {
    require(isSignature(card(), key, message, signature), "a signature that is not valid");
  }

  /** Whether it is one of a card's key, PKCS#1 v1.5 with SHA-256. */
  static boolean isSignature(TestCard card, KeyKind key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      byte[] certificate = card.certificate(key.certificate());
      verifier.initVerify(JpkiCertificate.parse(certificate).x509().getPublicKey());
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | JpkiException e) {
      throw new IllegalStateException(e);
    }
  }
}
