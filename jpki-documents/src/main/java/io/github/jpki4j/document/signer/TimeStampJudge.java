package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.signer.CheckedTimeStamp.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Judges time stamps by whom the caller trusts. */
public final class TimeStampJudge {

  /** By how much the clocks of authority and caller may differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Optional<TimeStampTrust> trust;
  private final Instant now;

  /**
   * Judges for the time of the caller's clock.
   *
   * @param trust whom the caller trusts; nobody is trusted if that is empty
   */
  public TimeStampJudge(Optional<TimeStampTrust> trust) {
    this.trust = trust;
    this.now = trust.map(given -> given.clock().instant()).orElse(Instant.MAX);
  }

  /** The time for which it judges; the end of all time if nobody is trusted. */
  Instant now() {
    return now;
  }

  /**
   * Judges one that is about to become part of a document.
   *
   * @param checked what was found out so far
   * @param signers the certificates of those who made what it is of
   * @return everything that was found out
   */
  public TimeStampReport judge(CheckedTimeStamp checked, List<JpkiCertificate> signers) {
    return judge(checked, now, List.of(), signers);
  }

  /**
   * Judges one.
   *
   * @param checked what was found out so far
   * @param at when it is proven to have existed, or {@link #now}
   * @param signatures places of the signatures that it is about
   * @param signers the certificates of those who made them
   * @return everything that was found out
   */
  TimeStampReport judge(
      CheckedTimeStamp checked,
      Instant at,
      List<Integer> signatures,
      List<JpkiCertificate> signers) {
    List<TimeStampFinding> findings = new ArrayList<>(checked.findings());
    Optional<JpkiCertificate> certificate = checked.claim().flatMap(Claim::certificate);
    if (trust.isEmpty()) {
      findings.add(TimeStampFinding.of(TimeStampCode.AUTHORITY_NOT_CHECKED));
    } else if (certificate.isPresent()) {
      addTrust(findings, checked.claim().get(), certificate.get(), at);
    }
    checked.claim().ifPresent(claim -> addSigners(findings, claim, signers));
    findings.sort(Comparator.comparing(found -> found.code().check()));
    return new TimeStampReport(
        checked.kind(),
        signatures,
        checked.claim().map(Claim::time),
        certificate.map(one -> one.x509().getSubjectX500Principal().getName(X500Principal.RFC2253)),
        checked.coverage(),
        findings);
  }

  private void addTrust(
      List<TimeStampFinding> findings, Claim claim, JpkiCertificate certificate, Instant at) {
    TimeStampTrust trusted = trust.orElseThrow();
    Optional<TimeStampPath> path =
        TimeStampPath.of(certificate, claim.others(), trusted.roots(), claim.time());
    findings.add(
        TimeStampFinding.of(
            path.isPresent() ? TimeStampCode.AUTHORITY_TRUSTED : TimeStampCode.AUTHORITY_UNKNOWN));
    path.ifPresent(
        found ->
            findings.add(
                trusted
                    .revocation()
                    .map(
                        checker ->
                            new TimeStampRevocation(checker, claim.latest(), at, now).worst(found))
                    .orElseGet(
                        () ->
                            TimeStampFinding.of(TimeStampCode.AUTHORITY_REVOCATION_NOT_CHECKED))));
    int before = findings.size();
    addTime(findings, claim, certificate, path.map(TimeStampPath::end), at);
    if (findings.size() == before) {
      findings.add(TimeStampFinding.of(TimeStampCode.TIME_PLAUSIBLE));
    }
  }

  private void addTime(
      List<TimeStampFinding> findings,
      Claim claim,
      JpkiCertificate certificate,
      Optional<Instant> end,
      Instant at) {
    if (claim.time().isBefore(certificate.notBefore())
        || claim.latest().isAfter(certificate.notAfter())) {
      findings.add(
          TimeStampFinding.of(
              TimeStampCode.NOT_VALID_THEN,
              certificate.notBefore().toString(),
              certificate.notAfter().toString()));
    }
    Instant last = end.orElse(certificate.notAfter());
    if (at.isAfter(last)) {
      findings.add(TimeStampFinding.of(TimeStampCode.EXPIRED_SINCE, last.toString()));
    }
    if (claim.time().minus(claim.accuracy()).isAfter(now.plus(TOLERANCE))) {
      findings.add(TimeStampFinding.of(TimeStampCode.FROM_FUTURE));
    }
  }

  private static void addSigners(
      List<TimeStampFinding> findings, Claim claim, List<JpkiCertificate> signers) {
    for (JpkiCertificate signer : signers) {
      if (claim.latest().isBefore(signer.notBefore())) {
        findings.add(
            TimeStampFinding.of(TimeStampCode.BEFORE_CERTIFICATE, signer.notBefore().toString()));
        return;
      }
    }
  }
}
