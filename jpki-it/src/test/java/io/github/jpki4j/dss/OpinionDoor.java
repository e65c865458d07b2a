package io.github.jpki4j.dss;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What EU DSS says of a PDF that we may have refused; in the package whose classes it needs. */
public final class OpinionDoor {

  /**
   * What it says.
   *
   * @param signatures how many it sees
   * @param objections indication and reason of each that it does not let pass
   */
  public record Said(int signatures, List<String> objections) {}

  private OpinionDoor() {}

  /**
   * Asks it, with each constraint about the file on FAIL and without a root that it trusts.
   *
   * @param pdf the file
   * @throws DocumentException if it throws
   */
  public static Said of(byte[] pdf) throws DocumentException {
    if (LongTermService.find().isEmpty()) { // starts it
      throw new IllegalStateException("jpki-documents-dss is not on the class path");
    }
    return DocumentBoundary.call(
        Problem.NOT_INTACT,
        () -> {
          Opinion opinion =
              Opinion.of(
                  pdf, Optional.empty(), ValidationData.of(List.of()), Optional.of(Instant.now()));
          return new Said(
              opinion.signatures().size(),
              opinion.signatures().stream().flatMap(each -> each.objection().stream()).toList());
        });
  }
}
