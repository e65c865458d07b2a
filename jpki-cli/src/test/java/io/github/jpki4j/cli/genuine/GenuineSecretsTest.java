package io.github.jpki4j.cli.genuine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of {@code jpki genuine}: who is asked, when, and what is spent. */
class GenuineSecretsTest {

  private static final String[] NUMBER_B = {"55021720352285"};

  private static Desk.Result run(Desk desk, String options) {
    return desk.run(
        Stream.concat(Stream.of("genuine", "--trust-test"), Stream.of(options.split(" ")))
            .toArray(String[]::new));
  }

  private static Map<String, String> codes(Desk.Result result) throws Exception {
    JsonNode json = new ObjectMapper().readTree(result.out());
    Map<String, String> codes = new HashMap<>();
    json.get("findings")
        .forEach(found -> codes.put(found.get("check").asText(), found.get("code").asText()));
    return codes;
  }

  @Test
  void numberBIsAskedForInOneLineOrInParts() {
    TestCard card = Desk.card();
    Desk.Result line = run(Desk.with(card).typing(NUMBER_B), "--ask-number-b");
    assertThat(line.code()).as(line.err()).isZero();
    assertThat(line.said()).contains("10 of 10 tries left").doesNotContain(NUMBER_B[0]);
    for (String birth : new String[] {"550217", "19800217"}) {
      for (String options : new String[] {"--parts", "--parts --ask-number-b"}) {
        Desk.Result parts = run(Desk.with(card).typing(birth, "2035", "2285"), options);
        assertThat(parts.code()).as(parts.err()).isZero();
        assertThat(parts.said()).contains("10 of 10 tries left");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5502172035228", "55131720352285", "５５０２１７２０３５２２８５", ""})
  void aTypedNumberThatCannotBeRightIsNotSent(String typed) {
    TestCard card = Desk.card();
    assertThat(run(Desk.with(card).typing(typed, typed, typed), "--ask-number-b").code())
        .isEqualTo(23);
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
    assertThat(card.secret(TestSecret.SURFACE_NUMBER_B).isVerified()).isFalse();
  }

  @Test
  void theLastTryIsKeptBeforeAnybodyIsAsked() {
    TestCard card = Desk.card();
    card.secret(TestSecret.SURFACE_NUMBER_B).setTriesLeft(1);
    for (String options : new String[] {"--ask-number-b", "--parts"}) {
      Desk.Result result = run(Desk.with(card).typing("550217", "2035", "2285"), options);
      assertThat(result.code()).isEqualTo(24);
      assertThat(result.said()).doesNotContain("digits");
      assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(1);
    }
    Desk.Result spent = run(Desk.with(card).typing(NUMBER_B), "--ask-number-b --use-last-try");
    assertThat(spent.code()).as(spent.err()).isZero();
  }

  @Test
  void theNumberOpensTheAttributesWithACounterOfTheirOwn() throws Exception {
    TestCard card = Desk.card();
    Desk.Result result = run(Desk.with(card).typing(NUMBER_B), "--ask-number-b --text --json");
    assertThat(result.code()).isZero();
    assertThat(codes(result))
        .containsEntry("text-record", "record-signed")
        .containsEntry("text-attributes", "attributes-agree");
    assertThat(card.secret(TestSecret.CARD_INFO).isVerified()).isFalse();
    Desk.Result numberA =
        run(
            Desk.with(card).stdin(card.verificationNumberA() + "\n"),
            "--number-a-file=- --text --json");
    assertThat(codes(numberA))
        .containsEntry("text-key", "record-signed")
        .containsEntry("text-record", "secret-needed");
  }

  @Test
  void ifTheAttributesHaveOneTryLeftNothingIsSentAtAll() {
    for (TestSecret secret :
        new TestSecret[] {TestSecret.TEXT_NUMBER_B, TestSecret.TEXT_NUMBER_A}) {
      TestCard card = Desk.card();
      card.secret(secret).setTriesLeft(1);
      boolean numberB = secret == TestSecret.TEXT_NUMBER_B;
      Desk.Result result =
          run(
              Desk.with(card)
                  .stdin(
                      (numberB ? card.verificationNumberB() : card.verificationNumberA()) + "\n"),
              (numberB ? "--number-b-file=-" : "--number-a-file=-") + " --text");
      assertThat(result.code()).isEqualTo(24);
      assertThat(card.secret(TestSecret.SURFACE_NUMBER_B).isVerified()).isFalse();
      assertThat(card.secret(TestSecret.SURFACE_NUMBER_A).isVerified()).isFalse();
      assertThat(card.secret(secret).triesLeft()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--number-b-file=-, 55021720352285",
    "--number-b-file=- --pin-file=-, '55021720352285\n4321'",
    "--pin-file=-, 4321",
    "--birth-key-file=-, 550217"
  })
  void theSignCertificateIsComparedWithWhatWasRead(String options, String stdin) throws Exception {
    TestCard card = Desk.card();
    Desk.Result result =
        run(
            Desk.with(card).stdin(stdin.replace("\\n", "\n") + "\nABC123\n"),
            options + " --compare --sign-pin-file=- --json");
    assertThat(codes(result)).containsEntry("certificate-attributes", "attributes-agree");
    Desk.Result typed =
        run(
            Desk.with(card).stdin(stdin.replace("\\n", "\n") + "\n").typing("ABC123"),
            options + " --compare --json");
    assertThat(codes(typed)).containsEntry("certificate-attributes", "attributes-agree");
  }

  @Test
  void aWrongSignPasswordSpendsItsTryAndNoOther() {
    TestCard card = Desk.card();
    Desk.Result result =
        run(Desk.with(card).typing(NUMBER_B[0], "WRONG99"), "--ask-number-b --compare");
    assertThat(result.code()).isEqualTo(20);
    assertThat(result.said()).doesNotContain("WRONG99");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
    assertThat(card.secret(TestSecret.SURFACE_NUMBER_B).isVerified()).isFalse();
    Desk.Result malformed =
        run(
            Desk.with(card).stdin("55021720352285\nABC1\n"),
            "--number-b-file=- --compare --sign-pin-file=-");
    assertThat(malformed.code()).isEqualTo(23);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
  }

  @Test
  void withoutASignCertificateNobodyIsAsked() {
    TestCard card =
        TestCard.builder().clock(Desk.clock()).type(TestCardType.NO_SIGN_CERTIFICATE).build();
    Desk.Result result =
        run(Desk.with(card).typing(NUMBER_B[0], "ABC123"), "--ask-number-b --compare");
    assertThat(result.code()).isEqualTo(30);
    assertThat(result.said()).doesNotContain("digits");
    assertThat(card.secret(TestSecret.SURFACE_NUMBER_B).isVerified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ask-number-b --number-b-file=-",
        "--parts --number-b-file=-",
        "--ask-number-b --number-a-file=-",
        "--parts --birth-key-file=-",
        "--number-a-file=- --birth-key-file=-",
        "--text",
        "--text --birth-key-file=-",
        "--text --pin-file=-",
        "--text --number-b-file=- --pin-file=-",
        "--compare",
        "--sign-pin-file=-",
        "--number-b-file=- --sign-pin-file=-",
        "--ask-number-b",
        "--parts",
        "--number-b-file=- --compare"
      })
  void whatContradictsItselfOrHasNobodyToAskTouchesNoCard(String options) {
    TestCard card = Desk.card();
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result = run(Desk.with(card).stdin("55021720352285\n").locale(locale), options);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err().lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }
    assertThat(card.traffic().commands()).isZero();
  }
}
