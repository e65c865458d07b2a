package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where verification number B comes from. Never in arguments. */
public final class NumberBOption {

  /** For messages. */
  public static final String NAME = "--number-b-file";

  @Option(names = NAME, paramLabel = "FILE|-", descriptionKey = "option.number-b-file")
  private Optional<String> file = Optional.empty();

  public boolean isGiven() {
    return file.isPresent();
  }

  /** Number B, from the file or a person. */
  public DataSecretEntry<VerificationNumberB> entry(CommandContext context, TryPolicy policy) {
    return new DataSecretEntry<>(
        context, DataSecret.SURFACE_NUMBER_B, policy, file, VerificationNumberB::of);
  }
}
