package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.pki.ReceivedOcspRequest.CertId;
import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes OCSP answers (RFC 6960, 4.2.1) of one CA. Immutable.
 *
 * @param authority whose certificates are known
 * @param signers who signs
 * @param clock when an answer is made
 * @param period from this update to the next
 * @param usual the behaviour for certificates without one of their own
 * @param behaviours those with one, by serial number
 * @param revocations what is revoked, by serial number
 */
record OcspAnswers(
    Authority authority,
    OcspSigners signers,
    Clock clock,
    Duration period,
    OcspBehaviour usual,
    Map<BigInteger, OcspBehaviour> behaviours,
    Map<BigInteger, Revocation> revocations) {

  private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
  private static final int SUCCESSFUL = 0;
  private static final int MALFORMED_REQUEST = 1;
  private static final int TRY_LATER = 3;

  private static final Duration DAY = Duration.ofDays(1);

  /** What a client that cannot write a request is told. */
  static byte[] malformedRequest() {
    return Der.sequence(Der.enumerated(MALFORMED_REQUEST));
  }

  /** The behaviour for a request: that for its first certificate. */
  OcspBehaviour behaviour(ReceivedOcspRequest request) {
    return behaviour(request.certificates().get(0));
  }

  private OcspBehaviour behaviour(CertId certificate) {
    return behaviours.getOrDefault(certificate.serial(), usual);
  }

  /** The answer to a request; {@link OcspBehaviour#NO_ANSWER} is up to the caller. */
  byte[] answer(ReceivedOcspRequest request) {
    OcspBehaviour behaviour = behaviour(request);
    if (behaviour == OcspBehaviour.TRY_LATER) {
      return Der.sequence(Der.enumerated(TRY_LATER));
    }
    boolean stale = behaviour == OcspBehaviour.STALE;
    Instant now = clock.instant();
    Instant made = stale ? now.minus(DAY.multipliedBy(2)) : now;
    Instant next = stale ? now.minus(DAY) : now.plus(period);
    List<byte[]> singles = new ArrayList<>();
    for (CertId certificate : request.certificates()) {
      singles.add(single(certificate, made, next));
    }
    OcspSigners.Signer signer = signers.signer(authority, behaviour, now);
    byte[] data =
        Der.sequence(
            signer.responderId(),
            Der.generalizedTime(made),
            Der.sequence(singles.toArray(byte[][]::new)),
            nonce(request, behaviour));
    byte[] basic = Der.sequence(signer.signed(data));
    byte[] body = Der.sequence(Der.oid(BASIC), Der.octets(basic));
    byte[] answer = Der.sequence(Der.enumerated(SUCCESSFUL), Der.tagged(0xA0, body));
    return behaviour == OcspBehaviour.MALFORMED ? Arrays.copyOf(answer, answer.length / 2) : answer;
  }

  private byte[] single(CertId asked, Instant made, Instant next) {
    boolean other = behaviour(asked) == OcspBehaviour.OTHER_CERTIFICATE;
    CertId answered = other ? asked.withSerial(asked.serial().add(BigInteger.ONE)) : asked;
    return Der.sequence(
        answered.der(),
        status(asked),
        Der.generalizedTime(made),
        Der.tagged(0xA0, Der.generalizedTime(next)));
  }

  /** CertStatus: good [0], revoked [1] or unknown [2]. */
  private byte[] status(CertId certificate) {
    OcspBehaviour behaviour = behaviour(certificate);
    Revocation known = revocations.get(certificate.serial());
    if (behaviour == OcspBehaviour.UNKNOWN || !certificate.isOf(authority)) {
      return Der.tagged(0x82);
    }
    if (behaviour == OcspBehaviour.HOLD) {
      return revoked(new Revocation(certificate.serial(), CRLReason.CERTIFICATE_HOLD, yesterday()));
    }
    if (known != null) {
      return revoked(known);
    }
    return behaviour == OcspBehaviour.REVOKED
        ? revoked(new Revocation(certificate.serial(), CRLReason.UNSPECIFIED, yesterday()))
        : Der.tagged(0x80);
  }

  private Instant yesterday() {
    return clock.instant().minus(DAY);
  }

  private static byte[] revoked(Revocation revocation) {
    byte[] time = Der.generalizedTime(revocation.since());
    return revocation.reasonCode() == 0
        ? Der.tagged(0xA1, time)
        : Der.tagged(0xA1, time, Der.tagged(0xA0, Der.enumerated(revocation.reasonCode())));
  }

  /** The field responseExtensions with the nonce, or nothing. */
  private static byte[] nonce(ReceivedOcspRequest request, OcspBehaviour behaviour) {
    Optional<byte[]> asked = request.nonce();
    if (asked.isEmpty() || behaviour == OcspBehaviour.NO_NONCE) {
      return new byte[0];
    }
    byte[] nonce = asked.get();
    if (behaviour == OcspBehaviour.WRONG_NONCE) {
      nonce = another(nonce);
    }
    return Der.tagged(0xA1, Der.sequence(ReceivedOcspRequest.nonceExtension(nonce)));
  }

  private static byte[] another(byte[] nonce) {
    byte[] other = nonce.length == 0 ? Der.octets(new byte[8]) : nonce.clone();
    other[other.length - 1] ^= 0x55;
    return other;
  }
}
