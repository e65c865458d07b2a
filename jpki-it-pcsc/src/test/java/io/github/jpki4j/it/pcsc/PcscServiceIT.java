package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ReaderLister;
import io.github.jpki4j.it.pcscd.ServiceGate;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program sees of a PC/SC service that is down or was restarted, on {@code
 * javax.smartcardio}; {@link NativeServiceIT} is about the other backend. The program is a child of
 * its own that reaches the service through {@link ServiceGate}, so that nobody else is disturbed.
 */
@NeedsPcscd
class PcscServiceIT {

  final Path socket;
  @Nullable ServiceGate gate;
  private Process child;

  PcscServiceIT(@TempDir Path folder) {
    socket = folder.resolve("comm");
  }

  /** The backend of the child. */
  String backend() {
    return "javax";
  }

  /** How the child's Java is started. */
  List<String> javaOptions() {
    return List.of("--enable-native-access=ALL-UNNAMED");
  }

  @BeforeEach
  void startTheChild() {
    child =
        ForeignProgram.java(javaOptions(), ReaderLister.class, backend())
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
  final String list() throws Exception {
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

  /** Asks for a new program. */
  @Test
  void theServiceIsRestarted(PcscdFixture service) throws Exception {
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
    gate.close();
    assertThat(list()).as("the service may end in the middle of this").contains("CHECK_READER");
    assertThat(list()).contains("CHECK_READER").contains("restart this program");
    gate = ServiceGate.open(socket);
    assertThat(list()).contains("CHECK_READER").contains("restart this program");
  }
}
