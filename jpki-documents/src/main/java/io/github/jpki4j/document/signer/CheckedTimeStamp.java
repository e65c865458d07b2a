package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A time stamp, looked at in every respect but whether its authority can be trusted.
 *
 * @param kind what it is of
 * @param coverage of a document time stamp: how much it covers
 * @param findings in any order
 * @param claim what it says, as far as that can be read
 */
public record CheckedTimeStamp(
    TimeStampKind kind,
    List<SignatureFinding> coverage,
    List<TimeStampFinding> findings,
    Optional<Claim> claim) {

  /** Time stamps of one kind that are looked at in one signature. */
  private static final int MOST = 16;

  /**
   * What a time stamp says.
   *
   * @param time that of the authority's clock
   * @param accuracy by how much that may differ; zero if nothing is said
   * @param certificate of the authority, if it came along
   * @param others the other certificates that came along
   */
  public record Claim(
      Instant time,
      Duration accuracy,
      Optional<JpkiCertificate> certificate,
      List<JpkiCertificate> others) {

    /**
     * When what was stamped existed at the latest.
     *
     * @return the time with the accuracy added
     */
    public Instant latest() {
      return time.plus(accuracy);
    }
  }

  /**
   * Copies the lists.
   *
   * @param kind what it is of
   * @param coverage how much it covers
   * @param findings in any order
   * @param claim what it says
   */
  public CheckedTimeStamp {
    coverage = List.copyOf(coverage);
    findings = List.copyOf(findings);
  }

  /** One of which nothing can be said but what is wrong. */
  static CheckedTimeStamp of(TimeStampKind kind, TimeStampCode code, String... arguments) {
    return new CheckedTimeStamp(
        kind, List.of(), List.of(TimeStampFinding.of(code, arguments)), Optional.empty());
  }

  /**
   * Looks at those of one kind that a signature has with it, 16 at most.
   *
   * @param <T> a time stamp as it stands
   * @param kind what they are of
   * @param tokens all that there are
   * @param check looks at one
   * @return one result for each that was looked at, and one more if there are too many
   */
  public static <T> List<CheckedTimeStamp> all(
      TimeStampKind kind, List<T> tokens, Function<T, CheckedTimeStamp> check) {
    List<CheckedTimeStamp> checked = new ArrayList<>();
    tokens.stream().limit(MOST).map(check).forEach(checked::add);
    if (tokens.size() > MOST) {
      checked.add(of(kind, TimeStampCode.TOO_MANY, String.valueOf(tokens.size())));
    }
    return checked;
  }

  /**
   * The same with what a document time stamp covers.
   *
   * @param found how much of the file, and what came after
   * @return a new one
   */
  public CheckedTimeStamp withCoverage(List<SignatureFinding> found) {
    return new CheckedTimeStamp(kind, found, findings, claim);
  }
}
