package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another user than root sees is in CliRefusalIT of jpki-it-pcsc. */
class ServiceSocketTest {

  @TempDir private Path folder;

  @Test
  void itIsWherePcscLiteLooksForIt() {
    assertThat(ServiceSocket.of(Map.of()).path()).isEqualTo(Path.of("/run/pcscd/pcscd.comm"));
    assertThat(ServiceSocket.of(Map.of("PCSCLITE_CSOCK_NAME", "/x/y")).path())
        .isEqualTo(Path.of("/x/y"));
  }

  @Test
  void whatIsNotThereIsNotForbiddenAndWhatMayBeWrittenNeither() throws Exception {
    Path socket = folder.resolve("comm");
    assertThat(new ServiceSocket(socket).isForbidden()).isFalse();
    Files.createFile(socket);
    assertThat(new ServiceSocket(socket).isForbidden()).isFalse();
  }
}
