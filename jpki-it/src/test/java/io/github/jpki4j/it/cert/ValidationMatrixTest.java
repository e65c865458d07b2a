package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our validator and openssl judge the same certificates; where they differ, the row says why. */
final class ValidationMatrixTest {

  @TempDir Path folder;

  static List<ValidationCase> cases() throws Exception {
    return Stream.of(LeafCases.all(), ChainCases.all(), AuthorityCases.all(), CrlCases.all())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void theMatrixIsLargeAndItsRowsHaveNamesOfTheirOwn() throws Exception {
    assertThat(cases()).hasSizeGreaterThan(40).extracting(Object::toString).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weFindWhatTheRowSaysAndNothingElse(ValidationCase row) throws Exception {
    ValidationReport report = report(row);
    assertThat(report.objections())
        .as("%s", report)
        .extracting(Finding::code)
        .containsExactlyInAnyOrderElementsOf(row.objections());
    assertThat(report.isTrusted()).isEqualTo(row.objections().isEmpty());
    assertThat(report.findings()).extracting(Finding::check).contains(Check.values());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void opensslAgreesUnlessTheRowExplainsWhyNot(ValidationCase row) throws Exception {
    if (!Openssl.isInstalled("the judgement of openssl on: " + row)) {
      return;
    }
    Openssl.Result verdict = Openssl.run(command(row).toArray(String[]::new));
    boolean agrees = verdict.ok() == row.objections().isEmpty();
    assertThat(agrees)
        .as("openssl says %s", verdict.output())
        .isEqualTo(row.difference().isEmpty());
  }

  private static ValidationReport report(ValidationCase row) throws Exception {
    TrustAnchors anchors = TrustAnchors.none();
    for (JpkiCertificate authority : row.authorities()) {
      anchors = anchors.withTestRoot(row.purpose(), authority);
    }
    CertificateValidator.Builder validator =
        CertificateValidator.builder()
            .anchors(anchors)
            .clock(Clock.fixed(row.at(), ZoneOffset.UTC));
    if (row.crl().isPresent()) {
      validator.revocation(CrlChecker.of(Crl.parse(row.crl().get())));
    } else {
      validator.acceptNotPerformed(Check.REVOCATION);
    }
    return validator.build().validate(row.purpose(), row.certificate(), List.of());
  }

  private List<String> command(ValidationCase row) throws Exception {
    boolean sign = row.purpose() == KeyKind.SIGN;
    List<String> command =
        new ArrayList<>(
            List.of(
                "verify",
                "-x509_strict",
                "-auth_level",
                "2",
                "-purpose",
                sign ? "smimesign" : "sslclient",
                "-explicit_policy",
                "-policy",
                sign ? "1.2.392.200149.8.5.1.1.20" : "1.2.392.200149.8.5.1.3.30",
                "-attime",
                Long.toString(row.at().getEpochSecond()),
                "-no-CApath",
                "-no-CAstore",
                "-CAfile",
                Openssl.pem(folder.resolve("ca.pem"), row.authorities())));
    if (row.crl().isPresent()) {
      Path crl = folder.resolve("crl.pem");
      Files.writeString(crl, Openssl.pem("X509 CRL", row.crl().get()));
      command.addAll(List.of("-crl_check", "-extended_crl", "-CRLfile", crl.toString()));
    }
    command.add(Openssl.pem(folder.resolve("leaf.pem"), List.of(row.certificate())));
    return command;
  }
}
