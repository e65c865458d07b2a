package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Who signs OCSP answers (RFC 6960, 4.2.2.2).
 *
 * @param delegated whether it is a responder of its own, certified by the CA
 * @param key of such a responder
 * @param stranger a key that the CA does not have
 */
record OcspSigners(boolean delegated, RsaKey key, RsaKey stranger) {

  private static final Duration MARGIN = Duration.ofDays(30);

  /** A signature as some responder makes it, and the certificate that goes with it, if any. */
  @SuppressWarnings("ArrayRecordComponent") // made for one answer and never changed
  record Signer(byte[] responderId, RsaKey key, byte[] certificates) {

    /** The fields of a BasicOCSPResponse. */
    byte[] signed(byte[] data) {
      byte[] signature = Der.bits(key.signHash(RsaKey.sha256(data)));
      return Der.concat(data, RsaKey.sha256WithRsa(), signature, certificates);
    }
  }

  Signer signer(Authority authority, OcspBehaviour behaviour, Instant now) {
    boolean unauthorised = behaviour == OcspBehaviour.UNAUTHORISED_SIGNER;
    Signer right =
        delegated || unauthorised ? delegate(authority, !unauthorised, now) : self(authority);
    return behaviour == OcspBehaviour.WRONG_SIGNER
        ? new Signer(right.responderId(), stranger, right.certificates())
        : right;
  }

  /** The CA itself, named by key: its name alone would not tell the generation. */
  private static Signer self(Authority authority) {
    byte[] id = Der.tagged(0xA2, Der.octets(authority.keyId()));
    return new Signer(id, authority.key(), new byte[0]);
  }

  private Signer delegate(Authority authority, boolean mayAnswer, Instant now) {
    Validity validity = new Validity(now.minus(MARGIN), now.plus(MARGIN));
    byte[] certificate = new CertificateProfile(authority).responder(key, validity, mayAnswer);
    byte[] id = Der.tagged(0xA1, authority.names().responder());
    return new Signer(id, key, Der.tagged(0xA0, Der.sequence(certificate)));
  }
}
