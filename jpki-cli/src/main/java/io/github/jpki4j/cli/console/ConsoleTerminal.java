package io.github.jpki4j.cli.console;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person at the console of this process. */
public record ConsoleTerminal(Console console) implements Terminal {

  @Override
  public Optional<char[]> readSecret() {
    char @Nullable [] typed = console.readPassword();
    return Optional.ofNullable(typed);
  }

  @Override
  public Optional<String> readLine() {
    @Nullable String typed = console.readLine();
    return Optional.ofNullable(typed);
  }
}
