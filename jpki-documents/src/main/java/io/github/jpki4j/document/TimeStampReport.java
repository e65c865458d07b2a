package io.github.jpki4j.document;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that was found out about one time stamp. It is no signature of a person: it says that
 * something existed, and nothing of who made it. Immutable, thread-safe.
 *
 * @param kind what it is of
 * @param signatures the places, in {@link DocumentReport#signatures}, of the signatures that are in
 *     it or that it is in, from 0 on; unmodifiable
 * @param time as the authority says, without the accuracy that it claims. It counts if {@link
 *     #isGood}, and is a claim otherwise; empty if it cannot be read
 * @param authority the subject of the authority's certificate (RFC 2253), a claim as well unless
 *     {@link #isGood}; empty if there is none
 * @param coverage of a document time stamp: how much of the file it covers, and what came after;
 *     unmodifiable, empty for the others
 * @param findings in the order of {@link TimeStampAspect}, unmodifiable
 * @since 0.1.0
 */
public record TimeStampReport(
    TimeStampKind kind,
    List<Integer> signatures,
    Optional<Instant> time,
    Optional<String> authority,
    List<SignatureFinding> coverage,
    List<TimeStampFinding> findings) {

  /** What says nothing of the time stamp itself, but of whether its authority is trusted. */
  private static final Set<TimeStampAspect> TRUST =
      EnumSet.of(TimeStampAspect.AUTHORITY, TimeStampAspect.REVOCATION, TimeStampAspect.TIME);

  /**
   * Copies the lists.
   *
   * @param kind what it is of
   * @param signatures the signatures that are in it or that it is in
   * @param time as the authority says
   * @param authority the subject of the authority's certificate
   * @param coverage how much of the file it covers
   * @param findings what was found
   */
  public TimeStampReport {
    signatures = List.copyOf(signatures);
    coverage = List.copyOf(coverage);
    findings = List.copyOf(findings);
  }

  /**
   * Time stamp and authority in one word.
   *
   * @return anything but {@link DocumentVerdict#NOT_SIGNED}: {@link DocumentVerdict#NOT_INTACT} if
   *     it is not a time stamp of what it is attached to, {@link DocumentVerdict#NOT_TRUSTED} if it
   *     is, and nothing shows that the time is right
   */
  public DocumentVerdict verdict() {
    if (coverage.stream().anyMatch(SignatureFinding::isObjection)
        || findings.stream()
            .anyMatch(found -> found.isObjection() && !TRUST.contains(found.code().check()))) {
      return DocumentVerdict.NOT_INTACT;
    }
    return findings.stream().anyMatch(TimeStampFinding::isObjection)
        ? DocumentVerdict.NOT_TRUSTED
        : DocumentVerdict.GOOD;
  }

  /**
   * Whether it proves that what it stamped existed at its time.
   *
   * @return true if the verdict is {@link DocumentVerdict#GOOD}
   */
  public boolean isGood() {
    return verdict() == DocumentVerdict.GOOD;
  }

  /**
   * Whether something was found about it.
   *
   * @param code what
   * @return true if it is among the findings
   */
  public boolean has(TimeStampCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
