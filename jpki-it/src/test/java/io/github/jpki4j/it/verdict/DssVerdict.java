package io.github.jpki4j.it.verdict;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.dss.OpinionDoor;
import java.util.List;

/**
 * What EU DSS says of a PDF, with each constraint about the file on FAIL. It trusts no root here,
 * so that it has nothing more to say of a signature in order than that.
 *
 * @param signatures how many it sees
 * @param objections about the file and its signatures, not about whom to trust
 */
record DssVerdict(int signatures, List<String> objections) {

  private static final String NOT_TRUSTED = "INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND";

  static DssVerdict of(byte[] pdf) {
    try {
      OpinionDoor.Said said = OpinionDoor.of(pdf);
      return new DssVerdict(
          said.signatures(),
          said.objections().stream().filter(text -> !text.startsWith(NOT_TRUSTED)).toList());
    } catch (DocumentException e) {
      return new DssVerdict(0, List.of("throws " + e.getCause()));
    }
  }

  boolean accepts() {
    return signatures > 0 && objections.isEmpty();
  }

  boolean says(String word) {
    return objections.stream().anyMatch(text -> text.contains(word));
  }

  /** In one line: the first objection. */
  String text() {
    return objections.isEmpty()
        ? signatures == 0 ? "no signature" : "OK"
        : objections.get(0).lines().findFirst().orElse("");
  }
}
