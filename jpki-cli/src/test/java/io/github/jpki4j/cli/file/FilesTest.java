package io.github.jpki4j.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read or written show before the card is touched or a try is spent. */
class FilesTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private void assertFileError(String name, String... args) {
    Desk.Result result = Desk.with(card).typing("1234", "1234").stdin("1234").run(args);
    assertThat(result.code()).as(List.of(args).toString()).isEqualTo(50);
    assertThat(result.err()).contains(name);
    assertThat(card.traffic().commands()).isZero();
    Desk.Result json = Desk.with(card).locale(java.util.Locale.JAPAN).run(withJson(args));
    assertThat(json.code()).isEqualTo(50);
    assertThat(json.out()).contains("\"code\" : 50");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  private static String[] withJson(String[] args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--json";
    return all;
  }

  @Test
  void unreadablePinFile() throws IOException {
    String in = Files.writeString(folder.resolve("in"), "x").toString();
    String out = folder.resolve("out").toString();
    String missing = folder.resolve("missing").toString();
    for (String pin : new String[] {missing, folder.toString()}) {
      assertFileError("Cannot read", "sign", "--key=auth", in, "--out", out, "--pin-file", pin);
      assertFileError("Cannot read", "cert", "auth", "--pin-file", pin);
      assertFileError("Cannot read", "change-pin", "auth", "--pin-file", pin);
    }
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void unreadableInput() {
    String out = folder.resolve("out").toString();
    for (Path in : List.of(folder.resolve("missing"), folder)) {
      assertFileError(
          "Cannot read", "sign", "--key=auth", in.toString(), "--out", out, "--pin-file=-");
    }
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void unwritableOutput() throws IOException {
    String in = Files.writeString(folder.resolve("in"), "x").toString();
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path out :
        List.of(folder, folder.resolve("no/such/folder"), file.resolve("below-a-file"))) {
      assertFileError(
          "Cannot write", "sign", "--key=auth", in, "--out", out.toString(), "--pin-file=-");
      assertFileError("Cannot write", "cert", "auth", "--out", out.toString());
      assertFileError("Cannot write", "record", "--out", out.toString());
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void theReasonIsTold() {
    assertThat(Desk.with(card).run("cert", "auth", "--out", folder.toString()).said())
        .contains("it is a directory");
    assertThat(
            Desk.with(card)
                .run("cert", "auth", "--pin-file", folder.resolve("missing").toString())
                .said())
        .contains("does not exist");
  }

  @Test
  void aLinkIsFollowedAndADeviceIsNotReplaced() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertThat(Desk.with(card).run("cert", "auth", "--out", link.toString()).code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).content().startsWith("-----BEGIN");

    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertThat(Desk.with(card).run("cert", "auth", "--out", "/dev/null").code()).isZero();
      assertThat(Files.isRegularFile(device)).isFalse();
    }
  }

  @Test
  void aLostResultIsAFileError() {
    Environment environment =
        Desk.with(card)
            .environment(
                new java.io.OutputStream() {
                  @Override
                  public void write(int b) throws IOException {
                    throw new IOException("no space left");
                  }
                },
                java.io.OutputStream.nullOutputStream());
    assertThat(CommandRunner.run(environment, "cert", "auth")).isEqualTo(50);
  }
}
