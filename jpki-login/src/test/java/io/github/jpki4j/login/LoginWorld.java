package io.github.jpki4j.login;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import io.github.jpki4j.testkit.card.MovingClock;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import java.security.PrivateKey;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;

/** A server, its clock and store, and the people who come. */
final class LoginWorld {

  static final LoginOrigin ORIGIN = LoginOrigin.of("https://www.example.jp");
  static final String PURPOSE = "login";
  static final String SESSION = "session-of-the-holder";
  static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
  static final TestPki PKI = TestPki.create();
  static final Holder HOLDER = Holder.test();
  static final Validity VALID =
      new Validity(Instant.parse("2025-01-15T01:30:00Z"), Instant.parse("2029-02-17T14:59:59Z"));

  /** Of a certificate that was revoked, and of one on hold. */
  static final Validity REVOKED = new Validity(VALID.notBefore().plusSeconds(1), VALID.notAfter());

  static final Validity ON_HOLD = new Validity(VALID.notBefore().plusSeconds(2), VALID.notAfter());

  /** Has a card of the same CA with a key of its own. */
  static final TestPki SOMEBODY_ELSE = somebodyElse();

  final MovingClock clock = new MovingClock(NOW);
  final InMemoryNonceStore nonces = new InMemoryNonceStore(1_000, clock);
  final LoginVerifier verifier = verifier(validator().build(), nonces);

  private static TestPki somebodyElse() {
    try {
      PrivateKey own = SoftwareKeys.rsa().getPrivate();
      return TestPki.builder().cardKey(KeyKind.AUTH, own).build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static byte[] certificate(Validity validity) {
    return PKI.certificate(KeyKind.AUTH, HOLDER, validity);
  }

  static JpkiCertificate parsed(byte[] der) {
    try {
      return JpkiCertificate.parse(der);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  static TrustAnchors anchors() {
    TrustAnchors anchors = TrustAnchors.production();
    for (CaGeneration generation : CaGeneration.values()) {
      anchors =
          anchors.withTestRoot(
              KeyKind.AUTH, parsed(PKI.authorityCertificate(KeyKind.AUTH, generation)));
    }
    return anchors;
  }

  static CrlChecker revocation(Instant thisUpdate) {
    byte[] list =
        PKI.crl(KeyKind.AUTH, thisUpdate)
            .revoke(revocation(REVOKED, CRLReason.KEY_COMPROMISE))
            .revoke(revocation(ON_HOLD, CRLReason.CERTIFICATE_HOLD))
            .build();
    try {
      return CrlChecker.of(Crl.parse(list));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static Revocation revocation(Validity of, CRLReason reason) {
    return new Revocation(
        PKI.serial(KeyKind.AUTH, HOLDER, of), reason, NOW.minus(Duration.ofDays(30)));
  }

  /** Trusts the test CAs and has today's list. */
  CertificateValidator.Builder validator() {
    return CertificateValidator.builder()
        .anchors(anchors())
        .clock(clock)
        .revocation(revocation(NOW.minus(Duration.ofHours(1))));
  }

  LoginVerifier verifier(CertificateValidator validator, NonceStore store) {
    return LoginVerifier.builder(ORIGIN, validator, store).clock(clock).build();
  }

  /** What the honest holder would send to a challenge that is issued now. */
  Draft draft() {
    try {
      return new Draft(this, verifier.issue(PURPOSE, SESSION));
    } catch (NonceStoreException e) {
      throw new AssertionError(e);
    }
  }
}
