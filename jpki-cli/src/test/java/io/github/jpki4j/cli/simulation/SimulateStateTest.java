package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.support.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card in a virtual reader that is kept in a file. */
class SimulateStateTest {

  private static final String SELECT_JPKI = "00A4040C0AD392F000260100000001";
  private static final String SELECT_TEXT = "00A4040C0AD3921000310001010408";
  private static final String SELECT_SURFACE = "00A4040C0AD3921000310001010402";
  private static final String WRONG_AUTH = "002000980439393939";

  @TempDir private Path folder;

  private Path state() {
    return folder.resolve("card.state");
  }

  private String text() throws IOException {
    return Files.readString(state());
  }

  private Desk.Result kept(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--simulate", "--state", state().toString()));
    return Desk.empty().run(line.toArray(String[]::new));
  }

  private RunningCommand simulate(VirtualPcd reader, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--state=" + state()));
    all.addAll(List.of(options));
    RunningCommand command = RunningCommand.simulate(reader, all.toArray(String[]::new));
    reader.insert();
    return command;
  }

  /** Each exchange, and the line that is in the file as soon as the answer is there. */
  @ParameterizedTest
  @CsvSource({
    SELECT_JPKI + ", " + WRONG_AUTH + ", 63C2, auth 1234 2",
    SELECT_JPKI + ", 0020009B 06 414141414141, 63C4, sign ABC123 4",
    SELECT_TEXT + ", 00200091 04 39393939, 63C2, card-info 4321 2",
    SELECT_TEXT
        + ", 00200095 0E 3030303030303030303030303030, 63C9,"
        + " text-number-b 55021720352285 9",
    SELECT_SURFACE + ", 00200091 06 303030303030, 63C9, surface-birth-key 550217 9",
  })
  void whatAnAnswerTellsIsInTheFileBeforeIt(
      String select, String command, String answer, String line) throws Exception {
    RunningCommand running;
    try (VirtualPcd reader = new VirtualPcd()) {
      running = simulate(reader);
      assertThat(reader.exchange(select)).isEqualTo("9000");
      assertThat(reader.exchange(command.replace(" ", ""))).isEqualTo(answer);
      assertThat(text()).contains("\n" + line + "\n");
      assertThat(running.isRunning()).isTrue();
    }
    running.end();
  }

  @Test
  void aChangedSecretAndASpentTryOutliveTheReader() throws Exception {
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command = simulate(reader);
      reader.exchange(SELECT_JPKI);
      assertThat(reader.exchange("002000980431323334")).isEqualTo("9000");
      assertThat(reader.exchange("002401980438363432")).isEqualTo("9000");
      assertThat(reader.exchange(WRONG_AUTH)).isEqualTo("63C2");
    }
    assertThat(command.end()).isEqualTo(10);
    assertThat(kept("status", "--json").out()).contains("\"triesLeft\" : 2");
    assertThat(text())
        .contains("\nauth 8642 2\n")
        .as("the resident PIN is another secret")
        .doesNotContain("resident");
    try (VirtualPcd reader = new VirtualPcd()) {
      command = simulate(reader);
      reader.exchange(SELECT_JPKI);
      assertThat(reader.exchange("00200098")).isEqualTo("63C2");
      assertThat(reader.exchange("002000980438363432")).isEqualTo("9000");
    }
    command.end();
  }

  @Test
  void theFileIsInUseUntilTheEnd() throws Exception {
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command = simulate(reader);
      Desk.Result other = kept("status", "--timeout=0");
      assertThat(other.code()).isEqualTo(50);
      assertThat(other.said()).contains("in use by another jpki");
    }
    command.end();
    assertThat(kept("status", "--timeout=0").code()).isZero();
    assertThat(folder.toFile().list()).containsExactly("card.state");
  }

  @Test
  void anotherKindOfCardIsRefusedBeforeTheReaderIsTouched() throws Exception {
    kept("status");
    String before = text();
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, "--card=juki", "--state=" + state());
      assertThat(command.end()).isEqualTo(50);
      assertThat(command.said()).contains("holds the simulated card my-number, not juki");
    }
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void whatMakesANewCardIsRefusedWhereThereIsOne() throws Exception {
    Path holder = Files.writeString(folder.resolve("holder"), "name = TEST");
    kept("status");
    String before = text();
    for (String option : List.of("--tries=auth=1", "--holder=" + holder, "--atr=3B80800101")) {
      try (VirtualPcd reader = new VirtualPcd()) {
        RunningCommand command = RunningCommand.simulate(reader, option, "--state=" + state());
        assertThat(command.end()).as(option).isEqualTo(2);
        assertThat(command.said()).contains("holds a card already").contains("Nothing was changed");
      }
    }
    assertThat(text()).isEqualTo(before);
  }

  /** With another ATR, holder and secrets: the next command has the same card. */
  @Test
  void theCardThatWasDescribedIsTheCardOfTheNextCommand() throws Exception {
    Path holder =
        Files.writeString(
            folder.resolve("holder"),
            "\uFEFF# remark\nname = ＴＥＳＴ　太郎\nbirth-date=1975-05-??\ngender = male\n");
    Path pin = Files.writeString(folder.resolve("pin"), "8642\n");
    Path password = Files.writeString(folder.resolve("password"), "QWERTY77");
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command =
          RunningCommand.simulate(
              reader,
              "--state=" + state(),
              "--holder=" + holder,
              "--card-info-pin-file=" + pin,
              "--sign-pin-file=" + password,
              "--tries=sign=3",
              "--tries=surface-number-a=0",
              "--atr=3b80800101");
      assertThat(reader.insert()).isEqualTo("3B80800101");
      assertThat(command.await("Process"))
          .contains("not the usual ones")
          .doesNotContain("8642", "QWERTY77", "1234, ");
    }
    command.end();
    assertThat(text())
        .contains("\nsign QWERTY77 3\n", "\ncard-info 8642 3\n", "\natr 3B80800101\n")
        .contains("\nsurface-number-a 012345678901 0\n");
    Desk.Result attributes = kept("attributes", "--pin-file", pin.toString());
    assertThat(attributes.code()).as(attributes.err()).isZero();
    assertThat(attributes.out()).contains("ＴＥＳＴ　太郎").contains("1975-05-??").contains("male");
    Desk.Result certificate =
        kept("cert", "sign", "--format=text", "--pin-file", password.toString());
    assertThat(certificate.out()).contains("ＴＥＳＴ　太郎");
    assertThat(text()).contains("\nsurface-number-a 012345678901 0\n", "\nsign QWERTY77 5\n");
  }

  /** Nobody goes on with a card whose tries are forgotten. */
  @Test
  void aFileThatCannotBeWrittenAnyMoreTakesTheCardOut() throws Exception {
    Path below = Files.createDirectory(folder.resolve("below"));
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command =
          RunningCommand.simulate(reader, "--state=" + below.resolve("card.state"));
      reader.insert();
      command.await("Process");
      Files.move(below, folder.resolve("elsewhere"));
      reader.exchange(SELECT_JPKI);
      assertThat(reader.exchange(WRONG_AUTH)).as("no answer").isEqualTo(VirtualPcd.GONE);
      assertThat(command.end()).isEqualTo(50);
      assertThat(command.said()).as("once").containsOnlyOnce("jpki: ").contains("card.state");
    }
  }
}
