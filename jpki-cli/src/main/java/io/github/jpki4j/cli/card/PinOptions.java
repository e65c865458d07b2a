package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.pin.CardInfoPin;
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

  /** The card info PIN, from the file or a person. */
  public DataSecretEntry<CardInfoPin> cardInfoPin(CommandContext context) {
    return new DataSecretEntry<>(context, DataSecret.CARD_INFO, policy(), pinFile, CardInfoPin::of);
  }

  public TryPolicy policy() {
    return useLastTry ? TryPolicy.SPEND_LAST : TryPolicy.KEEP_LAST;
  }
}
