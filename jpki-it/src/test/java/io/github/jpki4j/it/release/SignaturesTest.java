package io.github.jpki4j.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature counts if the key of the release made it over this file. */
final class SignaturesTest {

  /** Its name is short: the agent's socket is in it. */
  @TempDir private Path folder;

  private Path home;
  private ForeignJudge gpg;

  @BeforeEach
  void makeKeys() throws IOException, InterruptedException {
    gpg = ForeignJudge.of("gpg", "--version", "gnupg");
    home = Files.createDirectory(folder.resolve("h"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    for (String name : new String[] {"release", "other"}) {
      gpg("--quick-generate-key", name + "@jpki4j.invalid", "ed25519", "sign", "1d");
    }
    gpg("--armor", "--output", key().toString(), "--export", "release@jpki4j.invalid");
  }

  @AfterEach
  void endTheAgent() throws IOException, InterruptedException {
    ForeignJudge.of("gpgconf", "--version", "gnupg")
        .run("--homedir", home.toString(), "--kill", "all");
  }

  @Test
  void ofTheReleaseOverThisFileAlone() throws IOException, InterruptedException {
    Path good = sign("good", "release");
    Path foreign = sign("foreign", "other");
    Path changed = sign("changed", "release");
    Files.writeString(changed, "something else");
    Path broken = sign("broken", "release");
    Files.writeString(ReleaseFiles.beside(broken, ".asc"), "no signature");
    try (Signatures signatures = new Signatures(key())) {
      assertThat(signatures.faults(good)).isEmpty();
      for (Path file : new Path[] {foreign, changed, broken}) {
        assertThat(signatures.faults(file))
            .containsExactly("not signed by the key of the release: " + file.getFileName());
      }
    }
  }

  private Path key() {
    return folder.resolve("key.asc");
  }

  private Path sign(String name, String by) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve(name), name);
    gpg("--local-user", by + "@jpki4j.invalid", "--armor", "--detach-sign", file.toString());
    return file;
  }

  private void gpg(String... arguments) throws IOException, InterruptedException {
    String[] all = {
      "--homedir", home.toString(), "--batch", "--pinentry-mode", "loopback", "--passphrase", ""
    };
    String[] command = Arrays.copyOf(all, all.length + arguments.length);
    System.arraycopy(arguments, 0, command, all.length, arguments.length);
    ForeignJudge.Verdict verdict = gpg.run(command);
    assertThat(verdict.exit()).as(verdict.text()).isZero();
  }
}
