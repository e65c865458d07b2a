package io.github.jpki4j.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.program.ForeignServer;
import io.github.jpki4j.testkit.program.SshServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OpenSSH's client logs in with the card in a real reader, by the commands of docs/programs.md,
 * judged by sshd.
 */
@Tag("program")
@NeedsPcscd(programs = {"ssh", "ssh-agent", "ssh-add", "ssh-keygen"})
class SshProgramIT {

  private static KeyPair hostKey;

  private final ProgramsPage page = new ProgramsPage();
  private final PcscdFixture service;
  private final CommandLine shell;
  private final TestCard card = TestCard.builder().build();

  SshProgramIT(PcscdFixture service, @TempDir Path folder) {
    this.service = service;
    this.shell = new CommandLine(folder);
  }

  @BeforeAll
  static void prepare() throws Exception {
    hostKey = SoftwareKeys.rsa();
  }

  /** The lines of the page from one to another; an agent is ended whatever happens. */
  private String commands(String first, String last) {
    String all = page.commands("OpenSSH");
    int start = all.indexOf(first);
    assertThat(start).as(first).isNotNegative();
    return "ssh() { command ssh -F config \"$@\"; }\n"
        + "trap '[ -z \"$SSH_AGENT_PID\" ] || ssh-agent -k' EXIT\n"
        + all.substring(start, all.indexOf(last, start) + last.length())
            .replace("user@host", SshServer.ACCOUNT + "@host");
  }

  private ForeignServer start() throws Exception {
    shell.succeed(commands("ssh-keygen", "authorized_keys"));
    String line = Files.readString(shell.file("authorized_keys")).strip();
    assertThat(line).startsWith("ssh-rsa ").doesNotContain("\n");
    ForeignServer server =
        SshServer.start(
            Files.createDirectory(shell.file("sshd")), hostKey, "rsa-sha2-256,rsa-sha2-512", line);
    Files.writeString(
        shell.file("config"),
        """
        Host host
          HostName 127.0.0.1
          Port %d
          UserKnownHostsFile known_hosts
          StrictHostKeyChecking accept-new
        """
            .formatted(server.port()));
    return server;
  }

  @ParameterizedTest
  @CsvSource({
    "1234, true, 3, 5, the right PIN",
    "9999, false, 2, 5, a wrong one",
    "WRONG99, false, 3, 5, one that is too long is not sent",
  })
  void logsInAndSendsAPinOnce(String pin, boolean accepted, int auth, int sign, String why)
      throws Exception {
    logIn(pin, accepted, commands("ssh -I", "host"));
    assertTries(why, auth, sign);
  }

  @ParameterizedTest
  @CsvSource({
    "1234, true, 3, 5, the right PIN",
    "9999, false, 2, 5, a wrong one",
    "WRONG99, false, 3, 4, what is long enough is sent as the sign password",
  })
  void logsInWithAnAgent(String pin, boolean accepted, int auth, int sign, String why)
      throws Exception {
    logIn(pin, accepted, commands("eval", "ssh-add -e $MODULE"));
    assertTries(why, auth, sign);
  }

  private void logIn(String pin, boolean accepted, String commands) throws Exception {
    service.insert(card);
    shell.pin(pin);
    try (ForeignServer server = start()) {
      String text = shell.run(commands).text();
      if (accepted) {
        assertThat(text).contains("\nTEST\n");
        assertThat(server.says("Accepted publickey for " + SshServer.ACCOUNT)).isTrue();
      } else {
        assertThat(text).doesNotContain("TEST");
      }
    }
  }

  private void assertTries(String why, int auth, int sign) {
    assertThat(card.triesLeft(KeyKind.AUTH)).as(why).isEqualTo(auth);
    assertThat(card.triesLeft(KeyKind.SIGN)).as(why).isEqualTo(sign);
    assertThat(page.tries("[OpenSSH]")).isEqualTo(1);
  }
}
