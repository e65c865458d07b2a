package io.github.jpki4j.it.docs;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/tutorial-reset.md; a class of its own, so that the two languages can run at the same time.
 */
@Tag("program")
class ResetTutorialIT {

  @Test
  void everyCommandPrintsWhatTheTutorialShows(@TempDir Path folder) throws Exception {
    ResetTutorial.run("tutorial-reset.md", "en", folder);
  }
}
