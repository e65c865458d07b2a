package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the issuer's lists say now. Thread-safe. */
final class Revocations implements RevocationChecker {

  private static final Duration AGO = Duration.ofMinutes(1);

  private record Revoked(KeyKind key, Revocation what) {}

  private final List<Revoked> revoked = new CopyOnWriteArrayList<>();

  /** The holder has a certificate revoked. */
  void add(TestCard card, KeyKind key) {
    revoked.add(
        new Revoked(
            key,
            new Revocation(
                Shop.certificate(card, key).x509().getSerialNumber(),
                CRLReason.CESSATION_OF_OPERATION,
                ShopCards.NOON.minus(AGO))));
  }

  @Override
  public RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at) {
    RevocationStatus status = new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER);
    for (KeyKind key : KeyKind.values()) {
      if (!status.isConclusive()) {
        status = list(key, at).check(certificate, issuer, at);
      }
    }
    return status;
  }

  private RevocationChecker list(KeyKind key, Instant at) {
    TestCrlBuilder list = ShopCards.PKI.crl(key, at.minus(AGO));
    revoked.stream().filter(one -> one.key() == key).forEach(one -> list.revoke(one.what()));
    try {
      return CrlChecker.of(Crl.parse(list.build()));
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a list of our own", e);
    }
  }
}
