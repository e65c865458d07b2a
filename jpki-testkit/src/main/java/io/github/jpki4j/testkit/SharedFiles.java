package io.github.jpki4j.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Files of others in the folder ../shared beside the checkout, which the repository does not hold
 * and a user does not have: unlike a program of Debian, they may be missing under {@code ./check}.
 */
public final class SharedFiles {

  private SharedFiles() {}

  /**
   * A folder, whether it is there or not.
   *
   * @param name below ../shared, with slashes
   * @return its path
   */
  public static Path folder(String name) {
    return Path.of(System.getProperty("jpki.root")).resolveSibling("shared").resolve(name);
  }

  /**
   * Leaves the test out, and says so, where a folder is missing.
   *
   * @param folder of {@link #folder}
   */
  public static void require(Path folder) {
    if (!Files.isDirectory(folder)) {
      String message = "a folder that is not part of the repository is missing: " + folder;
      System.out.println("LEFT OUT: " + message);
      Assumptions.abort(message);
    }
  }
}
