package io.github.jpki4j.cli.card;

import io.github.jpki4j.pin.TryPolicy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the secret comes from. Never from the command line, where every program can read it. */
public final class PinOptions {

  @Option(names = "--pin-file", paramLabel = "FILE|-", descriptionKey = "option.pin-file")
  private Optional<String> pinFile = Optional.empty();

  @Option(names = "--use-last-try", descriptionKey = "option.use-last-try")
  private boolean useLastTry;

  public Optional<String> pinFile() {
    return pinFile;
  }

  TryPolicy policy() {
    return useLastTry ? TryPolicy.SPEND_LAST : TryPolicy.KEEP_LAST;
  }
}
