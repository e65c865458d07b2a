package io.github.jpki4j.testkit.timestamp;

import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_OCSPSigning;
import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_timeStamping;

import io.github.jpki4j.testkit.timestamp.TsaCertificates.Shape;
import io.github.jpki4j.testkit.timestamp.TsaCertificates.Unit;
import java.util.List;

/**
 * What a test TSA does right or wrong. Each has what is found where its time stamp is part of a
 * document, and what is told to whoever asks for it.
 */
public enum TsaCase {
  /** An RSA key below a CA below the root. */
  RIGHT("", ""),
  /** A key on the curve P-256. */
  ON_CURVE("", ""),
  /** A certificate that ends in 2035, earlier than that of its CA. */
  UNTIL_2035("", ""),
  /** The certificate is named by its SHA-1 hash, as RFC 3161 did first. */
  NAMED_BY_SHA1("", ""),

  /** A certificate without extended key usage. */
  NO_PURPOSE("purpose-wrong", "not-trusted"),
  /** A certificate whose extended key usage is right, but not critical. */
  PURPOSE_NOT_CRITICAL("purpose-wrong", "not-trusted"),
  /** A certificate that may do more than stamp time. */
  PURPOSE_AND_MORE("purpose-wrong", "not-trusted"),
  /** A certificate for something else. */
  OTHER_PURPOSE("purpose-wrong", "not-trusted"),
  /** The certificate ended before the time of the stamp. */
  EXPIRED("not-valid-then", "not-trusted"),
  /** The certificate began after the time of the stamp. */
  NOT_YET_VALID("not-valid-then", "not-trusted"),
  /** A CA that nobody trusts issued the certificate. */
  STRANGER("authority-unknown", "not-trusted"),
  /** A unit that is no CA issued the certificate. */
  NO_AUTHORITY("authority-unknown", "not-trusted"),

  /** Another key than that of the certificate signed. */
  OTHER_KEY("signature-wrong", "not-trusted"),
  /** The signed token was changed. */
  CHANGED("signature-wrong", "not-trusted"),
  /** Signed with SHA-1. */
  SIGNED_BY_SHA1("algorithm-weak", "not-trusted"),
  /** The certificate did not come along. */
  NO_CERTIFICATE("certificate-missing", "not-trusted"),
  /** No signed attribute names the certificate. */
  NOT_NAMED("certificate-other", "malformed"),
  /** A signed attribute names another certificate. */
  OTHER_NAMED("certificate-other", "not-trusted"),
  /** The content is said to be data, not a time stamp. */
  OTHER_CONTENT("token-malformed", "malformed"),
  /** Two units signed the token. */
  TWO_SIGNERS("token-malformed", "malformed"),
  /** An extension that is critical and unknown. */
  CRITICAL_EXTENSION("extension-unknown", "not-trusted"),

  /** A signed attribute has another time than the token. */
  OTHER_SIGNING_TIME("token-malformed", "malformed"),

  /** Of another hash value. */
  OTHER_IMPRINT("imprint-wrong", "other-answer"),
  /** Of a hash by another algorithm than that of the request. */
  OTHER_HASH("imprint-wrong", "other-answer"),
  /** Of a hash that is broken. */
  SHA1_IMPRINT("imprint-weak", "other-answer"),
  /** Another nonce than that of the request. In a document nobody knows which was right. */
  OTHER_NONCE("", "other-answer"),
  /** No nonce. */
  NO_NONCE("", "other-answer"),
  /** A time that has not come yet. */
  FUTURE("from-future", "not-trusted"),
  /** A time before the certificates of the signers. */
  OLD("before-certificate", ""),

  /** The request is refused. */
  REFUSED("", "refused"),
  /** Granted, and there is no token. */
  NO_TOKEN("", "malformed"),
  /** The answer is no answer of a TSA. */
  GARBAGE("", "malformed"),
  /** The answer is longer than any time stamp. */
  HUGE("", "too-long"),
  /** The HTTP server answers with an error. */
  HTTP_ERROR("", "no-answer"),
  /** The HTTP server takes its time. */
  SLOW("", "no-answer");

  /** What is found where the stamp is in a document, or empty if nothing is wrong with it. */
  public final String finding;

  /** What is told to whoever asks for it, or empty if nothing is. */
  public final String problem;

  TsaCase(String finding, String problem) {
    this.finding = finding;
    this.problem = problem;
  }

  /**
   * Whether there is a token that can be part of a document.
   *
   * @return false if the request is not answered by one
   */
  public boolean hasToken() {
    return switch (this) {
      case REFUSED, NO_TOKEN, GARBAGE, HUGE, HTTP_ERROR, SLOW -> false;
      default -> true;
    };
  }

  Unit unit() {
    return switch (this) {
      case ON_CURVE -> TsaCertificates.onCurve();
      case NO_PURPOSE -> TsaCertificates.unit(Shape.of());
      case PURPOSE_NOT_CRITICAL ->
          TsaCertificates.unit(
              new Shape(
                  TsaCertificates.FIRST, TsaCertificates.LAST, false, List.of(id_kp_timeStamping)));
      case PURPOSE_AND_MORE ->
          TsaCertificates.unit(Shape.of(id_kp_timeStamping, id_kp_OCSPSigning));
      case OTHER_PURPOSE -> TsaCertificates.unit(Shape.of(id_kp_OCSPSigning));
      case EXPIRED ->
          TsaCertificates.unit(Shape.valid("2010-01-01T00:00:00Z", "2020-12-31T23:59:59Z"));
      case UNTIL_2035 ->
          TsaCertificates.unit(Shape.valid("2010-01-01T00:00:00Z", "2034-12-31T23:59:59Z"));
      case NOT_YET_VALID ->
          TsaCertificates.unit(Shape.valid("2040-01-01T00:00:00Z", "2049-12-31T23:59:59Z"));
      case STRANGER -> TsaCertificates.ofStranger();
      case NO_AUTHORITY -> TsaCertificates.ofNoAuthority();
      case OTHER_KEY -> TsaCertificates.withOtherKey();
      default -> TsaCertificates.unit(Shape.RIGHT);
    };
  }
}
