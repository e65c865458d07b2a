package io.github.jpki4j.dss;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds DSS's objections to a report. */
final class SecondOpinion {

  /** Characters of what DSS says. */
  private static final int LONGEST = 2_000;

  private final String name;
  private final DocumentReport report;

  SecondOpinion(String name, DocumentReport report) {
    this.name = name;
    this.report = report;
  }

  DocumentReport with(byte[] document, Optional<byte[]> content, ValidationData data, Instant at) {
    List<SignatureFinding> more = findings(document, content, data, at);
    return new DocumentReport(
        report.signatures().stream().map(signature -> with(signature, more)).toList(),
        report.timeStamps(),
        report.revisions());
  }

  private List<SignatureFinding> findings(
      byte[] document, Optional<byte[]> content, ValidationData data, Instant at) {
    try {
      Opinion opinion =
          DocumentBoundary.call(
              Problem.NOT_INTACT,
              () ->
                  NamedCrls.with(
                      Extension.places(report.signatures()),
                      () -> Opinion.of(document, content, data, Optional.of(at))));
      if (opinion.levels().size() != report.signatures().size()) {
        return List.of(
            objects(
                "sees "
                    + opinion.levels().size()
                    + " signatures instead of "
                    + report.signatures().size()));
      }
      return opinion.objections().isEmpty()
          ? List.of(SignatureFinding.of(SignatureCode.SECOND_OPINION_AGREES, name))
          : opinion.objections().stream().map(this::objects).toList();
    } catch (DocumentException e) {
      return List.of(objects(String.valueOf(e.getCause())));
    }
  }

  private SignatureFinding objects(String why) {
    return SignatureFinding.of(
        SignatureCode.SECOND_OPINION_OBJECTS,
        name,
        why.length() > LONGEST ? why.substring(0, LONGEST) : why);
  }

  private static SignatureReport with(SignatureReport signature, List<SignatureFinding> more) {
    List<SignatureFinding> findings = new ArrayList<>(signature.findings());
    findings.addAll(more);
    return new SignatureReport(
        findings,
        signature.signer(),
        signature.others(),
        signature.claimedTime(),
        signature.existed(),
        signature.certificate(),
        signature.revision());
  }
}
