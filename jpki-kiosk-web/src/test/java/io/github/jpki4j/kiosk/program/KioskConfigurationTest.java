package io.github.jpki4j.kiosk.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.program.ConfigurationException.Problem;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.PageWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file that describes a kiosk. */
class KioskConfigurationTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("kiosk.properties"), List.of(lines));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "reader=ACR;reder=x | UNKNOWN | reder |",
        "reader=ACR;reader=SCR | TWICE | reader |",
        "port=1 | MISSING | reader |",
        "reader= | VALUE | reader | NAME",
        "simulate=true;reader=ACR | NO_EFFECT | reader |",
        "simulate=true;operator=lawson | NO_EFFECT | operator |",
        "simulate=yes | VALUE | simulate | true, false",
        "simulate=true;port=65536 | VALUE | port | 0-65535",
        "simulate=true;port=-1 | VALUE | port | 0-65535",
        "simulate=true;port=0x10 | VALUE | port | 0-65535",
        "simulate=true;idle-seconds=4 | VALUE | idle-seconds | 5-3600",
        "simulate=true;countdown-seconds=601 | VALUE | countdown-seconds | 5-600",
        "simulate=true;limit-seconds=29 | VALUE | limit-seconds | 30-86400",
        "simulate=true;stuck-seconds=x | VALUE | stuck-seconds | 5-3600",
        "simulate=true;stop-seconds=601 | VALUE | stop-seconds | 0-600",
        "simulate=true;random-digits=1 | VALUE | random-digits | true, false",
        "simulate=true;languages=ja,de | VALUE | languages | some of ja, en, easy with commas"
            + " between them",
        "simulate=true;languages=ja,ja | VALUE | languages | some of ja, en, easy with commas"
            + " between them",
        "simulate=true;listen=localhost | VALUE | listen | an address of this machine",
        "simulate=true;listen=1.2.3.4.5 | VALUE | listen | an address of this machine",
        "simulate=true;listen=0.0.0.0 | MISSING | tls-keystore |",
        "simulate=true;tls-keystore=a | MISSING | tls-password-file |",
        "simulate=true;tls-password-file=a | MISSING | tls-keystore |",
        "simulate=true;tls-keystore=a;tls-password-file=b | VALUE | tls-password-file | FILE",
        "simulate=true;origin=http://kiosk.example | VALUE | origin | https://HOST or"
            + " https://HOST:PORT",
        "simulate=true;link-folder=nowhere | VALUE | link-folder | DIR"
      })
  void whatIsWrongIsOneSentence(String lines, Problem problem, String subject, String allowed)
      throws Exception {
    Path file = file(lines.split(";"));
    assertThatThrownBy(() -> start(file).close())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.subject()).isEqualTo(subject);
              assertThat(e.allowed()).isEqualTo(allowed == null ? "" : allowed);
              assertThat(e).hasMessageStartingWith(subject + ": ").hasMessageEndingWith(".");
            });
  }

  @Test
  void aFileThatCannotBeReadIsOneToo() {
    assertThatThrownBy(() -> KioskConfiguration.read(folder.resolve("missing")))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE));
  }

  private static KioskServer start(Path file) throws Exception {
    return KioskConfiguration.read(file)
        .start(
            () -> {
              throw new AssertionError("no reader is asked for");
            });
  }

  @Test
  void everythingThatIsSaidCounts() throws Exception {
    Path file = file("simulate = true", "languages = en, easy", "random-digits = true", "port = 0");
    try (KioskServer server = start(file)) {
      PageWindow kiosk = new PageWindow(server, Station.KIOSK).await("attract");
      assertThat(kiosk.html()).contains("data-lang=\"en\"").doesNotContain("value=\"ja\"");
    }
  }

  @Test
  void aLinkIsWrittenForItsOwnerAloneAndAnewAfterItsUse() throws Exception {
    Path maintenance = folder.resolve("maintenance");
    Path file = file("simulate = true", "link-folder = .", "maintenance-file = maintenance");
    KioskConfiguration configuration = KioskConfiguration.read(file);
    try (KioskServer server = start(file)) {
      Runnable files = configuration.files(server);
      files.run();
      Path link = folder.resolve("kiosk.link");
      String first = Files.readString(link);
      assertThat(URI.create(first.strip()).getPort()).isEqualTo(server.port());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(link)))
          .isEqualTo("rw-------");
      files.run();
      assertThat(Files.readString(link)).isEqualTo(first);
      new PageWindow(server, Station.KIOSK);
      files.run();
      assertThat(Files.readString(link)).isNotEqualTo(first);
      Files.createFile(maintenance);
      files.run();
      assertThat(server.status()).isEqualTo(KioskStatus.MAINTENANCE);
      Files.delete(maintenance);
      files.run();
      assertThat(server.status()).isEqualTo(KioskStatus.OK);
      assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
  }

  @Test
  void theExampleBesideTheModuleIsRight() {
    assertThatCode(
            () -> KioskConfiguration.read(ROOT.resolve("jpki-kiosk-web/service/kiosk.properties")))
        .doesNotThrowAnyException();
  }

  /** Every key is in the example, if only as a remark. */
  @Test
  void theExampleHasEveryKey() throws IOException {
    String example = Files.readString(ROOT.resolve("jpki-kiosk-web/service/kiosk.properties"));
    for (ConfigurationKey key : ConfigurationKey.values()) {
      if (key != ConfigurationKey.SIMULATE) {
        assertThat(example).containsPattern("(?m)^#?" + key.word() + " = ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/kiosk-web.md", "docs/kiosk-web.ja.md"})
  void theTableOfThePageHasTheKeysThatAreRead(String page) throws IOException {
    boolean english = page.equals("docs/kiosk-web.md");
    List<List<String>> rows =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\| ([^|]*?) ?\\| [^|]+ \\|$")
            .matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(row -> cells(row, english))
            .toList();
    assertThat(rows)
        .isEqualTo(
            Arrays.stream(ConfigurationKey.values())
                .map(
                    key ->
                        english
                            ? List.of(key.word(), key.standard(), key.allowed())
                            : List.of(key.word(), key.standard()))
                .toList());
  }

  private static List<String> cells(MatchResult row, boolean english) {
    return english
        ? List.of(row.group(1), row.group(3), row.group(2))
        : List.of(row.group(1), row.group(3));
  }
}
