package io.github.jpki4j.cli;

import io.github.jpki4j.pcsc.PcscReaders;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
record Environment(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Optional<Terminal> terminal,
    Charset charset,
    Locale locale,
    Clock clock,
    CardAccess readers) {

  /** The process that we are. */
  static Environment system() {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Environment::isReal);
    return new Environment(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        console.map(ConsoleTerminal::new),
        console.map(c -> usable(c.charset())).orElse(StandardCharsets.UTF_8),
        Locale.getDefault(),
        Clock.systemUTC(),
        new PcscAccess(PcscReaders::system));
  }

  /** From JDK 22 on there may be a console in a pipe, too. It alone can tell. */
  private static boolean isReal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * The terminal's charset, or UTF-8 if that one has no Japanese: a terminal in the C locale claims
   * ASCII and nearly always speaks UTF-8.
   */
  static Charset usable(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode("日本語ー")
        ? charset
        : StandardCharsets.UTF_8;
  }
}
