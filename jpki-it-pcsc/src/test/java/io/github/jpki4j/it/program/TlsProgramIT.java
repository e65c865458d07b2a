package io.github.jpki4j.it.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that know TLS and PKCS #11 log in to the sample web-login with the card in a real
 * reader, by the commands of docs/programs.md.
 */
@Tag("program")
@NeedsPcscd(
    programs = {
      "pkcs15-tool",
      "openssl",
      "curl",
      "gnutls-cli",
      "p11tool",
      "certutil",
      "modutil",
      "tstclnt"
    })
class TlsProgramIT {

  private static final String ACCEPTED = "\"accepted\":true";

  @TempDir private static Path serverFolder;
  private static WebLoginServer server;

  private final ProgramsPage page = new ProgramsPage();
  private final PcscdFixture service;
  private final CommandLine shell;

  TlsProgramIT(PcscdFixture service, @TempDir Path folder) throws Exception {
    this.service = service;
    this.shell = new CommandLine(folder);
    shell.copy(server.certificate());
  }

  @BeforeAll
  static void start() throws Exception {
    server = WebLoginServer.start(serverFolder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The programs; what the page says keeps them from PSS, and what they say without it. */
  enum Program {
    OPENSSL("[OpenSSL]", "OpenSSL", " -client_sigalgs RSA+SHA256", "Mechanism invalid"),
    CURL("[curl]", "curl", "ClientSignatureAlgorithms = RSA+SHA256\n", "Mechanism invalid"),
    GNUTLS("[GnuTLS]", "GnuTLS", ":-VERS-TLS1.3", "CLIENT_CERTIFICATE_MISSING") {

      /** Its input ends when the program does, not after the seconds that a login takes at most. */
      @Override
      String commands(ProgramsPage page) {
        String commands = super.commands(page);
        String pause = "sleep 20)";
        String program = "| gnutls-cli ";
        assertThat(commands).contains(pause, program);
        return "toItsEnd() { \"$@\" || :; : > ended; }\n"
            + commands
                .replace(pause, "until [ -e ended ]; do sleep 0.1; done)")
                .replace(program, "| toItsEnd gnutls-cli ");
      }
    },
    NSS("NSS' `tstclnt`", "Chromium", " -V tls1.2:tls1.2", "CLIENT_CERTIFICATE_MISSING") {
      @Override
      String commands(ProgramsPage page) {
        String database =
            super.commands(page).lines().limit(3).reduce("", (all, line) -> all + line + "\n");
        return database
            + """
            printf 'JPKI (User Authentication PIN):%s\\n' "$(cat pin)" > pins
            printf 'GET /card HTTP/1.0\\r\\n\\r\\n' > request
            tstclnt -4 -h localhost -p 8443 -d sql:$HOME/.pki/nssdb -W pins -V tls1.2:tls1.2 \
              -n 'JPKI (User Authentication PIN):User Authentication Certificate' < request
            """
                .replace("-p 8443", "-p $(echo localhost:8443 | cut -d: -f2)");
      }
    };

    private final String row;
    private final String heading;
    private final String option;
    private final String complaint;

    Program(String row, String heading, String option, String complaint) {
      this.row = row;
      this.heading = heading;
      this.option = option;
      this.complaint = complaint;
    }

    String commands(ProgramsPage page) {
      return page.commands(heading);
    }
  }

  /** What a program says that runs the page's commands. */
  private String run(String pin, String commands) throws Exception {
    shell.pin(pin);
    return shell.run(server.addressed(commands)).text();
  }

  private static void assertTries(TestCard card, int auth) {
    assertTries(card, auth, 5);
  }

  private static void assertTries(TestCard card, int auth, int sign) {
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(auth);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(sign);
  }

  @ParameterizedTest
  @EnumSource
  void logsInWithTheCard(Program program) throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);

    assertThat(run("1234", program.commands(page)))
        .contains(ACCEPTED, JpkiCertificate.parse(card.certificate(CertificateKind.AUTH)).sha256());
    assertTries(card, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPinCostsWhatThePageSays(Program program) throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);

    // without the lines of p11tool, each of which would ask for the PIN itself
    String commands = program.commands(page).replaceAll("(?m)^p11tool .*\n", "");
    assertThat(run("9999", commands)).doesNotContain(ACCEPTED);
    assertTries(card, 3 - page.tries(program.row));
  }

  /** OpenSC's driver makes no PSS for this card. */
  @ParameterizedTest
  @EnumSource
  void withoutTheOptionOfThePageTheHandshakeFailsAndSpendsNoTry(Program program) throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);

    String commands = program.commands(page);
    assertThat(commands).contains(program.option);
    assertThat(run("1234", commands.replace(program.option, "")))
        .contains(program.complaint)
        .doesNotContain(ACCEPTED);
    assertTries(card, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aCardOfAnotherCaIsRefusedInTheHandshake(Program program) throws Exception {
    TestPki other =
        TestPki.builder().authority(KeyKind.AUTH, SoftwareKeys.rsa().getPrivate()).build();
    TestCard card = TestCard.builder().pki(other).build();
    service.insert(card);

    assertThat(run("1234", program.commands(page)).toLowerCase(Locale.ROOT))
        .contains("alert")
        .contains("unknown")
        .doesNotContain("\"accepted\"");
    assertTries(card, 3);
  }

  /** The engine takes the newline for a part of the PIN; what is too long is not sent. */
  @ParameterizedTest
  @CsvSource({"1234, User%20Authentication, %01, 5", "ABC123, Digital%20Signature, %02, 4"})
  void aNewlineAfterThePinIsAPartOfIt(String pin, String token, String id, int sign)
      throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);

    String commands =
        Program.OPENSSL
            .commands(page)
            .replace("$TOKEN", "${TOKEN%%User*}" + token + "%20PIN%29")
            .replace("id=%01", "id=" + id);
    assertThat(run(pin + "\n", commands)).doesNotContain(ACCEPTED);
    assertTries(card, 3, sign);
  }
}
