package io.github.jpki4j.pcsc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.Answered;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All 65,536 status words through the JDK's own driver, whose native functions alone are replaced.
 * In a program of its own: the driver reads its properties once.
 */
class DriverSweepTest {

  private static final String MODULE = "java.smartcardio";
  private static final String PACKAGE = MODULE + "/sun.security.smartcardio";

  @TempDir Path folder;

  /** How the program ended, and what it printed. */
  private record Outcome(int exit, String text) {}

  @Test
  void thePinIsSentOnceOrNotAtAll() throws Exception {
    Outcome outcome = sweep(Stream.of(Answered.values()).map(Enum::name).toList(), List.of());
    System.out.print(outcome.text());
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    assertThat(outcome.text()).contains("T=1: 131072 answers to VERIFY", "T=0: 2050 answers to");
  }

  /** What the driver does when it is left alone; whoever asks for it keeps it. */
  @Test
  void aDriverThatFollowsByItselfIsFoundOut() throws Exception {
    Outcome outcome =
        sweep(
            List.of(Answered.VERIFY.name()),
            List.of("-Dsun.security.smartcardio.t0GetResponse=true"));
    assertThat(outcome.exit()).isOne();
    assertThat(outcome.text())
        .contains("VERIFY 6C00, SHORT_IDENTIFIER, SPEND_LAST: the PIN was sent 256 times");
  }

  private Outcome sweep(List<String> answered, List<String> properties) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--patch-module",
                MODULE + "=" + compile(),
                "--add-exports",
                PACKAGE + "=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(properties);
    command.add(DriverSweep.class.getName());
    command.addAll(answered);
    return run(command);
  }

  private Path compile() throws IOException {
    Path source = Path.of(System.getProperty("jpki.root"), "jpki-transport-pcsc/src/driver/java");
    Path classes = Files.createDirectories(folder.resolve("driver"));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "--patch-module",
                MODULE + "=" + source,
                "-d",
                classes.toString(),
                source.resolve("sun/security/smartcardio/PCSC.java").toString());
    assertThat(code).as(said.toString()).isZero();
    return classes;
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(said, UTF_8));
  }
}
