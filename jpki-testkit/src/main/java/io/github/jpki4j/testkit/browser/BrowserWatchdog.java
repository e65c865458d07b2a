package io.github.jpki4j.testkit.browser;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of a browser, and a process that ends the browser and takes the folder away: when it
 * is told to, and when this JVM has ended in whatever way. It knows the programs that are ours by a
 * variable of their environment.
 */
final class BrowserWatchdog implements AutoCloseable {

  private static final String MARK = "JPKI_BROWSER";

  /** Its input ends with the JVM. A program may start another one before it ends. */
  private static final String SCRIPT =
      """
      cat >/dev/null
      while ours=$(grep -slzxF "%s=$1" /proc/[0-9]*/environ | cut -d/ -f3); [ -n "$ours" ]; do
        kill -9 $ours 2>/dev/null
        sleep 0.02
      done
      rm -rf -- "$1"
      """
          .formatted(MARK);

  private final Path folder;
  private final Process process;

  BrowserWatchdog() {
    try {
      folder = Files.createTempDirectory("browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // setsid: what is sent to the whole build, as by Ctrl-C, does not reach it.
    process =
        ForeignProgram.of("setsid", "sh", "-c", SCRIPT, "watchdog", folder.toString()).start();
  }

  Path folder() {
    return folder;
  }

  /** For the programs that it watches. They keep no file elsewhere, and find nobody's settings. */
  Map<String, String> environment() {
    String home = folder.toString();
    return Map.of(
        MARK, home, "HOME", home, "TMPDIR", home, "LC_ALL", "C.UTF-8", "XDG_CONFIG_HOME", home);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ForeignProgram.finish(process);
  }
}
