package io.github.jpki4j.document.pdf;

import io.github.jpki4j.cert.Outcome;
import java.util.List;

/**
 * Whether the signatures of a PDF have the form that the registry's online system takes, rule for
 * rule. It does not say whether a signature is right, nor by whom it is: {@link PdfSignatures}
 * does. Immutable, thread-safe.
 *
 * @param signatures the findings about each signature, one for each rule in order, the signature
 *     that covers least first; unmodifiable
 * @since 0.1.0
 */
public record RegistryReport(List<List<RegistryFinding>> signatures) {

  /**
   * Copies the lists.
   *
   * @param signatures the findings about each signature
   */
  public RegistryReport {
    signatures = signatures.stream().map(List::copyOf).toList();
  }

  /**
   * Whether the file has a signature, and all pass every rule; warnings are none of failing.
   *
   * @return true if no rule failed or was left out
   */
  public boolean passes() {
    return !signatures.isEmpty()
        && signatures.stream()
            .flatMap(List::stream)
            .map(finding -> finding.code().outcome())
            .allMatch(outcome -> outcome == Outcome.PASSED || outcome == Outcome.WARNING);
  }
}
