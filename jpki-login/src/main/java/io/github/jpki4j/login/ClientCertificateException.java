package io.github.jpki4j.login;

import io.github.jpki4j.cert.ValidationReport;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's certificate that {@link JpkiTrustManager} does not trust. The message has the codes of
 * what was found and nothing of the certificate.
 *
 * @since 0.1.0
 */
public final class ClientCertificateException extends CertificateException {

  private static final long serialVersionUID = 1L;

  /** The codes' names. */
  private final LoginCode[] codes;

  /** Lost when the exception is written to a stream: it names a person's certificate. */
  private final transient @Nullable ValidationReport report;

  ClientCertificateException(List<LoginFinding> findings, Optional<ValidationReport> report) {
    super(message(findings));
    this.codes = findings.stream().map(LoginFinding::code).toArray(LoginCode[]::new);
    this.report = report.orElse(null);
  }

  private static String message(List<LoginFinding> findings) {
    List<String> texts = new ArrayList<>();
    for (LoginFinding finding : findings) {
      texts.add((finding.code() + " " + String.join(" ", finding.arguments())).trim());
    }
    return String.join(", ", texts);
  }

  /**
   * What was found.
   *
   * @return one code or more, unmodifiable
   */
  public List<LoginCode> codes() {
    return Collections.unmodifiableList(Arrays.asList(codes.clone()));
  }

  /**
   * What the validator found.
   *
   * @return its report; empty if it was not asked
   */
  public Optional<ValidationReport> report() {
    return Optional.ofNullable(report);
  }
}
