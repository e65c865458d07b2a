package io.github.jpki4j.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * GnuPG's gpgsm signs with the card in a real reader, through gnupg-pkcs11-scd and OpenSC, by the
 * commands of docs/programs.md.
 */
@Tag("program")
@NeedsPcscd(programs = {"gpgsm", "gnupg-pkcs11-scd", "openssl", "pkcs15-tool"})
class GnuPgIT {

  /** One signature of two is accepted, or more, by the modulus. */
  private static final int MANY = 40;

  private static final String SIGN = "gpgsm --disable-crl-checks --local-user";

  /** The agent ends after its answer; the next gpgsm must not meet the one that ends. */
  private static final String END =
      """
      end() {
        gpgconf --kill all
        while [ -S "$(gpgconf --list-dirs agent-socket)" ]; do sleep 0.05; done
      }
      trap end EXIT
      """;

  private final ProgramsPage page = new ProgramsPage();
  private final PcscdFixture service;
  private final CommandLine shell;
  private final TestCard card = TestCard.builder().build();

  GnuPgIT(PcscdFixture service, @TempDir Path folder) {
    this.service = service;
    this.shell = new CommandLine(folder);
  }

  @BeforeEach
  void prepare() throws Exception {
    Files.writeString(shell.file("message"), "a message");
    shell.program("pinentry", "cd '" + shell.file("") + "'\n" + PERSON);
    service.insert(card);
  }

  /** Answers the first question with the PIN, and no further one. */
  private static final String PERSON =
      """
      echo OK
      while read -r word rest; do
        case $word in
        GETPIN)
          if [ -e asked ]; then
            echo 'ERR 83886179 cancelled'
          else
            : >asked
            echo "D $(cat pin)"
            echo OK
          fi
          ;;
        *) echo OK ;;
        esac
        [ "$word" != BYE ] || exit 0
      done
      """;

  private Outcome run(String pin, String part, String instead) throws Exception {
    shell.pin(pin);
    String commands = page.commands("GnuPG");
    assertThat(commands).contains(part);
    String first = "scdaemon-program /usr/bin/gnupg-pkcs11-scd";
    assertThat(commands).contains(first);
    return shell.run(
        END
            + commands
                .replace(part, instead)
                .replace(first, first + "\npinentry-program " + shell.file("pinentry")));
  }

  private void assertTries(int auth) {
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(auth);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void signsAndOpensslVerifies() throws Exception {
    Outcome outcome = run("1234", "", "");
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(outcome.text()).contains("Good signature from");
    assertThat(opensslAcceptsOneSoon()).isTrue();
    assertTries(3);
  }

  /**
   * GnuPG puts a zero before a signature that begins with a bit that is set, as a number has it.
   * OpenSSL accepts the others alone. Each signature is over a message of its own: the same message
   * has the same signature for the whole second that stands in it.
   */
  private boolean opensslAcceptsOneSoon() throws Exception {
    String sign =
        page.commands("GnuPG")
            .lines()
            .filter(line -> line.startsWith(SIGN))
            .findFirst()
            .orElseThrow()
            .replace(SIGN, "gpgsm --yes" + SIGN.substring("gpgsm".length()));
    String id =
        page.commands("GnuPG")
            .lines()
            .filter(line -> line.startsWith("USER_ID="))
            .findFirst()
            .orElseThrow();
    String environment = "export GNUPGHOME=$PWD/gnupg\n";
    for (int i = 0; i < MANY; i++) {
      Outcome verdict =
          shell.run(
              "openssl cms -verify -inform DER -in message.p7s -content message -binary"
                  + " -purpose any -CAfile auth-ca.pem");
      if (verdict.exit() == 0) {
        assertThat(verdict.text()).contains(Files.readString(shell.file("message")), "successful");
        return true;
      }
      assertThat(verdict.text()).contains("wrong signature length");
      Files.deleteIfExists(shell.file("asked"));
      Files.writeString(shell.file("message"), "message " + i);
      shell.succeed(END + environment + id + "\n" + sign);
    }
    return false;
  }

  @Test
  void aWrongPinIsAskedForAgain() throws Exception {
    Outcome outcome = run("9999", "", "");
    assertThat(outcome.exit()).as(outcome.text()).isNotZero();
    assertThat(outcome.text()).contains("cancelled");
    assertTries(3 - page.tries("[GnuPG]"));
  }

  @Test
  void withoutAQuestionAWrongPinIsSentUntilItIsBlocked() throws Exception {
    String loopback = "gpgsm --batch --pinentry-mode loopback --passphrase-fd 3 3<pin ";
    Outcome outcome = run("9999", SIGN, loopback + SIGN.substring("gpgsm ".length()));
    assertThat(outcome.exit()).as(outcome.text()).isNotZero();
    assertThat(outcome.text()).contains("Bad PIN");
    assertTries(3 - page.tries("GnuPG with `--pinentry-mode loopback`"));
  }

  @Test
  void withoutTheLineOfThePolicyNothingIsSigned() throws Exception {
    Outcome outcome = run("1234", "> gnupg/policies.txt", "> gnupg/other.txt");
    assertThat(outcome.exit()).as(outcome.text()).isNotZero();
    assertThat(outcome.text()).contains("No policy match");
    assertThat(shell.file("asked")).doesNotExist();
    assertTries(3);
  }
}
