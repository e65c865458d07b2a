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
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person at Chromium logs in to the sample web-login with the card in a real reader, through
 * OpenSC's module, by the commands of docs/programs.md; the PIN is typed.
 */
@Tag("program")
@NeedsPcscd(programs = {"chromium", "certutil", "modutil"})
class ChromiumIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** {@code ERR_BAD_SSL_CLIENT_AUTH_CERT}: the server refused the certificate. */
  private static final int BAD_CLIENT_CERTIFICATE = -117;

  @TempDir private static Path serverFolder;
  private static WebLoginServer server;
  private static VirtualScreen screen;

  private final ProgramsPage page = new ProgramsPage();
  private final PcscdFixture service;
  private final CommandLine shell;
  private final TestCard card = TestCard.builder().build();

  ChromiumIT(PcscdFixture service, @TempDir Path folder) throws Exception {
    this.service = service;
    this.shell = new CommandLine(folder);
    shell.copy(server.certificate());
  }

  @BeforeAll
  static void start() throws Exception {
    screen = VirtualScreen.start();
    server = WebLoginServer.start(serverFolder);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (screen != null) {
      screen.close();
    }
  }

  private Chromium chromium(TestCard inserted, String left, String instead) throws Exception {
    service.insert(inserted);
    String commands = page.commands("Chromium");
    assertThat(commands).contains(left);
    return Chromium.start(shell, screen, server.addressed(commands.replace(left, instead)));
  }

  private void assertTries(TestCard inserted, int auth, int sign) {
    assertThat(inserted.triesLeft(KeyKind.AUTH)).isEqualTo(auth);
    assertThat(inserted.triesLeft(KeyKind.SIGN)).isEqualTo(sign);
  }

  @Test
  void thePageShowsTheCertificateOfTheCard() throws Exception {
    try (Chromium chromium = chromium(card, "", "")) {
      chromium.answer("1234");
      assertThat(chromium.page())
          .contains(
              "\"accepted\":true",
              JpkiCertificate.parse(card.certificate(CertificateKind.AUTH)).sha256());
    }
    assertTries(card, 3, 5);
  }

  @Test
  void aWrongPinCostsWhatThePageSaysAndIsAskedForAgain() throws Exception {
    int left = 3 - page.tries("[Chromium]");
    try (Chromium chromium = chromium(card, "", "")) {
      chromium.answer("9999");
      assertThat(PcscdFixture.within(PATIENCE, () -> card.triesLeft(KeyKind.AUTH) == left))
          .isTrue();
      chromium.cancel();
      assertThat(chromium.page()).contains("\"CLIENT_CERTIFICATE_MISSING\"");
    }
    assertTries(card, left, 5);
  }

  @Test
  void aCardOfAnotherCaIsRefusedInTheHandshake() throws Exception {
    TestPki other =
        TestPki.builder().authority(KeyKind.AUTH, SoftwareKeys.rsa().getPrivate()).build();
    TestCard stranger = TestCard.builder().pki(other).build();
    try (Chromium chromium = chromium(stranger, "", "")) {
      chromium.answer("1234");
      chromium.awaitError(BAD_CLIENT_CERTIFICATE);
    }
    assertTries(stranger, 3, 5);
  }

  /** OpenSC's driver makes no PSS for this card. */
  @Test
  void withTls13ThereIsNoSignature() throws Exception {
    try (Chromium chromium = chromium(card, "--ssl-version-max=tls1.2 ", "")) {
      chromium.answer("1234");
      assertThat(chromium.page()).contains("ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS");
    }
    assertTries(card, 3, 5);
  }

  @Test
  void ofBothTokensThatOfTheSignPasswordIsAskedForFirst() throws Exception {
    try (Chromium chromium = chromium(card, "/onepin-opensc-", "/opensc-")) {
      chromium.answer("WRONG99");
      assertThat(PcscdFixture.within(PATIENCE, () -> card.triesLeft(KeyKind.SIGN) == 4)).isTrue();
    }
    assertTries(card, 3, 4);
  }
}
