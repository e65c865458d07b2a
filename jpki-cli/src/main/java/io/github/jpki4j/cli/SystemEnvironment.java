package io.github.jpki4j.cli;

import io.github.jpki4j.cli.access.PcscAccess;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.console.ConsoleTerminal;
import io.github.jpki4j.pcsc.PcscReaders;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The process that we are, as the environment of a command. */
final class SystemEnvironment {

  private SystemEnvironment() {}

  /**
   * Its streams and its console, if a person is there; the clock and the readers of this computer.
   */
  static Environment get() {
    Optional<Console> console =
        Optional.ofNullable(System.console()).filter(SystemEnvironment::isReal);
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
