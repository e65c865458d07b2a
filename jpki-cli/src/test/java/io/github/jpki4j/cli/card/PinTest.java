package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.CommandLines;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class PinTest {

  @TempDir private Path folder;

  private String[] sign(String key, String... more) throws IOException {
    Path in = Files.writeString(folder.resolve("in.txt"), "text");
    List<String> args =
        new ArrayList<>(
            List.of(
                "sign", "--key", key, in.toString(), "--out", folder.resolve("sig").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("auth", "", "exactly 4 digits"),
        Arguments.of("auth", "123", "exactly 4 digits"),
        Arguments.of("auth", "98765", "exactly 4 digits"),
        Arguments.of("auth", "12a4", "digits 0-9 only"),
        Arguments.of("auth", "１２３４", "half-width"),
        Arguments.of("auth", "1234 ", "spaces"),
        Arguments.of("auth", " 1234", "spaces"),
        Arguments.of("auth", "1234\r", "spaces"),
        Arguments.of("auth", "12\u300034", "spaces"),
        Arguments.of("auth", "😀😀", "digits 0-9 only"),
        Arguments.of("sign", "", "6 to 16 characters"),
        Arguments.of("sign", "ABC12", "6 to 16 characters"),
        Arguments.of("sign", "ABCDEFGH123456789", "6 to 16 characters"),
        Arguments.of("sign", "A".repeat(400), "6 to 16 characters"),
        Arguments.of("sign", "ABC-123", "letters A-Z and digits"),
        Arguments.of("sign", "ＡＢＣ１２３", "half-width"),
        Arguments.of("sign", "ABC 123", "spaces"),
        Arguments.of("sign", "ABC123😀", "letters A-Z and digits"),
        Arguments.of("sign", "あいうえおか", "letters A-Z and digits"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedSecretInAFileIsRefusedBeforeTheCardIsTouched(
      String key, String secret, String rule) throws IOException {
    TestCard card = Desk.card();
    Path file = Files.writeString(folder.resolve("pin"), secret);

    // the file has no line end, so that one in the table counts
    Desk.Result result = Desk.with(card).run(sign(key, "--pin-file", file.toString()));

    assertRefused(result, secret, rule);
    assertThat(card.traffic().commands()).isZero();
    assertThat(folder.resolve("sig")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedSecretAtThePromptIsNotSent(String key, String secret, String rule)
      throws IOException {
    TestCard card = Desk.card();

    Desk.Result result = Desk.with(card).typing(secret, secret, secret).run(sign(key));

    assertRefused(result, secret, rule);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    assertThat(folder.resolve("sig")).doesNotExist();
  }

  @Test
  void whatCannotBeRightIsAskedForAgainAndOnlyTheRightOneIsSent() throws IOException {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).typing("123", "１２３４", "1234").run(sign("auth"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("exactly 4 digits", "half-width").doesNotContain("１２３４");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void whoGivesUpWhenAskedAgainHasCancelled() throws IOException {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).typing("123").run(sign("auth"));
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.said()).contains("exactly 4 digits", "was not sent");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  private static void assertRefused(Desk.Result result, String secret, String rule) {
    assertThat(result.code()).isEqualTo(23);
    assertThat(result.said()).contains(rule).contains("Nothing was sent to the card");
    if (secret.length() > 2 && !secret.isBlank()) {
      assertThat(result.err() + result.out()).doesNotContain(secret.strip());
    }
  }

  @ParameterizedTest
  @CsvSource({"auth, 1234\\n", "auth, 1234\\r\\n", "auth, 1234\\n9999\\n", "sign, abc123\\n"})
  void oneLineEndIsTakenOffAndSmallLettersAreFolded(String key, String content) throws IOException {
    String text = content.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(Desk.with(Desk.card()).stdin(text).run(sign(key, "--pin-file", "-")).code())
        .isZero();
    Path file = Files.writeString(folder.resolve("pin"), text);
    assertThat(Desk.with(Desk.card()).run(sign(key, "--pin-file", file.toString())).code())
        .isZero();
  }

  @Test
  void aWrongSecretCostsOneTryAndSaysHowManyAreLeft() throws IOException {
    TestCard card = Desk.card();
    Desk.Result first = Desk.with(card).typing("9999").run(sign("auth"));
    assertThat(first.code()).isEqualTo(20);
    assertThat(first.err()).contains("tries left: 2").doesNotContain("9999");
    Desk.Result second = Desk.with(card).typing("WRONG99").run(sign("sign"));
    assertThat(second.code()).isEqualTo(20);
    assertThat(second.err()).contains("tries left: 4").doesNotContain("WRONG99");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
  }

  @Test
  void thePromptShowsTheTriesThatAreLeft() throws IOException {
    TestCard card = TestCard.builder().authTriesLeft(2).build();
    assertThat(Desk.with(card).typing("1234").run(sign("auth")).err())
        .contains("auth PIN, 4 digits (2 of 3 tries left): ");
    assertThat(Desk.with(card).locale(Locale.JAPAN).typing("1234").run(sign("auth")).err())
        .contains("利用者証明用パスワード（数字4桁、残り3回）: ");
  }

  @Test
  void aBlockedSecretIsNotAskedFor() throws IOException {
    TestCard card = TestCard.builder().authTriesLeft(0).signTriesLeft(0).build();
    Desk.Result prompt = Desk.with(card).typing("1234").run(sign("auth"));
    assertThat(prompt.code()).isEqualTo(21);
    assertThat(prompt.err()).contains("municipal counter").doesNotContain("4 digits (");
    Desk.Result file = Desk.with(card).stdin("ABC123").run(sign("sign", "--pin-file", "-"));
    assertThat(file.code()).isEqualTo(21);
    assertThat(file.err()).contains("municipal counter");
  }

  @Test
  void theExhaustingTryIsToldAsBlocked() throws IOException {
    TestCard card = TestCard.builder().authTriesLeft(1).build();
    Desk.Result result =
        Desk.with(card).stdin("9999").run(sign("auth", "--pin-file", "-", "--use-last-try"));
    assertThat(result.code()).isEqualTo(21);
    assertThat(card.triesLeft(KeyKind.AUTH)).isZero();
  }

  @Test
  void theLastTryIsKeptUnlessThePersonInsists() throws IOException {
    TestCard card = TestCard.builder().authTriesLeft(1).signTriesLeft(1).build();
    assertThat(Desk.with(card).typing("1234").run(sign("auth")).code()).isEqualTo(24);
    assertThat(Desk.with(card).stdin("ABC123").run(sign("sign", "--pin-file", "-")).code())
        .isEqualTo(24);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(1);

    Desk.Result insisting = Desk.with(card).typing("1234").run(sign("auth", "--use-last-try"));
    assertThat(insisting.code()).isZero();
    assertThat(insisting.err()).contains("LAST TRY");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void endingTheInputCancels() throws IOException {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).typing().run(sign("auth"));
    assertThat(result.code()).isEqualTo(22);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void withoutTerminalAndFileNothingIsTouched() throws IOException {
    TestCard card = Desk.card();
    for (String[] args : new String[][] {sign("auth"), {"cert", "sign"}, {"change-pin", "auth"}}) {
      Desk.Result result = Desk.with(card).run(args);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("--pin-file");
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"JUKI", "OTHER_CARD"})
  void otherCardsAreRefusedBeforeThePersonIsAsked(TestCardType type) throws IOException {
    TestCard card = TestCard.builder().type(type).build();
    for (String[] args :
        new String[][] {
          sign("auth"), sign("sign"), {"cert", "auth"}, {"cert", "sign"}, {"change-pin", "sign"}
        }) {
      Desk.Result result = Desk.with(card).typing("1234", "1234", "1234").run(args);
      assertThat(result.code()).as(String.join(" ", args)).isEqualTo(12);
      assertThat(result.err()).doesNotContain("tries left");
    }
    assertThat(folder.resolve("sig")).doesNotExist();
  }

  @Test
  void noPasswordIsAskedForASignCertificateThatIsNotThere() throws IOException {
    TestCard card = TestCard.builder().type(TestCardType.NO_SIGN_CERTIFICATE).build();
    for (String[] args : new String[][] {sign("sign"), {"cert", "sign"}}) {
      Desk.Result result = Desk.with(card).typing("ABC123").run(args);
      assertThat(result.code()).isEqualTo(30);
      assertThat(result.err()).contains("under 15").doesNotContain("tries left");
    }
  }

  @Test
  void noOptionOrParameterTakesASecret() {
    CommandLine line = CommandLines.whole();
    for (CommandLine command : CommandLines.all(line)) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        String name =
            (argument.isOption() ? String.join(" ", names(argument)) : "") + argument.paramLabel();
        boolean choice = argument.auxiliaryTypes()[0].isEnum();
        if (!choice && name.toLowerCase(Locale.ROOT).matches(".*((?<!o)pin|password|secret).*")) {
          assertThat(name).as(command.getCommandName()).contains("-file");
        }
      }
    }
  }

  private static String[] names(ArgSpec argument) {
    return ((CommandLine.Model.OptionSpec) argument).names();
  }

  @ParameterizedTest
  @CsvSource({"cert auth 1234", "change-pin auth 1234", "cert auth --pin=1234", "status 1234"})
  void aSecretOnTheCommandLineIsRefusedAndNotRepeated(String line) {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).run(line.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--pin-file").doesNotContain("1234");
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void whatThePersonTypedIsErased() throws IOException {
    char[] typed = "1234".toCharArray();
    Desk.Result result = Desk.with(Desk.card()).typingIn(typed).run(sign("auth"));
    assertThat(result.code()).isZero();
    assertThat(typed).containsOnly('\0');
  }
}
