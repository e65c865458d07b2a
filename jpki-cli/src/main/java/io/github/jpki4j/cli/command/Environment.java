package io.github.jpki4j.cli.command;

import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that a command touches outside itself, but files.
 *
 * @param in standard input
 * @param out standard output, for results only
 * @param err standard error, for errors and what is said to a person
 * @param terminal the person, or empty in a pipe
 * @param charset of text on both outputs
 * @param locale decides the language unless it is given
 * @param clock decides how long certificates are still valid
 * @param readers where real cards are
 */
public record Environment(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Optional<Terminal> terminal,
    Charset charset,
    Locale locale,
    Clock clock,
    CardAccess readers) {

  /**
   * The output of a command here.
   *
   * @param json whether results are JSON
   */
  public Output output(Messages messages, boolean json) {
    return new Output(
        new PrintStream(out, false, charset),
        new PrintStream(err, true, charset),
        terminal.isPresent(),
        json,
        messages);
  }
}
