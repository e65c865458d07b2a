package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.testkit.document.PdfForge;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The registry's form, rule for rule; the rules are in docs/cli.md. */
class RegistryFormTest {

  private static Set<String> objections(RegistryReport report) {
    Set<String> codes = new TreeSet<>();
    for (List<RegistryFinding> findings : report.signatures()) {
      assertThat(findings)
          .extracting(finding -> finding.code().rule())
          .containsExactly(RegistryRule.values());
      findings.stream()
          .map(RegistryFinding::code)
          .filter(code -> code.outcome() != Outcome.PASSED)
          .forEach(code -> codes.add(code.name()));
    }
    return codes;
  }

  @ParameterizedTest
  @EnumSource(RegistryCase.class)
  void eachRuleIsAFinding(RegistryCase given) throws Exception {
    RegistryReport report = RegistryForm.check(given.making.pdf());
    assertThat(report.signatures()).isNotEmpty();
    assertThat(objections(report)).isEqualTo(new TreeSet<>(given.codes()));
    boolean passes =
        given.codes().stream()
            .map(RegistryCode::valueOf)
            .allMatch(code -> code.outcome() == Outcome.WARNING);
    assertThat(report.passes()).isEqualTo(passes);
  }

  /** Each code is found in some file of the table. */
  @Test
  void noFindingIsLeftOut() throws Exception {
    Set<RegistryCode> found = new TreeSet<>();
    for (RegistryCase given : RegistryCase.values()) {
      RegistryForm.check(given.making.pdf()).signatures().stream()
          .flatMap(List::stream)
          .map(RegistryFinding::code)
          .forEach(found::add);
    }
    found.add(RegistryCode.TIME_MALFORMED); // the next test
    assertThat(found).containsExactlyInAnyOrder(RegistryCode.values());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "D:20261123120000, TIME_MALFORMED",
        "20261123120000+09'00', TIME_MALFORMED",
        "D:202611231200+09'00', TIME_MALFORMED",
        "D:20261123120000+0900, TIME_MALFORMED",
        "D:20261123120000+09'00'0, TIME_MALFORMED",
        "D:20261123120000Z00'00', TIME_MALFORMED",
        "D:20261323120000+09'00', TIME_MALFORMED",
        "D:20260229120000+09'00', TIME_MALFORMED",
        "D:20261123240000+09'00', TIME_MALFORMED",
        "D:20261123126000+09'00', TIME_MALFORMED",
        "D:20261123120060+09'00', TIME_MALFORMED",
        "D:20261123120000+24'00', TIME_MALFORMED",
        "D:20261123120000+09'60', TIME_MALFORMED",
        "D:20261123120000-09'30', TIME_RIGHT",
        "D:20280229235959Z, TIME_RIGHT"
      })
  void aTimeIsOneOfACalendarWithItsZone(String time, RegistryCode code) throws Exception {
    RegistryReport report = RegistryForm.check(RegistryFiles.dated("/M (" + time + ")"));
    assertThat(report.signatures().get(0)).extracting(RegistryFinding::code).contains(code);
  }

  @Test
  void aFileThatNobodySignedDoesNotPass() throws Exception {
    RegistryReport report = RegistryForm.check(PdfForge.plain());
    assertThat(report.signatures()).isEmpty();
    assertThat(report.passes()).isFalse();
  }
}
