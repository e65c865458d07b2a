package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TypicalRunTest {

  /** It would not say so if it did not find it: the command would start without an archive. */
  @Test
  void theScriptKnowsItsName() {
    assertThat(Path.of(System.getProperty("jpki.root"), "jpki"))
        .content()
        .contains("run=" + TypicalRun.class.getName() + "\n");
  }
}
