package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private static String[] words(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; A command is missing",
        "stauts; There is no command stauts. Is status meant?",
        "--simulat status; There is no option --simulat. Is --simulate meant?",
        "status --simulat; There is no option --simulat. Is --simulate meant?",
        "sign --key auth --pinfile=secret in --out x; Is --pin-file meant?",
        "pdf sgin; There is no command sgin. Is sign meant?",
        "change-pin 1234; Possible: auth, sign",
        "change-pin auth 1234; There is one argument too many. A PIN is typed",
        "--nonsense; There is no option --nonsense",
        "status --nonsense=secret; There is no option --nonsense.",
        "cert; auth|sign|auth-ca|sign-ca is missing",
        "cert nonsense; Possible: auth, sign, auth-ca, sign-ca",
        "cert auth --format xml; Possible: pem, der, text",
        "sign in --out x; --key is missing",
        "sign --key auth in; --out is missing",
        "sign --key other in --out x; Possible: auth, sign",
        "sign --key auth --hash md5 in --out x; Possible: sha1, sha256, sha384, sha512",
        "status --simulate=other; Possible: my-number, android, iphone",
        "status --lang fr; Possible: ja, en",
        "status --timeout 1 --timeout 2; given more than once",
        "simulate --reader x; --reader has no effect with simulate",
        "simulate --timeout 3; --timeout has no effect with simulate",
        "simulate --card juki --simulate=android; --card and --simulate do not go together",
        "simulate --card juki --card android; --card is given more than once",
        "simulate --card juki --holder x; --holder has no effect with --card juki",
        "simulate --card expired --holder x; --holder has no effect with --card expired",
        "simulate --card revoked --certificate auth=x --key auth=x; no effect with --card revoked",
        "simulate --card no-sign-certificate --certificate sign=x; --certificate sign= has no"
            + " effect",
        "simulate --card other-card --auth-pin-file x; --auth-pin-file has no effect",
        "simulate --card juki --sign-pin-file x; --sign-pin-file has no effect",
        "simulate --card android --card-info-pin-file x; --card-info-pin-file has no effect",
        "simulate --card iphone --tries resident=1; --tries resident=1 has no effect",
        "simulate --tries licence=1; --tries licence=1 has no effect with --card my-number",
        "simulate --tries auth=4; auth cannot have so many tries left",
        "simulate --tries auth=1 --tries auth=2; --tries auth=N is given more than once",
        "simulate --tries pin=1; Possible: auth=N, sign=N, card-info=N",
        "simulate --tries auth; Possible: auth=N",
        "simulate --fault removed; Possible: removed-before@N, removed-after@N",
        "simulate --fault delay@0; Possible: removed-before@N",
        "simulate --certificate auth=x; --certificate auth=FILE needs --key auth=FILE",
        "simulate --key sign=x; --key sign=FILE needs --certificate sign=FILE",
        "simulate --ca sign=x; --ca sign=FILE needs --certificate sign=FILE",
        "simulate --certificate x; Possible: auth=FILE|sign=FILE",
        "simulate --key auth=x --key auth=y; --key auth=FILE is given more than once",
        "simulate --auth-pin-file - --sign-pin-file -; can be given only once",
        "simulate --atr 3B; --atr takes an answer to reset",
        "simulate --atr 3CE000FF8131FE4514; --atr takes an answer to reset",
        "simulate --latency x; --latency does not take this value",
        "simulate --latency=-1; --latency does not take this value",
        "simulate --for 1000001; --for does not take this value",
        "simulate --control 65536; --control does not take this value",
        "status --simulate --timeout 3; --timeout has no effect with --simulate",
        "status --simulate --reader x; exclude each other",
        "cert auth --simulate --timeout 3; --timeout has no effect with --simulate",
        "simulate --vpcd nowhere; Possible: HOST:PORT",
        "simulate --vpcd 127.0.0.1:0; Possible: HOST:PORT",
        "simulate --vpcd 127.0.0.1:99999; Possible: HOST:PORT"
      })
  void mistakesAreToldInOneSentenceWithCode2(String line, String words) {
    TestCard card = Desk.card();
    Desk.Result english = Desk.with(card).run(words(line));
    assertThat(english.code()).isEqualTo(2);
    assertThat(english.said()).contains(words).doesNotContain("secret");
    assertThat(english.out()).isEmpty();
    Desk.Result japanese = Desk.with(card).locale(Locale.JAPAN).run(words(line));
    assertThat(japanese.code()).isEqualTo(2);
    assertThat(japanese.err()).containsPattern("[ぁ-ん]");
    assertThat(card.traffic().commands()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "auth --no-revocation --crl x; excludes --crl and --ocsp",
        "auth --no-revocation --ocsp http://x/; excludes --crl and --ocsp",
        "auth --at yesterday; --at does not take this value",
        "auth --at 2026-02-30; --at does not take this value",
        "auth --ocsp ftp://x/; --ocsp does not take this value",
        "auth --ocsp x; --ocsp does not take this value",
        "auth --ocsp http:///x; --ocsp does not take this value",
        "auth --ocsp http://u:p@h/; --ocsp does not take this value",
        "auth --ocsp http://h:99999/; --ocsp does not take this value",
        "auth --as ca; Possible: auth, sign",
        "- --ca -; Standard input (-) can be given only once",
        "sign --crl - --pin-file -; Standard input (-) can be given only once",
        "auth sign; one argument too many",
        "--no-revocation; auth|sign|FILE is missing"
      })
  void mistakesOfValidateAreUsageErrorsBeforeTheCardIsTouched(String line, String words) {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).run(("validate " + line).split(" "));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.said()).contains(words);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void mistakesAreJsonWhereJsonWasAskedFor() throws IOException {
    Desk.Result result = Desk.empty().run("cert", "nonsense", "--json");
    assertThat(result.code()).isEqualTo(2);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.at("/error/code").asInt()).isEqualTo(2);
    assertThat(json.at("/error/name").asText()).isEqualTo("usage");
    assertThat(json.at("/error/message").asText()).contains("Possible");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--simulate status",
        "status --simulate",
        "--simulate=my-number status",
        "--json status --simulate",
        "status --lang en --simulate"
      })
  void globalOptionsStandBeforeOrAfterTheCommand(String line) {
    assertThat(Desk.empty().withoutReader().run(words(line)).code()).isZero();
  }

  @Test
  void aBareSimulateTakesNoWordThatFollowsIt() {
    Desk.Result result = Desk.empty().withoutReader().run("cert", "--simulate", "auth");
    assertThat(result.code()).isZero();
  }

  @Test
  void theLanguageComesFromTheSystemUnlessItIsGiven() {
    assertThat(Desk.empty().locale(Locale.JAPAN).run("status").err()).contains("カード");
    assertThat(Desk.empty().locale(Locale.FRANCE).run("status").err()).contains("card");
    assertThat(Desk.empty().locale(Locale.JAPAN).run("status", "--lang", "en").err())
        .contains("card");
    assertThat(Desk.empty().run("--lang=ja", "status").err()).contains("カード");
  }

  @Test
  void theVersionIsShown() {
    Desk.Result result = Desk.empty().run("--version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("jpki ");
  }
}
