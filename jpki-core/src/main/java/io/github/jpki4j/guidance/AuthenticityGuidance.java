package io.github.jpki4j.guidance;

import io.github.jpki4j.card.authenticity.AuthenticityFinding;
import io.github.jpki4j.cert.Attribute;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of each finding about a card. */
final class AuthenticityGuidance {

  private AuthenticityGuidance() {}

  static Guidance of(AuthenticityFinding finding, Texts texts) {
    List<String> arguments = finding.arguments();
    String first = arguments.isEmpty() ? texts.get("unknown") : arguments.get(0);
    String attributes =
        arguments.stream()
            .map(name -> texts.name("attribute", Attribute.values(), name))
            .collect(Collectors.joining(texts.get("comma")));
    return texts.guidance(
        "genuine." + finding.code().name(),
        "ca",
        first,
        "status",
        first,
        "attributes",
        attributes.isEmpty() ? texts.get("unknown") : attributes);
  }
}
