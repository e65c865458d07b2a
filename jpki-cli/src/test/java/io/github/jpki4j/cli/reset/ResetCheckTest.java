package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.OcspBehaviour;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What reset check finds out beyond what the card tells for free: with a password, from issuers.
 */
class ResetCheckTest {

  private static final String HINT = "jpki reset check auth --read-sign";

  @TempDir private Path folder;

  private final TestPki pki = TestPki.create();

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static String state(Desk.Result result, String requirement) throws IOException {
    for (JsonNode evidence : json(result).get("evidence")) {
      if (evidence.get("requirement").asText().equals(requirement)) {
        return evidence.get("state").asText();
      }
    }
    throw new AssertionError(requirement + " in " + result.out());
  }

  @Test
  void whoKnowsTheSignPasswordIsOfferedToShowTheSignCertificateWithIt() {
    TestCard card = Desk.card();
    card.setTriesLeft(KeyKind.AUTH, 0);
    Desk.Result result =
        Desk.with(card).typing("n", "y", "n", "y", "abc123").run("reset", "check", "auth");
    assertThat(result.code()).as(result.said()).isZero();
    assertThat(result.said()).contains("Enter the sign password now", "5 of 5 tries left");
    assertThat(result.out()).contains("Nothing is in the way").doesNotContain(HINT);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void aCardThatDoesNotTellWhetherItHasOneIsReadAllTheSame() {
    TestCard card = TestCard.builder().clock(Desk.clock()).withoutFile(0x0008).build();
    Desk.Result result =
        Desk.with(card).typing("n", "y", "n", "y", "ABC123").run("reset", "check", "auth");
    assertThat(result.code()).as(result.said()).isZero();
    assertThat(result.out()).contains("The card holds a certificate for digital signatures.");
  }

  @Test
  void whoDoesNotWantToIsToldHowAndNothingIsSent() {
    TestCard card = Desk.card();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPAN)) {
      Desk.Result result =
          Desk.with(card).locale(locale).typing("n", "y", "n", "").run("reset", "check", "auth");
      assertThat(result.code()).isEqualTo(62);
      assertThat(result.out().replaceAll("\\s+", " ")).contains(HINT);
    }
    assertThat(card.isVerified(KeyKind.SIGN)).isFalse();
    Desk.Result simulated =
        Desk.empty().run("reset", "check", "auth", "--simulate", "--knows-other=yes");
    assertThat(simulated.out().replaceAll("\\s+", " ")).contains(HINT + " --simulate");
  }

  @Test
  void aWrongPasswordIsSaidWithTheTriesThatAreLeft() {
    TestCard card = Desk.card();
    Desk.Result result =
        Desk.with(card).typing("n", "y", "n", "y", "WRONG0").run("reset", "check", "auth");
    assertThat(result.code()).isEqualTo(20);
    assertThat(result.said()).contains("tries left: 4");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
  }

  /** Tries of the sign password; whether the person knows it. */
  @ParameterizedTest
  @CsvSource({"5, n, 61", "5, '', 62", "1, y, 62", "0, y, 61"})
  void nothingIsOfferedThatCouldDoHarmOrNoGood(int tries, String knows, int code) {
    TestCard card = Desk.card();
    card.setTriesLeft(KeyKind.SIGN, tries);
    Desk.Result result = Desk.with(card).typing("n", knows, "n").run("reset", "check", "auth");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.said()).doesNotContain("Enter the sign password now");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(tries);
  }

  @Test
  void thePersonIsAskedBeforeAnyPasswordIs() throws IOException {
    Desk.Result pipe = Desk.with(Desk.card()).run("reset", "check", "auth", "--json");
    assertThat(json(pipe).get("nextStep").asText()).isEqualTo("ask-the-holder");
    Desk.Result known =
        Desk.with(Desk.card()).run("reset", "check", "auth", "--json", "--knows-other=yes");
    assertThat(json(known).get("reason").asText()).isEqualTo("sign-certificate-not-read");
  }

  private TestCrlBuilder list(KeyKind key) {
    return pki.crl(key, Desk.NOW.minus(Duration.ofHours(1)));
  }

  private String file(String name, TestCrlBuilder list) throws IOException {
    return Files.write(folder.resolve(name), list.build()).toString();
  }

  private static Desk.Result check(TestCard card, String target, String... more) {
    List<String> args = new ArrayList<>(List.of("reset", "check", target, "--json"));
    args.addAll(List.of("--knows-other=yes", "--knows-target=no", "--moved=no"));
    args.addAll(List.of(more));
    return Desk.with(card).stdin("ABC123").run(args.toArray(String[]::new));
  }

  @Test
  void listsTellOfEveryCertificateThatCouldBeRead() throws IOException {
    String auth = file("auth.crl", list(KeyKind.AUTH));
    String sign = file("sign.crl", list(KeyKind.SIGN));
    Desk.Result both =
        check(
            Desk.card(), "auth", "--trust-test", "--pin-file=-", "--crl=" + auth, "--crl=" + sign);
    assertThat(both.code()).as(both.said()).isZero();
    assertThat(state(both, "auth-certificate-not-revoked")).isEqualTo("satisfied");
    assertThat(state(both, "sign-certificate-not-revoked")).isEqualTo("satisfied");
    assertThat(both.out()).doesNotContain("revocation-not-checked");
    Desk.Result one = check(Desk.card(), "sign", "--trust-test", "--crl=" + auth);
    assertThat(one.code()).isZero();
    assertThat(state(one, "auth-certificate-not-revoked")).isEqualTo("satisfied");
    assertThat(state(one, "sign-certificate-not-revoked")).isEqualTo("unknown");
  }

  @Test
  void aRevokedCertificateLeadsToTheCounter() throws IOException {
    TestCard card = Scenario.REVOKED.card(Desk.clock()).build();
    Revocation revocation = Scenario.REVOKED.revocation(card).orElseThrow();
    String sign = file("sign.crl", list(KeyKind.SIGN).revoke(revocation));
    Desk.Result result = check(card, "auth", "--trust-test", "--pin-file=-", "--crl=" + sign);
    assertThat(result.code()).isEqualTo(61);
    assertThat(json(result).get("reason").asText()).isEqualTo("sign-certificate-revoked");
    assertThat(json(result).get("nextStep").asText()).isEqualTo("go-to-municipality");
    assertThat(state(result, "auth-certificate-not-revoked")).isEqualTo("unknown");
  }

  @Test
  void aListOfAnotherCaOrOneThatIsStaleLeavesItUnknown() throws IOException {
    for (TestCrlBuilder list :
        List.of(list(KeyKind.SIGN), pki.crl(KeyKind.AUTH, Desk.NOW.minus(Duration.ofDays(3))))) {
      Desk.Result result =
          check(Desk.card(), "sign", "--trust-test", "--crl=" + file("odd.crl", list));
      assertThat(result.code()).isZero();
      assertThat(state(result, "auth-certificate-not-revoked")).isEqualTo("unknown");
      assertThat(result.out()).contains("revocation-not-checked");
    }
  }

  @Test
  void nobodyIsAskedAboutACertificateWhoseCaDoesNotCount() throws IOException {
    try (TestOcspResponder responder =
        pki.ocspResponder(KeyKind.AUTH).clock(Desk.clock()).start()) {
      String address = responder.uri().toString();
      Desk.Result result = check(Desk.card(), "sign", "--ocsp", address);
      assertThat(state(result, "auth-certificate-not-revoked")).isEqualTo("unknown");
      assertThat(responder.requests()).isZero();
      Desk person = Desk.with(Desk.card()).typing("n", "y", "n");
      assertThat(person.run("reset", "check", "sign", "--ocsp", address).said())
          .contains("Nobody was asked about the auth certificate", "--trust-test");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, satisfied, 0",
    "REVOKED, violated, 61",
    "HOLD, violated, 61",
    "UNKNOWN, unknown, 0",
    "TRY_LATER, unknown, 0"
  })
  void aResponderIsAsked(OcspBehaviour behaviour, String state, int code) throws IOException {
    try (TestOcspResponder responder =
        pki.ocspResponder(KeyKind.AUTH).clock(Desk.clock()).behaviour(behaviour).start()) {
      Desk.Result result =
          check(Desk.card(), "sign", "--trust-test", "--ocsp", responder.uri().toString());
      assertThat(result.code()).as(result.said()).isEqualTo(code);
      assertThat(state(result, "auth-certificate-not-revoked")).isEqualTo(state);
      assertThat(responder.requests()).isEqualTo(1);
    }
  }

  @Test
  void standardInputIsNamedOnceAtMost() {
    Desk.Result result = check(Desk.card(), "auth", "--pin-file=-", "--crl=-");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("Standard input");
  }
}
