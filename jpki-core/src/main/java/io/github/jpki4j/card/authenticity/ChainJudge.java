package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import java.util.List;
import java.util.Optional;

/** Judges CV certificates. Immutable, thread-safe. */
final class ChainJudge {

  /** What became of one certificate. */
  record Judged(Optional<CvCertificate> certificate, AuthenticityFinding finding) {

    boolean isProven() {
      return finding.outcome() == AuthenticityOutcome.PROVEN;
    }
  }

  private final List<CvAuthority> trusted;
  private final List<CvAuthority> tests;

  ChainJudge(CvAuthorities authorities) {
    this.trusted = authorities.all();
    this.tests = authorities.tests();
  }

  /** A certificate that a CA signs. */
  Judged top(AuthenticityCheck check, CvRole role, CardReading.Part part) {
    return parsed(check, part, certificate -> byAuthority(check, role, certificate));
  }

  /** A certificate that the one above it signs. */
  Judged below(AuthenticityCheck check, Judged upper, CardReading.Part part) {
    return parsed(check, part, certificate -> byCertificate(check, upper, certificate));
  }

  private interface Rule {
    AuthenticityFinding judge(CvCertificate certificate);
  }

  private static Judged parsed(AuthenticityCheck check, CardReading.Part part, Rule rule) {
    if (part.problem().isPresent()) {
      return new Judged(
          Optional.empty(), new AuthenticityFinding(check, part.problem().get(), part.arguments()));
    }
    CvCertificate certificate;
    try {
      certificate = CvCertificate.parse(part.bytes());
    } catch (MalformedResponseException e) {
      return new Judged(
          Optional.empty(), AuthenticityFinding.of(check, AuthenticityCode.CERTIFICATE_MALFORMED));
    }
    return new Judged(Optional.of(certificate), rule.judge(certificate));
  }

  private AuthenticityFinding byAuthority(
      AuthenticityCheck check, CvRole role, CvCertificate certificate) {
    boolean named = false;
    for (CvAuthority authority : trusted) {
      if (authority.isFor(role, certificate.issuer())) {
        named = true;
        if (certificate.isSignedBy(authority.key())) {
          return finding(check, proven(authority.source()), certificate);
        }
      }
    }
    AuthenticityCode code =
        named ? AuthenticityCode.CERTIFICATE_NOT_SIGNED : unknown(role, certificate);
    return finding(check, code, certificate);
  }

  private static AuthenticityCode proven(CvAuthority.Source source) {
    return switch (source) {
      case PUBLISHED -> AuthenticityCode.CHAIN_PUBLISHED;
      case TEST -> AuthenticityCode.CHAIN_TEST;
      case SUPPLIED -> AuthenticityCode.CHAIN_SUPPLIED;
    };
  }

  /** What is known of an issuer that is trusted by nobody for this role. */
  private AuthenticityCode unknown(CvRole role, CvCertificate certificate) {
    for (CvAuthority test : tests) {
      if (test.isFor(role, certificate.issuer())) {
        return certificate.isSignedBy(test.key())
            ? AuthenticityCode.TEST_ISSUER_NOT_ACCEPTED
            : AuthenticityCode.CERTIFICATE_NOT_SIGNED;
      }
    }
    for (CvRole other : CvRole.values()) {
      if (other != role && isKnown(other, certificate.issuer())) {
        return AuthenticityCode.ISSUER_FOR_OTHER_ROLE;
      }
    }
    return AuthenticityCode.ISSUER_UNKNOWN;
  }

  private boolean isKnown(CvRole role, KeyId issuer) {
    return role.fits(issuer)
        || trusted.stream().anyMatch(authority -> authority.isFor(role, issuer));
  }

  private static AuthenticityFinding byCertificate(
      AuthenticityCheck check, Judged upper, CvCertificate certificate) {
    if (!upper.certificate().isPresent()) {
      return finding(check, AuthenticityCode.ISSUER_UNKNOWN, certificate);
    }
    CvCertificate issuer = upper.certificate().get();
    if (!certificate.issuer().equals(issuer.subject())) {
      return AuthenticityFinding.of(check, AuthenticityCode.CHAIN_BROKEN);
    }
    if (!certificate.isSignedBy(issuer.key())) {
      return finding(check, AuthenticityCode.CERTIFICATE_NOT_SIGNED, certificate);
    }
    return AuthenticityFinding.of(
        check,
        upper.isProven() ? AuthenticityCode.RECORD_SIGNED : AuthenticityCode.SIGNER_NOT_PROVEN);
  }

  private static AuthenticityFinding finding(
      AuthenticityCheck check, AuthenticityCode code, CvCertificate certificate) {
    return AuthenticityFinding.of(check, code, certificate.issuer().digits());
  }
}
