package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the printed numbers come from that open the surface application. Never in arguments. */
public final class SurfaceOptions {

  /** For messages. */
  public static final String PARTS = "--parts";

  /** For messages. */
  public static final String BIRTH_KEY_FILE = "--birth-key-file";

  @Mixin private NumberBOption numberB = new NumberBOption();

  @Option(names = PARTS, descriptionKey = "option.parts")
  private boolean parts;

  @Option(names = BIRTH_KEY_FILE, paramLabel = "FILE|-", descriptionKey = "option.birth-key-file")
  private Optional<String> birthKeyFile = Optional.empty();

  public boolean hasNumberB() {
    return numberB.isGiven();
  }

  /** Whether a person is asked for the parts of number B, one by one. */
  public boolean hasParts() {
    return parts;
  }

  public boolean hasBirthKey() {
    return birthKeyFile.isPresent();
  }

  /**
   * Number B, from the file or a person.
   *
   * @throws Failure if there is a file, and a person would be asked for the parts
   */
  public DataSecretEntry<VerificationNumberB> numberB(CommandContext context, TryPolicy policy) {
    if (parts && numberB.isGiven()) {
      throw new Failure(ExitCode.USAGE, "usage.not-together", NumberBOption.NAME, PARTS);
    }
    return parts
        ? new DataSecretEntry<>(
            context, DataSecret.SURFACE_NUMBER_B, policy, new NumberParts(context)::ask)
        : numberB.entry(context, policy);
  }

  /** The birth date, from the file or a person. */
  public DataSecretEntry<BirthKey> birthKey(CommandContext context, TryPolicy policy) {
    return new DataSecretEntry<>(
        context, DataSecret.SURFACE_BIRTH_KEY, policy, birthKeyFile, BirthKey::of);
  }
}
