package io.github.jpki4j.cli.console;

import java.util.Optional;

/** A person at a keyboard. */
@FunctionalInterface
public interface Terminal {

  /**
   * Reads one line without showing it. The prompt was written before.
   *
   * @return what was typed, owned by the caller, who erases it; empty if the person ended the input
   */
  Optional<char[]> readSecret();

  /**
   * Reads one line that may be seen. The prompt was written before.
   *
   * @return what was typed; empty if the person ended the input
   */
  default Optional<String> readLine() {
    return readSecret().map(String::new);
  }
}
