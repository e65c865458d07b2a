package io.github.jpki4j.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private String out() {
    return folder.resolve("recording").toString();
  }

  @Test
  void runsStatusAndWritesWhatWasSaid() throws IOException, TransportException {
    Desk.Result result = Desk.with(card).run("record", "--out", out());
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(Desk.with(Desk.card()).run("status").out());
    Recording recording = Recording.load(Path.of(out()));
    assertThat(recording.size()).isEqualTo(8);
    assertThat(Files.readString(Path.of(out()))).startsWith("jpki-recording 1\n# jpki status\n");
    assertThat(recording.playTo(Desk.card().connect())).isEmpty();
  }

  @Test
  void runsAnotherCommandWithItsOwnOptions() throws IOException {
    Desk.Result result =
        Desk.with(card)
            .stdin("ABC123")
            .run("record", "--out", out(), "cert", "sign", "--format", "text", "--pin-file", "-");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("sign certificate");
    String text = Files.readString(Path.of(out()));
    assertThat(text)
        .contains("[secret]")
        .doesNotContain("414243313233")
        .doesNotContain("ABC123")
        .doesNotContain("TEST000000000001")
        .doesNotContain("54455354303030");
    assertThat(Recording.load(Path.of(out())).size()).isEqualTo(8);
  }

  @Test
  void globalOptionsHoldForTheOtherCommand() {
    Desk.Result result =
        Desk.empty()
            .withoutReader()
            .run("--simulate=juki", "--json", "--lang=ja", "record", "--out", out(), "status");
    assertThat(result.code()).isEqualTo(12);
    assertThat(result.out()).contains("\"card\" : \"juki\"").contains("このカードは使えません");
    assertThat(Path.of(out())).exists();
  }

  @Test
  void theFailureIsRecordedToo() throws IOException {
    Desk.Result result =
        Desk.with(card)
            .stdin("0000")
            .run(
                "record", "--out", out(), "change-pin", "auth", "--pin-file=-", "--new-pin-file=-");
    assertThat(result.code()).isEqualTo(23);
    assertThat(Path.of(out())).doesNotExist();
    Desk.Result wrong =
        Desk.with(card)
            .stdin("0000\n5678\n")
            .run(
                "record", "--out", out(), "change-pin", "auth", "--pin-file=-", "--new-pin-file=-");
    assertThat(wrong.code()).isEqualTo(20);
    assertThat(Files.readString(Path.of(out()))).contains("< 63C2").doesNotContain("30303030\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readers", "simulate", "record", "nonsense"})
  void onlyCommandsThatTalkToACardAreRecorded(String command) {
    Desk.Result result = Desk.with(card).run("record", "--out", out(), command);
    assertThat(result.code()).isEqualTo(2);
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void aPersonIsToldWhereItIs() {
    assertThat(Desk.with(card).typing().run("record", "--out", out()).said())
        .contains("Recorded without PINs: " + out());
  }
}
