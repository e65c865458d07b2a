package io.github.jpki4j.it.opensc;

import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** OpenSC's opensc-explorer, which has the card in a reader for itself as long as it runs. */
public final class OpenScExplorer implements AutoCloseable {

  private final Process process;

  /**
   * Starts it and waits until it has the card.
   *
   * @param reader its whole name
   * @param folder for its configuration
   * @throws IOException if its configuration cannot be written
   */
  public OpenScExplorer(String reader, Path folder) throws IOException {
    Path configuration = folder.resolve("opensc.conf");
    Files.writeString(
        configuration,
        """
        app default {
          card_drivers = jpki;
          reader_driver pcsc {
            connect_exclusive = true;
          }
        }
        """);
    this.process =
        ForeignProgram.of("opensc-explorer", "-r", reader)
            .with("OPENSC_CONF", configuration.toString())
            .start();
    StringBuilder seen = new StringBuilder();
    if (!PcscdFixture.within(PcscdFixture.PATIENCE, () -> hasPrompt(seen))) {
      close();
      throw new IllegalStateException("opensc-explorer has no card: " + seen);
    }
  }

  private boolean hasPrompt(StringBuilder seen) {
    try {
      var out = process.getInputStream();
      while (out.available() > 0) {
        seen.append((char) out.read());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return seen.indexOf("> ") >= 0;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it by force, as a crash would. */
  @Override
  public void close() {
    ForeignProgram.kill(process);
  }
}
