package io.github.jpki4j.cli.validate;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What certificates are judged by.
 *
 * @param at the time for which the judgement holds
 * @param revocation who tells whether one is revoked
 * @param revocationLeftOut whether it is accepted that nobody does
 * @param authorities the CAs
 */
public record ValidationSettings(
    Instant at,
    Optional<RevocationChecker> revocation,
    boolean revocationLeftOut,
    Authorities authorities) {

  /**
   * Judges one certificate.
   *
   * @param purpose what it shall be good for
   * @param besides CA certificates that came with it
   */
  public ValidationReport judge(
      KeyKind purpose, JpkiCertificate certificate, List<JpkiCertificate> besides) {
    List<JpkiCertificate> candidates = new ArrayList<>(authorities.candidates());
    candidates.addAll(besides);
    return validator().validate(purpose, certificate, candidates);
  }

  /** Judges by everything but the CA certificates that are no more than candidates. */
  public CertificateValidator validator() {
    CertificateValidator.Builder validator =
        CertificateValidator.builder()
            .anchors(authorities.anchors())
            .clock(Clock.fixed(at, ZoneOffset.UTC));
    revocation.ifPresent(validator::revocation);
    if (revocationLeftOut) {
      validator.acceptNotPerformed(Check.REVOCATION);
    }
    return validator.build();
  }
}
