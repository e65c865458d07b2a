package io.github.jpki4j.it.verdict;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What we say of a PDF, whoever signed it.
 *
 * @param signatures the report of each; empty if the file is refused
 * @param refusal why it is refused
 */
record OurVerdict(List<SignatureReport> signatures, Optional<DocumentException> refusal) {

  private static final SignerValidator SIGNERS =
      SignerValidator.of(
          KeyKind.SIGN, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  static OurVerdict of(byte[] pdf) {
    try {
      return new OurVerdict(PdfSignatures.verify(pdf, SIGNERS).signatures(), Optional.empty());
    } catch (DocumentException e) {
      return new OurVerdict(List.of(), Optional.of(e));
    }
  }

  /** Whether there are signatures, and each is in order. */
  boolean accepts() {
    return !signatures.isEmpty() && signatures.stream().allMatch(SignatureReport::isIntact);
  }

  /** The signature that covers least, if it is in order. */
  Optional<SignatureReport> firstIfIntact() {
    return signatures.stream().findFirst().filter(SignatureReport::isIntact);
  }

  boolean has(SignatureCode code) {
    return signatures.stream().anyMatch(signature -> signature.has(code));
  }

  boolean isRefusedAs(Problem problem) {
    return refusal.filter(e -> e.problem() == problem).isPresent();
  }

  /** In one line: codes of what failed and of warnings, or the refusal. */
  String text() {
    if (refusal.isPresent()) {
      return "refused: " + refusal.get().problem() + " " + refusal.get().reason();
    }
    String codes =
        signatures.stream()
            .flatMap(signature -> signature.findings().stream())
            .map(SignatureFinding::code)
            .filter(code -> code.outcome() != Outcome.PASSED)
            .distinct()
            .map(code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(" "));
    String whole = signatures.isEmpty() ? "no signature" : accepts() ? "intact" : "not intact";
    return codes.isEmpty() ? whole : whole + ": " + codes;
  }
}
