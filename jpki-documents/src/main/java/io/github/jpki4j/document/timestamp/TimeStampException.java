package io.github.jpki4j.document.timestamp;

import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * There is no time stamp that could be relied on. No document was changed. The message names the
 * problem and nothing of the document.
 *
 * @since 0.1.0
 */
public final class TimeStampException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** The authority gave no answer. */
    NO_ANSWER,
    /** The answer, or the time stamp in it, is longer than one is, or than there is room for. */
    TOO_LONG,
    /** The answer is none of RFC 3161. */
    MALFORMED,
    /** The authority refused. */
    REFUSED,
    /** The answer is to another request: another hash or nonce. */
    OTHER_ANSWER,
    /** The time stamp proves nothing, or the authority is not trusted. */
    NOT_TRUSTED
  }

  /** What is wrong: an enum constant. */
  private final Problem problem;

  /** What the authority says, or empty. */
  private final String reason;

  /** What was found out about the time stamp, or null. */
  private final transient @Nullable TimeStampReport report;

  private TimeStampException(
      Problem problem, String reason, @Nullable TimeStampReport report, @Nullable Throwable cause) {
    super(reason.isEmpty() ? problem.name() : problem + ": " + reason, cause);
    this.problem = problem;
    this.reason = reason;
    this.report = report;
  }

  static TimeStampException of(Problem problem, @Nullable Throwable cause) {
    return new TimeStampException(problem, "", null, cause);
  }

  static TimeStampException refused(int status, String reason) {
    return new TimeStampException(
        Problem.REFUSED, reason.isEmpty() ? "status " + status : reason, null, null);
  }

  static TimeStampException notTrusted(TimeStampReport report) {
    String codes =
        report.findings().stream()
            .filter(TimeStampFinding::isObjection)
            .map(finding -> finding.code().name())
            .collect(Collectors.joining(", "));
    return new TimeStampException(Problem.NOT_TRUSTED, codes, report, null);
  }

  /**
   * For those who have less room than the time stamp is long.
   *
   * @param length of the time stamp with what it is put into
   * @param room for it
   * @return the exception
   */
  public static TimeStampException tooLong(int length, int room) {
    return new TimeStampException(
        Problem.TOO_LONG, length + " bytes, and room for " + room, null, null);
  }

  /**
   * What is wrong.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }

  /**
   * What was found out about a time stamp that is not trusted.
   *
   * @return empty if there was none
   */
  public Optional<TimeStampReport> report() {
    return Optional.ofNullable(report);
  }

  /**
   * Says what is wrong.
   *
   * @param locale Japanese, or anything else for English
   * @return a sentence; text of the authority may be in it as it stands there
   */
  public String text(Locale locale) {
    String why =
        report == null
            ? reason
            : report.findings().stream()
                .filter(TimeStampFinding::isObjection)
                .map(finding -> finding.text(locale))
                .collect(Collectors.joining("; "));
    return DocumentTexts.of(locale)
        .get("stamp-problem", problem, List.of(why.isEmpty() ? problem.name() : why));
  }
}
