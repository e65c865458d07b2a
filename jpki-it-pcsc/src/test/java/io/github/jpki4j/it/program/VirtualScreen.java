package io.github.jpki4j.it.program;

import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A screen of Xvfb that nobody sees, and a keyboard, xdotool. */
final class VirtualScreen implements AutoCloseable {

  private final Process server;
  private final String display;

  private VirtualScreen(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  /** Starts it; without its programs the test is left out, or fails under {@code ./check}. */
  static VirtualScreen start() throws IOException {
    for (String program : new String[] {"Xvfb", "xdotool"}) {
      if (ForeignProgram.find(program).isEmpty()) {
        ForeignJudge.missing(program + " is not installed (Debian: xvfb, xdotool)");
      }
    }
    // -noreset: else it begins anew when its last program has ended, and refuses the next
    // meanwhile.
    Process server =
        ForeignProgram.of(
                "sh",
                "-c",
                "exec Xvfb -displayfd 1 -noreset -screen 0 1024x768x24 -nolisten tcp 2>/dev/null")
            .start();
    BufferedReader printed = server.inputReader(StandardCharsets.US_ASCII);
    String number = printed.readLine();
    if (number == null) {
      ForeignProgram.kill(server);
      throw new IOException("Xvfb does not start");
    }
    return new VirtualScreen(server, ":" + number);
  }

  /** As the environment variable {@code DISPLAY} has it. */
  String display() {
    return display;
  }

  /** Types a text, which is no argument of a program. */
  void type(String text) {
    keyboard("type", "--file", "-").input(text).run();
  }

  /** Presses a key, for example {@code Return}. */
  void press(String key) {
    keyboard("key", key).run();
  }

  /** Whether a window with this in its title is on the screen. */
  boolean shows(String title) {
    return keyboard("search", "--onlyvisible", "--name", title).run().exit() == 0;
  }

  /** Whether the window with this title is the one that gets what is typed. */
  boolean listens(String title) {
    return keyboard("getwindowfocus", "getwindowname").run().text().strip().equals(title);
  }

  private ForeignProgram keyboard(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "xdotool";
    System.arraycopy(words, 0, command, 1, words.length);
    return ForeignProgram.of(command).with("DISPLAY", display);
  }

  @Override
  public void close() {
    ForeignProgram.kill(server);
  }
}
