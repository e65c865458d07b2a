package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ServiceGate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's driver finds a restarted service again where the caller opened its package. */
@NeedsPcscd
class OpenedDriverIT extends PcscServiceIT {

  OpenedDriverIT(@TempDir Path folder) {
    super(folder);
  }

  @Override
  List<String> javaOptions() {
    return List.of("--add-opens", "java.smartcardio/sun.security.smartcardio=ALL-UNNAMED");
  }

  @Test
  @Override
  void theServiceIsRestarted(PcscdFixture service) throws Exception {
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
    for (int i = 0; i < 3; i++) {
      gate.close();
      assertThat(list()).contains("CHECK_READER").contains("the PC/SC service is not running");
      assertThat(list()).contains("CHECK_READER").contains("the PC/SC service is not running");
      gate = ServiceGate.open(socket);
      assertThat(list()).contains(service.readerName(0));
    }
  }
}
