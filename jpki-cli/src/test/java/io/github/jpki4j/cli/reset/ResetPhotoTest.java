package io.github.jpki4j.cli.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** reset reserve sign reads the photo on the chip, with the rules of every secret. */
class ResetPhotoTest {

  private static final String WRONG = "01010120319999";

  @TempDir private Path folder;

  private final List<TracingConnection> links = new ArrayList<>();

  private ResetDesk desk() {
    return new ResetDesk(folder, KeyKind.SIGN);
  }

  private static String[] reserve(ResetDesk desk, String pin, String number) throws IOException {
    return new String[] {
      "reset",
      "reserve",
      "sign",
      "--accept-terms",
      "--face=matched",
      "--pin-file",
      desk.file(pin),
      "--number-b-file",
      desk.file(number)
    };
  }

  private long secrets() {
    return links.stream().mapToLong(TracingConnection::secrets).sum();
  }

  private Desk.Result watched(ResetDesk desk, String... words) {
    return desk.runThrough(
        connection -> {
          links.add(new TracingConnection(connection));
          return links.get(links.size() - 1);
        },
        words);
  }

  @Test
  void thePhotoIsReadWithOneVerifyBeforeThePin() throws IOException {
    ResetDesk desk = desk();
    Desk.Result result = watched(desk, reserve(desk, "1234", ResetDesk.NUMBER_B));
    assertThat(result.code()).as(result.err()).isZero();
    List<String> verifies =
        links.get(0).commands().stream()
            .filter(command -> command.matches("0020.{6,}"))
            .map(command -> command.substring(0, 10))
            .toList();
    assertThat(verifies).containsExactly("002000920E", "0020009804");
    assertThat(desk.text()).contains("auth 1234 3\n").doesNotContain("surface-number-b");
    assertThat(result.said()).doesNotContain(ResetDesk.NUMBER_B);
  }

  @Test
  void aPersonSeesWhatWasReadBeforeTheQuestionAndTheNumberIsErased() {
    char[] number = ResetDesk.NUMBER_B.toCharArray();
    char[] pin = "1234".toCharArray();
    Desk app = Desk.empty().typingIn("y".toCharArray(), number, "y".toCharArray(), pin);
    Desk.Result result = desk().run(app, "reset", "reserve", "sign");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.said())
        .containsSubsequence(
            "Do you accept", "JPEG 2000 (JP2), 120 x 160 pixels", "match your face", "PIN")
        .doesNotContain(ResetDesk.NUMBER_B);
    assertThat(Arrays.asList(new String(number), new String(pin)))
        .as("erased")
        .containsExactly("\0".repeat(14), "\0".repeat(4));
  }

  @Test
  void aWrongNumberSpendsATryOfItsOwnAndThePinIsNotSent() throws IOException {
    ResetDesk desk = desk();
    for (int left = 9; left >= 1; left--) {
      Desk.Result wrong = desk.run(reserve(desk, "9999", WRONG));
      assertThat(wrong.code()).as(wrong.err()).isEqualTo(20);
      assertThat(desk.text())
          .contains("auth 1234 3\n", "surface-number-b 55021720352285 " + left + "\n");
    }
    String[] last = Arrays.copyOf(reserve(desk, "1234", WRONG), 10);
    last[9] = "--use-last-try";
    Desk.Result kept = watched(desk, last);
    assertThat(kept.code()).as("the last try of the number is kept").isEqualTo(24);
    assertThat(secrets()).isZero();
    assertThat(desk.text()).contains("surface-number-b 55021720352285 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5502172035228", "550217203522850", "550217203522a5", "５５０２１７２０３５２２８５"})
  void aNumberOfAnotherFormIsRefusedBeforeTheCardIsTouched(String number) throws IOException {
    ResetDesk desk = desk();
    Desk.Result result = watched(desk, reserve(desk, "1234", number));
    assertThat(result.code()).as(result.err()).isEqualTo(23);
    assertThat(links).isEmpty();
  }

  @Test
  void whereThePinIsBlockedTheNumberIsNotSent() throws IOException {
    ResetDesk desk = desk();
    for (int i = 0; i < 3; i++) {
      desk.sign(KeyKind.AUTH, "0000");
    }
    Desk.Result result = watched(desk, reserve(desk, "1234", WRONG));
    assertThat(result.code()).as(result.err()).isEqualTo(21);
    assertThat(secrets()).isZero();
    assertThat(desk.text()).doesNotContain("surface-number-b");
  }

  @Test
  void aChipWithoutPhotoIsSaidAndThePinIsNotSent() throws IOException {
    ResetDesk desk = desk();
    TestCard empty = TestCard.builder().clock(Desk.clock()).with(CardVariant.PHOTO_EMPTY).build();
    Desk.Result result =
        desk.runThrough(
            connection -> InsertedCard.connect(empty),
            reserve(desk, "9999", empty.verificationNumberB()));
    assertThat(result.code()).as(result.err()).isEqualTo(60);
    assertThat(result.said()).contains("holds no photo", "Nothing was reserved");
    assertThat(empty.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(empty.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
  }

  @Test
  void withoutAComparisonThePinIsNotSent() throws IOException {
    ResetDesk desk = desk();
    Desk.Result result =
        watched(
            desk,
            "reset",
            "reserve",
            "sign",
            "--accept-terms",
            "--face=not-compared",
            "--pin-file",
            desk.file("9999"));
    assertThat(result.code()).as(result.err()).isEqualTo(60);
    assertThat(secrets()).isZero();
    Desk silent = Desk.empty().typing("y", ResetDesk.NUMBER_B, "");
    Desk.Result unanswered = desk.run(silent, "reset", "reserve", "sign");
    assertThat(unanswered.code()).as("refused before the PIN is asked for").isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "auth --number-b-file NUMBER, --number-b-file is for sign alone",
    "sign --face not-compared --number-b-file NUMBER, do not go together"
  })
  void aNumberThatOpensNothingIsAMistake(String line, String words) throws IOException {
    ResetDesk desk = desk();
    String pin = desk.file(line.startsWith("auth") ? "ABC123" : "1234");
    String number = desk.file(ResetDesk.NUMBER_B);
    Desk.Result result =
        desk.run(
            ("reset reserve " + line.replace("NUMBER", number) + " --pin-file " + pin).split(" "));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.said()).contains(words);
  }
}
