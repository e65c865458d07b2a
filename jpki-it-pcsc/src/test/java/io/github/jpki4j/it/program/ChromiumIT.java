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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
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

  /** {@code ERR_BAD_SSL_CLIENT_AUTH_CERT}: the server refused the certificate. */
  private static final int BAD_CLIENT_CERTIFICATE = -117;

  /** How often Chromium is started for one visit at most. */
  private static final int STARTS = 3;

  @TempDir private static Path serverFolder;
  private static WebLoginServer server;
  private static VirtualScreen screen;

  private final ProgramsPage page = new ProgramsPage();
  private final PcscdFixture service;
  private final Path folder;

  ChromiumIT(PcscdFixture service, @TempDir Path folder) {
    this.service = service;
    this.folder = folder;
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

  /** What a person does at Chromium, with the card in the reader. */
  private interface Visit {
    void of(Chromium chromium, TestCard inserted) throws Exception;
  }

  private TestCard visit(Visit visit) throws Exception {
    return visit(TestCard.builder()::build, "", "", visit);
  }

  /**
   * A visit with a new profile and a new card. When Chromium ends itself before what the visit
   * waits for, everything is made anew, {@link #STARTS} times at most.
   *
   * @param left what is replaced in the page's commands
   * @return the card of the visit that was made
   */
  private TestCard visit(Supplier<TestCard> cards, String left, String instead, Visit visit)
      throws Exception {
    String commands = page.commands("Chromium");
    assertThat(commands).contains(left);
    for (int start = 1; ; start++) {
      TestCard inserted = cards.get();
      service.insert(inserted);
      CommandLine shell = new CommandLine(Files.createDirectory(folder.resolve("" + start)));
      shell.copy(server.certificate());
      try (Chromium chromium =
          Chromium.start(shell, screen, server.addressed(commands.replace(left, instead)))) {
        visit.of(chromium, inserted);
        return inserted;
      } catch (Chromium.Crash e) {
        if (start == STARTS) {
          throw e;
        }
        System.out.println("Chromium is started anew, after start " + start + ": " + e);
      }
      service.eject();
    }
  }

  private void assertTries(TestCard inserted, int auth, int sign) {
    assertThat(inserted.triesLeft(KeyKind.AUTH)).isEqualTo(auth);
    assertThat(inserted.triesLeft(KeyKind.SIGN)).isEqualTo(sign);
  }

  @Test
  void thePageShowsTheCertificateOfTheCard() throws Exception {
    TestCard card =
        visit(
            (chromium, inserted) -> {
              chromium.answer("1234");
              assertThat(chromium.page())
                  .contains(
                      "\"accepted\":true",
                      JpkiCertificate.parse(inserted.certificate(CertificateKind.AUTH)).sha256());
            });
    assertTries(card, 3, 5);
  }

  @Test
  void aWrongPinCostsWhatThePageSaysAndIsAskedForAgain() throws Exception {
    int left = 3 - page.tries("[Chromium]");
    TestCard card =
        visit(
            (chromium, inserted) -> {
              chromium.answer("9999");
              chromium.await("spends tries", () -> inserted.triesLeft(KeyKind.AUTH) == left);
              chromium.cancel();
              assertThat(chromium.page()).contains("\"CLIENT_CERTIFICATE_MISSING\"");
            });
    assertTries(card, left, 5);
  }

  @Test
  void aCardOfAnotherCaIsRefusedInTheHandshake() throws Exception {
    TestPki other =
        TestPki.builder().authority(KeyKind.AUTH, SoftwareKeys.rsa().getPrivate()).build();
    TestCard stranger =
        visit(
            TestCard.builder().pki(other)::build,
            "",
            "",
            (chromium, inserted) -> {
              int before = server.refusals().size();
              chromium.answer("1234");
              chromium.choose("is refused", () -> server.refusals().size() > before);
              assertThat(server.refusals().get(before))
                  .startsWith("CERTIFICATE_NOT_TRUSTED SIGNATURE_INVALID ");
              chromium.awaitErrorOrCrash(BAD_CLIENT_CERTIFICATE);
            });
    assertTries(stranger, 3, 5);
  }

  /** OpenSC's driver makes no PSS for this card. */
  @Test
  void withTls13ThereIsNoSignature() throws Exception {
    TestCard card =
        visit(
            TestCard.builder()::build,
            "--ssl-version-max=tls1.2 ",
            "",
            (chromium, inserted) -> {
              chromium.answer("1234");
              assertThat(chromium.page()).contains("ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS");
            });
    assertTries(card, 3, 5);
  }

  @Test
  void ofBothTokensThatOfTheSignPasswordIsAskedForFirst() throws Exception {
    TestCard card =
        visit(
            TestCard.builder()::build,
            "/onepin-opensc-",
            "/opensc-",
            (chromium, inserted) -> {
              chromium.answer("WRONG99");
              chromium.await("spends a try", () -> inserted.triesLeft(KeyKind.SIGN) == 4);
            });
    assertTries(card, 3, 4);
  }
}
