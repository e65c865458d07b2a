package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code validate} writes, and what it does not. */
class ValidateOutputTest {

  private static String[] args(String line) {
    return Stream.of("validate " + line)
        .flatMap(text -> Arrays.stream(text.split(" ")))
        .toArray(String[]::new);
  }

  private static JsonNode json(TestCard card, String line) throws IOException {
    return new ObjectMapper()
        .readTree(Desk.with(card).stdin("ABC123").run(args(line + " --json")).out());
  }

  @Test
  void jsonHasEveryFindingAndTheError() throws IOException {
    JsonNode json = json(Desk.card(), "sign --pin-file -");
    assertThat(json.at("/trusted").asBoolean()).isFalse();
    assertThat(json.at("/purpose").asText()).isEqualTo("sign");
    assertThat(json.at("/at").asText()).isEqualTo("2026-11-23T12:00:00+09:00");
    assertThat(json.at("/issuer/generation").isNull()).as("of a CA that is not trusted").isTrue();
    assertThat(json.at("/issuer/sha256").asText()).matches("[0-9A-F]{64}");
    assertThat(json.at("/error/code").asInt()).isEqualTo(40);
    assertThat(json.at("/error/name").asText()).isEqualTo("not-trusted");
    assertThat(Set.copyOf(json.at("/findings").findValuesAsText("check")))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Check.class).stream().map(EnumNames::of).toList());
    assertThat(json.at("/findings/0").properties().stream().map(Map.Entry::getKey))
        .containsExactly("check", "code", "outcome", "arguments", "message");
    JsonNode trusted = json(Desk.card(), "auth --trust-test --no-revocation");
    assertThat(trusted.has("error")).isFalse();
    assertThat(trusted.at("/issuer/generation").asText()).isEqualTo("TEST");
  }

  @Test
  void theGenerationOfACaThatDoesNotCountIsACertificatesWord() {
    String unverified = "as the certificate says, not verified";
    assertThat(Desk.with(Desk.card()).run(args("auth")).out()).contains(unverified);
    assertThat(Desk.with(Desk.card()).run(args("auth --trust-test")).out())
        .doesNotContain(unverified);
  }

  @Test
  void nothingPersonalIsShownAndLinesFit() throws Exception {
    TestCard card = Desk.card();
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(card.certificate(CertificateKind.SIGN)));
    String serial = certificate.getSerialNumber().toString(16);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      for (String more : new String[] {"", " --json"}) {
        Desk.Result result =
            Desk.with(card).locale(locale).stdin("ABC123").run(args("sign --pin-file -" + more));
        assertThat(result.out() + result.err())
            .doesNotContainIgnoringCase(serial)
            .doesNotContain("花子", "1980", "市１", "CN=", "TEST-shi", "20250115");
        if (more.isEmpty()) {
          assertThat(result.out().lines())
              .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
        }
      }
    }
  }
}
