package io.github.jpki4j.cli.genuine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code jpki genuine}. */
class GenuineTest {

  @TempDir private Path folder;

  private static Desk.Result genuine(TestCard card, String... more) {
    String[] args = Arrays.copyOf(new String[] {"genuine"}, more.length + 1);
    System.arraycopy(more, 0, args, 1, more.length);
    return Desk.with(card).stdin(card.verificationNumberB() + "\n4321\n").run(args);
  }

  private static final String[] BOTH = {
    "--trust-test", "--number-b-file", "-", "--pin-file", "-", "--json"
  };

  @Test
  void aRightCardIsGenuineForTests() throws Exception {
    Desk.Result result = genuine(Desk.card(), BOTH);
    assertThat(result.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("verdict").asText()).isEqualTo("genuine-for-tests");
    assertThat(json.get("genuine").asBoolean()).isFalse();
    assertThat(json.get("missing")).isEmpty();
    assertThat(json.get("findings")).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({"CLONED_CARD, 43, failed", "CV_UNKNOWN_ISSUER, 44, not-proven"})
  void aWrongCardHasACodeOfItsOwn(CardVariant variant, int code, String verdict) throws Exception {
    TestCard card = TestCard.builder().clock(Desk.clock()).with(variant).build();
    Desk.Result result = genuine(card, BOTH);
    assertThat(result.code()).isEqualTo(code);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.get("verdict").asText()).isEqualTo(verdict);
    assertThat(json.get("error").get("code").asInt()).isEqualTo(code);
  }

  @Test
  void withoutASecretNothingIsSpentAndNothingProven() {
    TestCard card = Desk.card();
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result = Desk.with(card).locale(locale).run("genuine", "--trust-test");
      assertThat(result.code()).isEqualTo(44);
      assertThat(result.out().lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }
    for (TestSecret secret : TestSecret.values()) {
      if (secret != TestSecret.LICENCE) {
        assertThat(card.secret(secret).isVerified()).isFalse();
      }
    }
  }

  @Test
  void aNumberThatCannotBeRightIsNotSent() {
    for (String wrong : new String[] {"5502172035228", "550217203522855", "５５０２１７２０３５２２８５"}) {
      TestCard card = Desk.card();
      Desk.Result result =
          Desk.with(card).stdin(wrong + "\n").run("genuine", "--number-b-file", "-");
      assertThat(result.code()).isEqualTo(23);
      assertThat(card.secret(TestSecret.SURFACE_NUMBER_B).triesLeft()).isEqualTo(10);
      assertThat(result.said()).doesNotContain(wrong);
    }
  }

  @Test
  void evidenceGoesIntoANewFolderAndNothingIsLeftOfAFailure() throws Exception {
    Path to = folder.resolve("evidence");
    String[] args = {"--trust-test", "--number-b-file", "-", "--evidence", to.toString()};
    Desk.Result wrong =
        Desk.with(Desk.card())
            .stdin("55021720350000\n")
            .run("genuine", "--number-b-file", "-", "--evidence", to.toString());
    assertThat(wrong.code()).isEqualTo(20);
    assertThat(to).doesNotExist();
    assertThat(genuine(Desk.card(), args).code()).isZero();
    assertThat(to.resolve("README.ja.md")).exists();
    assertThat(to.resolve("face-photo.bin")).doesNotExist();
    TestCard untouched = Desk.card();
    assertThat(genuine(untouched, args).code()).isEqualTo(50);
    assertThat(untouched.secret(TestSecret.SURFACE_NUMBER_B).isVerified()).isFalse();
    Path images = folder.resolve("images");
    assertThat(
            genuine(
                    Desk.card(),
                    "--trust-test",
                    "--number-b-file",
                    "-",
                    "--evidence-images",
                    "--evidence",
                    images.toString())
                .code())
        .isZero();
    assertThat(Files.size(images.resolve("face-photo.bin"))).isPositive();
  }

  @Test
  void contradictionsAreMistakesOfTheCommandLine() {
    TestCard card = Desk.card();
    assertThat(genuine(card, "--number-b-file", "-", "--number-a-file", "-").code()).isEqualTo(2);
    assertThat(genuine(card, "--evidence-images").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void eachLanguageHasWordsForEverythingThatCanBeFound(Language language) {
    Messages messages = Messages.of(language);
    for (AuthenticityCheck check : AuthenticityCheck.values()) {
      assertThat(messages.terms().name(check)).isNotBlank();
    }
    for (AuthenticityVerdict verdict : AuthenticityVerdict.values()) {
      assertThat(messages.get("genuine.verdict." + verdict)).isNotBlank();
      assertThat(messages.get("genuine.says." + verdict)).isNotBlank();
    }
  }
}
