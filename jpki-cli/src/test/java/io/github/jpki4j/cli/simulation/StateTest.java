package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulated card that is kept in a file. */
class StateTest {

  @TempDir private Path folder;

  private ResetDesk desk() {
    return new ResetDesk(folder, KeyKind.SIGN);
  }

  @Test
  void countersAndSecretsOutliveTheCommand() throws IOException {
    ResetDesk desk = desk();
    assertThat(desk.sign(KeyKind.SIGN, "WRONG0").code()).isEqualTo(20);
    assertThat(desk.run("status").out()).contains("4 of 5 tries left");
    Desk.Result changed =
        desk.run(
            "change-pin",
            "auth",
            "--pin-file",
            desk.file("1234"),
            "--new-pin-file",
            desk.file("5678"));
    assertThat(changed.code()).isZero();
    assertThat(desk.sign(KeyKind.AUTH, "5678").code()).isZero();
    assertThat(desk.sign(KeyKind.AUTH, "1234").code()).isEqualTo(20);
  }

  @Test
  void theCardInfoPinHasACounterOfItsOwnThatOutlivesTheCommand() throws IOException {
    ResetDesk desk = desk();
    for (int left = 2; left >= 1; left--) {
      Desk.Result wrong = desk.run("attributes", "--pin-file", desk.file("9999"));
      assertThat(wrong.code()).isEqualTo(20);
      assertThat(wrong.said()).contains("tries left: " + left);
    }
    assertThat(desk.run("status").out()).contains("3 of 3 tries left", "5 of 5 tries left");
    assertThat(desk.run("attributes", "--pin-file", desk.file("4321")).code()).isEqualTo(24);
    Desk.Result right = desk.run("attributes", "--use-last-try", "--pin-file", desk.file("4321"));
    assertThat(right.code()).isZero();
    assertThat(desk.text()).contains("card-info 4321 3\n");
  }

  @ParameterizedTest
  @CsvSource({
    "01010120319999, --number-b-file, surface-number-b",
    "010101, --birth-key-file, surface-birth-key",
    "999999999999, --number-a-file, surface-number-a"
  })
  void aPrintedNumberHasACounterThatOutlivesTheCommand(String wrong, String option, String line)
      throws IOException {
    ResetDesk desk = desk();
    for (int left = 9; left >= 1; left--) {
      desk.run("genuine", option, desk.file(wrong));
      assertThat(desk.text()).containsPattern("\n" + line + " [0-9]+ " + left + "\n");
    }
    desk.run("genuine", option, desk.file(wrong));
    assertThat(desk.text()).as("the last try is kept").containsPattern("\n" + line + " [0-9]+ 1\n");
  }

  @Test
  void theFileSaysTestAndIsForItsOwnerOnly() throws IOException {
    ResetDesk desk = desk();
    desk.run("status");
    assertThat(desk.text()).startsWith("jpki TEST state\nversion 3\n");
    if (desk.state.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.state)))
          .isEqualTo("rw-------");
    }
    assertThat(folder.toFile().list()).containsExactly("card.state");
  }

  @Test
  void everyEditIsRefusedAndNothingChanges() throws IOException {
    ResetDesk desk = desk();
    desk.reserve();
    String text = desk.text();
    for (String bad :
        List.of(
            text.replace("ABC123 5", "ABC123 4"),
            text.replace("ABC123", "XYZ789"),
            text.replace("reservation sign", "reservation auth"),
            text.replace("2026-11-24", "2026-12-24"),
            text.replace("card-info 4321 3", "card-info 4321 2"),
            text.replace(
                "card-info 4321 3\n", "card-info 4321 3\nsurface-number-b 55021720352285 9\n"),
            text.replace("# A", "# a"),
            text.replace("\n", "\r\n"),
            text + "\n",
            text.substring(0, text.length() - 1),
            text.replaceFirst("checksum .*\n", ""))) {
      assertRefused(desk, bad, "was edited or damaged");
    }
    assertRefused(desk, "", "something else than a simulated card");
    assertRefused(desk, "hello\n", "something else than a simulated card");
    assertRefused(desk, "x".repeat(100_000), "something else than a simulated card");
    assertRefused(desk, text.replace("version 3", "version 2"), "another version of jpki");
  }

  private static void assertRefused(ResetDesk desk, String content, String words)
      throws IOException {
    Files.writeString(desk.state, content);
    for (List<String> line : List.of(List.of("status"), List.of("reset", "show", "sign"))) {
      Desk.Result result = desk.run(line.toArray(String[]::new));
      assertThat(result.code()).isEqualTo(50);
      assertThat(result.said()).contains(words).contains("Nothing was changed");
    }
    assertThat(desk.text()).isEqualTo(content);
  }

  @Test
  void aFileOfAnotherCardIsRefused() throws IOException {
    ResetDesk desk = desk();
    desk.run("status");
    String before = desk.text();
    Desk.Result result =
        Desk.empty().run("status", "--simulate=moved-house", "--state", desk.state.toString());
    assertThat(result.code()).isEqualTo(50);
    assertThat(result.said()).contains("holds the simulated card my-number, not moved-house");
    assertThat(desk.text()).isEqualTo(before);
  }

  @Test
  void aClockThatWentBackIsTold() throws IOException {
    ResetDesk desk = desk();
    desk.reserve();
    String before = desk.text();
    for (Desk.Result result :
        List.of(
            desk.complete("--at=11:59"),
            desk.reserve("--at=11:59"),
            desk.run("reset", "show", "sign", "--at=2025-01-01T00:00"))) {
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.said()).contains("before the last use of this file (2026-11-23 12:00");
    }
    assertThat(desk.text()).isEqualTo(before);
  }

  @Test
  void whereNothingCanBeWrittenTheCardIsNotTouched() {
    Desk.Result result =
        Desk.empty()
            .run(
                "status",
                "-v",
                "--simulate",
                "--state",
                folder.resolve("missing").resolve("x").toString());
    assertThat(result.code()).isEqualTo(50);
    assertThat(result.err()).doesNotContain("00A4");
  }
}
