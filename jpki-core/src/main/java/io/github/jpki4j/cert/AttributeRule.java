package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import java.util.List;

/** Whether the four attributes of a sign certificate can be relied on to be all there. */
final class AttributeRule implements ValidationRule {

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    int before = findings.size();
    if (subject.purpose() == KeyKind.SIGN) {
      addProblems(BasicFourAttributes.of(subject.certificate().extensions()), findings);
    }
    if (findings.size() == before) {
      findings.add(Finding.of(FindingCode.ATTRIBUTES_READABLE, subject.purpose()));
    }
  }

  private static void addProblems(BasicFourAttributes attributes, List<Finding> findings) {
    if (attributes.isEmpty()) {
      findings.add(Finding.of(FindingCode.ATTRIBUTE_UNUSABLE, AttributeProblem.Kind.MISSING, ""));
    }
    for (AttributeProblem problem : attributes.problems()) {
      findings.add(
          Finding.of(
              problem.kind().isError() ? FindingCode.ATTRIBUTE_UNUSABLE : FindingCode.ATTRIBUTE_ODD,
              problem.kind(),
              problem.attribute().map(Enum::name).orElse("")));
    }
  }
}
