package io.github.jpki4j.cert;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether every critical extension is one that the PKIX code or another rule obeys. */
final class CriticalExtensionRule implements ValidationRule {

  /** Key usage, subject alternative name, basic constraints, policies, extended key usage. */
  private static final Set<String> KNOWN =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.37")));

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    @Nullable Set<String> critical = subject.certificate().x509().getCriticalExtensionOIDs();
    Set<String> unknown = new TreeSet<>(critical == null ? Collections.emptySet() : critical);
    unknown.removeAll(KNOWN);
    for (String oid : unknown) {
      findings.add(Finding.of(FindingCode.CRITICAL_EXTENSION_UNKNOWN, oid));
    }
    if (unknown.isEmpty()) {
      findings.add(Finding.of(FindingCode.CRITICAL_EXTENSIONS_KNOWN));
    }
  }
}
