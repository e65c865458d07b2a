package io.github.jpki4j.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the tests have a document verified, without a reader and without revocation. */
final class Verification {

  private Verification() {}

  static Desk.Result run(String command, Locale locale, String file, String... more) {
    List<String> args =
        new ArrayList<>(List.of(command, "verify", file, "--trust-test", "--no-revocation"));
    args.addAll(List.of(more));
    return Desk.empty().withoutReader().locale(locale).run(args.toArray(String[]::new));
  }

  /** The codes of what is not in order. */
  static List<String> objections(String json) throws IOException {
    List<String> codes = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(json).findParents("outcome")) {
      if (!finding.at("/outcome").asText().matches("passed|warning")) {
        codes.add(finding.at("/code").asText());
      }
    }
    return codes;
  }
}
