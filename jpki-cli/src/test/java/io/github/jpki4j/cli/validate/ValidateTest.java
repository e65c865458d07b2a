package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.CaGeneration;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates on the card. */
class ValidateTest {

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
  void aTestCardIsTrustedByNobodyUnlessTestsAreAccepted() {
    Desk.Result result = Desk.with(Desk.card()).run("validate", "auth");
    assertThat(result.code()).isEqualTo(40);
    assertThat(result.out())
        .contains("auth certificate, on the card")
        .contains("at                      2026-11-23 12:00 (Japan time)")
        .contains("OK  CA's signature")
        .contains("NG  CA                  The CA is a TEST CA. To accept it in a test:")
        .contains("--  revocation")
        .contains("result                  NOT TRUSTED");
    assertThat(result.said()).contains("The certificate is not trusted");
  }

  @Test
  void withoutRevocationItIsNotTrustedUntilThatIsAccepted() {
    TestCard card = Desk.card();
    Desk.Result unchecked = Desk.with(card).run("validate", "auth", "--trust-test");
    assertThat(unchecked.code()).isEqualTo(40);
    assertThat(unchecked.said())
        .contains("revocation was not checked")
        .contains("--ocsp", "--crl", "--no-revocation");
    Desk.Result japanese =
        Desk.with(card).locale(Locale.JAPAN).run("validate", "auth", "--trust-test");
    assertThat(japanese.said()).contains("--ocsp", "--crl", "--no-revocation", "失効");

    Desk.Result accepted =
        Desk.with(card).run("validate", "auth", "--trust-test", "--no-revocation");
    assertThat(accepted.code()).isZero();
    assertThat(accepted.out())
        .contains("--  revocation")
        .contains("result                  TRUSTED FOR TESTS only");
    assertThat(accepted.err()).isEmpty();
  }

  @Test
  void theSignCertificateWantsThePassword() {
    TestCard card = Desk.card();
    assertThat(Desk.with(card).run("validate", "sign").code()).isEqualTo(2);
    assertThat(card.traffic().commands()).isZero();
    Desk.Result typed =
        Desk.with(card).typing("ABC123").run(args("sign --trust-test --no-revocation"));
    assertThat(typed.code()).isZero();
    assertThat(typed.err()).contains("sign password, 6-16 letters and digits (5 of 5 tries left)");
    Desk.Result wrong = Desk.with(card).stdin("WRONG1").run(args("sign --pin-file -"));
    assertThat(wrong.code()).isEqualTo(20);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
    TestCard without = TestCard.builder().type(TestCardType.NO_SIGN_CERTIFICATE).build();
    assertThat(Desk.with(without).stdin("ABC123").run(args("sign --pin-file -")).code())
        .isEqualTo(30);
  }

  @Test
  void aPhoneWantsThePinForTheAuthCertificate() {
    TestCard phone = TestCard.builder().type(TestCardType.ANDROID).clock(Desk.clock()).build();
    Desk.Result result =
        Desk.with(phone).typing("1234").run(args("auth --trust-test --no-revocation"));
    assertThat(result.code()).isZero();
  }

  @Test
  void aCardWithoutItsCaCertificateIsHelpedByTheAnchors() {
    TestCard card = TestCard.builder().clock(Desk.clock()).withoutFile(0x000B).build();
    assertThat(Desk.with(card).run(args("auth --trust-test --no-revocation")).code()).isZero();
    Desk.Result alone = Desk.with(card).run(args("auth --no-revocation"));
    assertThat(alone.code()).isEqualTo(40);
    assertThat(alone.out()).contains("Give it with --ca");
  }

  @ParameterizedTest
  @EnumSource(CaGeneration.class)
  void everyGenerationOfTheTestCaIsFound(CaGeneration generation) throws IOException {
    TestCard card = TestCard.builder().clock(Desk.clock()).generation(generation).build();
    JsonNode json = json(card, "auth --trust-test --no-revocation");
    assertThat(json.at("/findings/0/code").asText()).isEqualTo("path-valid");
    assertThat(json.at("/findings/1/code").asText()).isEqualTo("anchor-test");
    assertThat(json.at("/trusted").asBoolean()).isEqualTo(generation != CaGeneration.FIRST);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, '', expired",
    "NOT_YET_VALID, '', not-yet-valid",
    "EXPIRES_TOMORROW, '', valid-now",
    "EXPIRES_TOMORROW, --at 2026-11-24, valid-now",
    "EXPIRES_TOMORROW, --at 2026-11-25T00:00, expired",
    "FOREIGN_RESIDENT, '', valid-now",
    "FOREIGN_RESIDENT, --at 2014-12-31T23:59:59Z, clock-wrong"
  })
  void validityIsJudgedAtTheTimeAskedFor(Scenario scenario, String at, String code)
      throws IOException {
    JsonNode json =
        json(
            scenario.card(Desk.clock()).build(),
            ("auth --trust-test --no-revocation " + at).strip());
    assertThat(json.findValuesAsText("code")).contains(code);
    assertThat(json.at("/trusted").asBoolean()).isEqualTo(code.equals("valid-now"));
  }

  @Test
  void aWrongClockIsSaidToBeWrong() {
    Desk.Result result = Desk.with(Desk.card()).run(args("auth --at 2001-01-01"));
    assertThat(result.code()).isEqualTo(40);
    assertThat(result.out().replaceAll("\\s+", " ")).contains("Set the clock of this computer");
    Desk.Result japanese =
        Desk.with(Desk.card()).locale(Locale.JAPAN).run(args("auth --at 2001-01-01"));
    assertThat(japanese.out().replaceAll("\\s+", "")).contains("時計を合わせるか");
  }

  @Test
  void thePurposeCanBeAnotherThanTheCertificates() throws IOException {
    JsonNode json = json(Desk.card(), "auth --as sign --trust-test --no-revocation");
    assertThat(json.at("/purpose").asText()).isEqualTo("sign");
    assertThat(json.findValuesAsText("code"))
        .contains("anchor-other-purpose", "key-usage-wrong", "policy-wrong");
  }

  @Test
  void aForgedCaCertificateOnTheCardCountsForNothing() {
    TestCard card = Desk.card();
    TestCard forged =
        TestCard.builder()
            .clock(Desk.clock())
            .file(0x000B, card.certificate(CertificateKind.SIGN_CA))
            .build();
    Desk.Result result = Desk.with(forged).run(args("auth --no-revocation"));
    assertThat(result.code()).isEqualTo(40);
    assertThat(result.out()).contains("NG  CA's signature");
  }
}
