package io.github.jpki4j.samples.web;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What is told to the person, and what is for the log alone: no name, no certificate. */
@Component
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final boolean tellFindings;

  Answers(WebLoginSettings settings) {
    this.tellFindings = settings.tellFindings();
  }

  ResponseEntity<Answer> accepted(JpkiCertificate certificate) {
    return ResponseEntity.ok(new Answer(true, certificate.sha256(), "", List.of()));
  }

  /**
   * A refusal.
   *
   * @param codes what was in the way
   * @param certificate what the validator found, if it was asked
   */
  ResponseEntity<Answer> refused(
      List<? extends Enum<?>> codes, Optional<ValidationReport> certificate) {
    List<String> findings =
        Stream.concat(
                codes.stream().map(Enum::name),
                certificate.stream()
                    .flatMap(report -> report.objections().stream())
                    .map(finding -> finding.code().name()))
            .toList();
    String number = UUID.randomUUID().toString();
    LOG.info("refused, number {}: {}", number, findings);
    return ResponseEntity.status(HttpStatus.FORBIDDEN)
        .body(new Answer(false, "", number, tellFindings ? findings : List.of()));
  }
}
