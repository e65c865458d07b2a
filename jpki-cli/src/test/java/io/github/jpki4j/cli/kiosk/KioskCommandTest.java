package io.github.jpki4j.cli.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.Main;
import io.github.jpki4j.cli.support.Desk;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KioskCommandTest {

  @TempDir private Path folder;

  @Test
  void aSimulationHasOneLinkForEachStationAndSaysTest() {
    Desk.Result result = Desk.empty().run("kiosk", "--simulate", "--for", "0");
    assertThat(result.code()).as(result.err()).isZero();
    for (String station : List.of("kiosk", "app", "desk")) {
      assertThat(result.out())
          .containsPattern("http://127\\.0\\.0\\.1:\\d+/" + station + "#\\S{20}");
    }
    assertThat(result.out()).contains("SIMULATED", "TEST", "kill " + ProcessHandle.current().pid());
  }

  @Test
  void programsReadTheLinksAsJson() throws Exception {
    Desk.Result result = Desk.empty().run("kiosk", "--simulate", "--for", "0", "--json");
    JsonNode page = new ObjectMapper().readTree(result.out());
    assertThat(page.at("/simulated").booleanValue()).isTrue();
    assertThat(URI.create(page.at("/links/desk").textValue()).getPath()).isEqualTo("/desk");
    assertThat(page.at("/links").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "--simulate --port 65536, --port does not take this value. Possible: 0-65535",
    "--simulate --for -1, --for does not take this value. Possible: 0-1000000",
    "--simulate --state x, --state has no effect with kiosk: leave it out.",
    "--simulate --timeout 5, --timeout has no effect with kiosk: leave it out.",
    "--no-browser, --no-browser has no effect without --simulate: no browser is opened for real"
        + " cards.",
    "--config x --simulate, --config and --simulate do not go together.",
    "--config x --reader r, --config and --reader do not go together.",
    "--config x --port 1, --config and --port do not go together."
  })
  void whatWouldDoNothingIsRefused(String words, String sentence) {
    Desk.Result result = Desk.empty().run(("kiosk " + words).split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).contains(sentence);
  }

  @Test
  void aPortThatIsInUseIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Desk.Result result = Desk.empty().run("kiosk", "--simulate", "--port", port, "--for", "0");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.said()).contains("Port " + port + " (--port) is in use");
    }
  }

  @Test
  void aReaderThatIsNotThereIsSaid() {
    assertThat(Desk.empty().withoutReader().run("kiosk", "--for", "0").code()).isEqualTo(10);
    Desk.Result result = Desk.empty().run("kiosk", "--reader", "nowhere", "--for", "0");
    assertThat(result.code()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2, port = 1, The configuration needs reader.",
    "en, 2, readr = 1, 'The configuration has readr, and there is no such key.'",
    "en, 2, simulate = maybe, The value of simulate in the configuration is not possible."
        + " Possible:",
    "en, 2, simulate = true\\nreader = x, reader in the configuration has no effect",
    "ja, 2, port = 1, 設定ファイルに reader が必要です。",
    "ja, 2, simulate = maybe, 設定ファイルの simulate の値が正しくありません。"
  })
  void aConfigurationThatIsWrongIsSaid(String language, int code, String lines, String sentence)
      throws Exception {
    Path file = Files.writeString(folder.resolve("k"), lines.replace("\\n", "\n"));
    Desk.Result result =
        Desk.empty()
            .locale(Locale.forLanguageTag(language))
            .run("kiosk", "--config", file.toString());
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.said()).contains(sentence);
  }

  @Test
  void aConfigurationThatIsMissingIsAFileError() {
    String file = folder.resolve("missing").toString();
    assertThat(Desk.empty().run("kiosk", "--config", file).code()).isEqualTo(50);
  }

  @Test
  void aConfigurationCanBeThatOfASimulation() throws Exception {
    Path file = Files.writeString(folder.resolve("k"), "simulate = true\nlink-folder = .\n");
    Desk.Result result = Desk.empty().run("kiosk", "--config", file.toString(), "--for", "1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("SIMULATED");
  }

  /** What was started in the background ignores signals, and so would the program below it. */
  @Test
  void aSignalEndsItWithZero() throws Exception {
    Process process =
        new ProcessBuilder(
                "env",
                "--default-signal",
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "kiosk",
                "--simulate",
                "--lang=en")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith("Process ")) {
      line = lines.readLine();
    }
    assertThat(line).startsWith("Process " + process.pid());
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "linux, DISPLAY, xdg-open",
    "linux, WAYLAND_DISPLAY, xdg-open",
    "linux, TERM, ''",
    "mac os x, TERM, open",
    "windows 11, TERM, rundll32"
  })
  void aBrowserIsOpenedWhereThereIsADesktop(String system, String variable, String program) {
    List<String> found = LinkOpener.program(system, Map.of(variable, ":0"));
    assertThat(found.isEmpty() ? "" : found.get(0)).isEqualTo(program);
  }
}
