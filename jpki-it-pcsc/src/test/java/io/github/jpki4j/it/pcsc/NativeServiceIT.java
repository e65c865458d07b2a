package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ServiceGate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native backend finds a service again that was restarted, in the same program. */
@NeedsPcscd
@NeedsNative
class NativeServiceIT extends PcscServiceIT {

  NativeServiceIT(@TempDir Path folder) {
    super(folder);
  }

  @Override
  String backend() {
    return "native";
  }

  /** Nothing is asked for. */
  @Test
  @Override
  void theServiceIsRestarted(PcscdFixture service) throws Exception {
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
    gate.close();
    assertThat(list()).contains("CHECK_READER").doesNotContain("restart this program");
    gate = ServiceGate.open(socket);
    assertThat(list()).contains(service.readerName(0));
    gate.close();
    gate = ServiceGate.open(socket);
    assertThat(list()).as("without a look while it was down").contains(service.readerName(0));
  }
}
