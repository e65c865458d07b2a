package io.github.jpki4j.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.samples.web.WebLoginSettings.Authorities;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed, by what is set. */
class TrustTest {

  private static final boolean UNCHECKED = true;
  private static final boolean TESTS = true;

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().build();

  @BeforeEach
  void writeFiles() throws Exception {
    Files.write(folder.resolve("ca"), card.certificate(CertificateKind.AUTH_CA));
    Files.write(folder.resolve("crl"), card.pki().crl(KeyKind.AUTH, Instant.now()).build());
    Files.writeString(folder.resolve("odd"), "<html>not found</html>", StandardCharsets.UTF_8);
  }

  private ValidationReport report(boolean unchecked, boolean tests, String... crls)
      throws Exception {
    WebLoginSettings settings =
        new WebLoginSettings(
            "https://www.example.jp",
            new Authorities(List.of(folder.resolve("ca")), List.of()),
            List.of(crls).stream().map(folder::resolve).toList(),
            unchecked,
            tests,
            false);
    CertificateValidator validator = new Trust().validator(settings, Clock.systemUTC());
    JpkiCertificate issuer = JpkiCertificate.parse(card.certificate(CertificateKind.AUTH_CA));
    return validator.validate(KeyKind.AUTH, Cards.certificate(card), List.of(issuer));
  }

  @Test
  void aListAndATestCaThatIsMeantAreEnough() throws Exception {
    assertThat(report(!UNCHECKED, TESTS, "crl").isTrusted()).isTrue();
  }

  @Test
  void aTestCaThatIsNotMeantIsNot() throws Exception {
    ValidationReport report = report(!UNCHECKED, !TESTS, "crl");
    assertThat(report.isTrusted()).isFalse();
    assertThat(report.has(FindingCode.ANCHOR_TEST_NOT_ACCEPTED)).isTrue();
  }

  @Test
  void withoutAListNobodyIsTrustedUnlessThatIsAccepted() throws Exception {
    assertThat(report(!UNCHECKED, TESTS).isTrusted()).isFalse();
    assertThat(report(UNCHECKED, TESTS).isTrusted()).isTrue();
  }

  @Test
  void aListThatCannotBeReadIsNoAnswerWhateverIsAccepted() throws Exception {
    for (String wrong : List.of("odd", "missing")) {
      assertThat(report(!UNCHECKED, TESTS, wrong).isTrusted()).isFalse();
      assertThat(report(UNCHECKED, TESTS, wrong).isTrusted()).isFalse();
    }
  }
}
