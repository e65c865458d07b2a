package io.github.jpki4j.dss;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.longterm.ValidationData;
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
  private final TimeLimit limit;

  /** What is added to each signature, and to the document as a whole. */
  private final List<List<SignatureFinding>> bySignature = new ArrayList<>();

  private final List<SignatureFinding> more = new ArrayList<>();

  SecondOpinion(String name, DocumentReport report, TimeLimit limit) {
    this.name = name;
    this.report = report;
    this.limit = limit;
    report.signatures().forEach(signature -> bySignature.add(new ArrayList<>()));
  }

  DocumentReport with(byte[] document, Optional<byte[]> content, ValidationData data, Instant at) {
    try {
      add(
          limit.call(
              e -> new DocumentException(Problem.NOT_INTACT, e),
              () ->
                  NamedCrls.with(
                      Extension.places(report.signatures()),
                      () -> Opinion.of(document, content, data, Optional.of(at)))));
    } catch (DocumentException e) {
      more.add(objects(String.valueOf(e.getCause())));
    }
    List<SignatureReport> signatures = new ArrayList<>();
    for (int i = 0; i < bySignature.size(); i++) {
      signatures.add(report.signatures().get(i).with(bySignature.get(i)));
    }
    return new DocumentReport(signatures, report.timeStamps(), report.revisions(), more);
  }

  /** A signature is known by its value; one of several with the same value is any of them. */
  private void add(Opinion opinion) {
    for (Opinion.Signature seen : opinion.signatures()) {
      Optional<String> objection = seen.objection();
      Optional<List<SignatureFinding>> place = place(seen);
      if (place.isPresent()) {
        place
            .get()
            .add(
                objection
                    .map(this::objects)
                    .orElseGet(
                        () -> SignatureFinding.of(SignatureCode.SECOND_OPINION_AGREES, name)));
      } else {
        more.add(
            objects("sees a signature that is not known here. " + objection.orElse("").strip()));
      }
    }
    bySignature.stream()
        .filter(List::isEmpty)
        .forEach(findings -> findings.add(objects("does not see this signature")));
  }

  private Optional<List<SignatureFinding>> place(Opinion.Signature seen) {
    for (int i = 0; i < bySignature.size(); i++) {
      boolean isSame =
          seen.fingerprint().isPresent()
              && seen.fingerprint().equals(report.signatures().get(i).fingerprint());
      if (isSame && bySignature.get(i).isEmpty()) {
        return Optional.of(bySignature.get(i));
      }
    }
    return Optional.empty();
  }

  private SignatureFinding objects(String why) {
    return SignatureFinding.of(
        SignatureCode.SECOND_OPINION_OBJECTS,
        name,
        why.length() > LONGEST ? why.substring(0, LONGEST) : why);
  }
}
