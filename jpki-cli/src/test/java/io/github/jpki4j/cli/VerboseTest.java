package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerboseTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cert sign --format text --pin-file PASSWORD",
        "validate sign --trust-test --no-revocation --pin-file PASSWORD",
        "sign --key sign IN --out OUT --pin-file PASSWORD",
        "sign --key auth IN --out OUT --pin-file PIN",
        "change-pin auth --pin-file PIN --new-pin-file NEW",
        "change-pin auth --pin-file NEW --new-pin-file PIN",
        "attributes --compare --pin-file PIN --sign-pin-file PASSWORD",
        "record --out REC cert sign --format text --pin-file PASSWORD"
      })
  void showsTheCommandsWithoutSecretsAndPersonalData(String line) throws IOException {
    Files.writeString(folder.resolve("PASSWORD"), "QWERTY77\n");
    Files.writeString(folder.resolve("PIN"), "8642\n");
    Files.writeString(folder.resolve("NEW"), "9753\n");
    Files.writeString(folder.resolve("IN"), "x");
    TestCard card =
        TestCard.builder().authPin("8642").cardInfoPin("8642").signPassword("QWERTY77").build();
    String[] args = ("-v " + line).split(" ");
    for (int i = 0; i < args.length; i++) {
      if (args[i].matches("IN|OUT|PIN|NEW|PASSWORD|REC")) {
        args[i] = folder.resolve(args[i]).toString();
      }
    }

    Desk.Result result = Desk.with(card).run(args);

    assertThat(result.err()).contains("> 00A4040C").contains("[secret]");
    assertThat(result.err() + result.out())
        .doesNotContain("8642", "38363432", "9753", "39373533", "QWERTY77", "5157455254593737");
    assertThat(result.err()).doesNotContain("花子", "市１", "1980", "TEST-shi", "TEST000000000001");
  }

  @Test
  void withoutItNothingIsLogged() {
    assertThat(Desk.with(Desk.card()).run("status").err()).isEmpty();
    Desk.with(Desk.card()).run("status", "-v");
    assertThat(Desk.with(Desk.card()).run("status").err()).isEmpty();
  }

  @Test
  void eachCommandIsLoggedOnce() {
    String log = Desk.with(Desk.card()).run("-v", "record", "--out", "/dev/null", "status").err();
    assertThat(log.lines().filter(line -> line.startsWith(">"))).hasSize(8);
  }

  @Test
  void stackTracesAreShownOnlyThen() {
    assertThat(Desk.empty().run("status").err()).doesNotContain("\tat ");
    assertThat(Desk.empty().run("status", "-v").err()).contains("\tat ");
  }
}
