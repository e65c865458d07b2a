package io.github.jpki4j.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is left of a browser; {@code sleep} is in its place. */
@Tag("program")
@EnabledOnOs(OS.LINUX)
final class BrowserWatchdogTest {

  private static final long PATIENCE_SECONDS = 60;

  /** A program that is watched, and its process. */
  private static Process watched(BrowserWatchdog watchdog) {
    ForeignProgram program = ForeignProgram.of("sleep", "600");
    watchdog.environment().forEach(program::with);
    return program.start();
  }

  /** A JVM that ends without closing anything. */
  static final class Halts {
    private Halts() {}

    public static void main(String[] arguments) {
      BrowserWatchdog watchdog = new BrowserWatchdog();
      System.out.println(watchdog.folder() + "\n" + watched(watchdog).pid());
      Runtime.getRuntime().halt(1);
    }
  }

  @Test
  void whatIsWatchedEndsWithItAndNothingElseDoes() throws Exception {
    BrowserWatchdog watchdog = new BrowserWatchdog();
    BrowserWatchdog another = new BrowserWatchdog();
    Process ours = watched(watchdog);
    Process others = watched(another);
    Files.createDirectories(watchdog.folder().resolve("profile/Default"));
    watchdog.close();
    assertThat(ours.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(watchdog.folder()).doesNotExist();
    assertThat(others.isAlive()).isTrue();
    assertThat(another.folder()).exists();
    another.close();
    assertThat(others.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aJvmThatEndsInWhateverWayLeavesNothing() throws Exception {
    Process jvm = ForeignProgram.java(List.of(), Halts.class).start();
    try (BufferedReader printed = jvm.inputReader(StandardCharsets.UTF_8)) {
      Path folder = Path.of(printed.readLine());
      long pid = Long.parseLong(printed.readLine());
      assertThat(within(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()))
          .as("the program has ended")
          .isTrue();
      assertThat(within(() -> Files.notExists(folder))).as("the folder is gone").isTrue();
    }
  }

  private static boolean within(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }
}
