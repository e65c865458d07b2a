package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program sees of a PC/SC service that is down or was restarted. The program is a child of
 * its own that reaches the service through {@link ServiceGate}, so that nobody else is disturbed.
 */
@NeedsPcscd
class PcscServiceIT {

  private final Path socket;
  private final Process child;
  private @Nullable ServiceGate gate;

  PcscServiceIT(@TempDir Path folder) {
    socket = folder.resolve("comm");
    child =
        ForeignProgram.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReaderLister.class.getName())
            .with("PCSCLITE_CSOCK_NAME", socket.toString())
            .start();
  }

  @AfterEach
  void endTheChild() throws IOException {
    child.destroyForcibly();
    if (gate != null) {
      gate.close();
    }
  }

  /** Makes the child list the readers; its answer is one line. */
  private String list() throws Exception {
    BufferedWriter in = child.outputWriter();
    in.write("list\n");
    in.flush();
    BufferedReader out = child.inputReader();
    String line = out.readLine();
    while (line != null && !line.startsWith(ReaderLister.MARK)) {
      line = out.readLine();
    }
    assertThat(line).as("the child's answer").isNotNull();
    return line;
  }

  @Test
  void aServiceThatIsDownMayComeLater(PcscdFixture service) throws Exception {
    assertThat(list()).contains("CHECK_READER").contains("the PC/SC service is not running");
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
  }

  @Test
  void aServiceThatWasRestartedAsksForANewProgram(PcscdFixture service) throws Exception {
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
    gate.close();
    assertThat(list()).as("the service may end in the middle of this").contains("CHECK_READER");
    assertThat(list()).contains("CHECK_READER").contains("restart this program");
    gate = ServiceGate.open(socket);
    assertThat(list()).contains("CHECK_READER").contains("restart this program");
  }
}
