package io.github.jpki4j.cli.command;

import io.github.jpki4j.JpkiException;
import java.util.concurrent.Callable;

/** What a subcommand does. */
public interface CliCommand extends Callable<Integer> {

  /**
   * Does it.
   *
   * @return how it ended
   * @throws JpkiException what the card, the link or the person did; becomes exit code and sentence
   * @throws Failure likewise
   */
  ExitCode work() throws JpkiException;

  /** For picocli. */
  @Override
  default Integer call() throws JpkiException {
    return work().number();
  }
}
