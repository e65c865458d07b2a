package io.github.jpki4j.it.verdict;

import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What pdfsig says of the signatures of a PDF.
 *
 * @param validations its line for each signature of a form that it knows
 * @param unknown signatures of a form that it does not know, such as document time stamps
 * @param hasSha1 whether it tells of a hash that is broken
 */
record PdfsigVerdict(List<String> validations, int unknown, boolean hasSha1) {

  private static final String VALIDATION = "Signature Validation: ";
  private static final String VALID = "Signature is Valid.";

  static PdfsigVerdict of(ForeignJudge pdfsig, Path pdf) throws IOException {
    String text = pdfsig.run("-nocert", pdf.toString()).text();
    List<String> blocks = List.of(text.split("Signature #\\d+:"));
    List<String> known =
        blocks.stream()
            .skip(1)
            .filter(block -> !block.contains("Signature Type: unknown"))
            .map(PdfsigVerdict::validation)
            .toList();
    return new PdfsigVerdict(
        known, blocks.size() - 1 - known.size(), text.contains("Hash Algorithm: SHA1"));
  }

  private static String validation(String block) {
    return block
        .lines()
        .filter(line -> line.contains(VALIDATION))
        .map(line -> line.substring(line.indexOf(VALIDATION) + VALIDATION.length()))
        .findFirst()
        .orElse("nothing");
  }

  boolean accepts() {
    return !validations.isEmpty() && validations.stream().allMatch(VALID::equals);
  }

  boolean says(String word) {
    return validations.stream().anyMatch(text -> text.contains(word));
  }

  /** In one line: what is not valid. */
  String text() {
    String said =
        validations.stream()
            .filter(line -> !line.equals(VALID))
            .findFirst()
            .orElse(validations.isEmpty() ? "no signature" : "OK");
    return unknown == 0 ? said : said + " (" + unknown + " not looked at)";
  }
}
