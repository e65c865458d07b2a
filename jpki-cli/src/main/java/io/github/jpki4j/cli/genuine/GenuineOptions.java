package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.NumberBOption;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.card.SurfaceOptions;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With which secrets a card is looked at, and what it is compared with. */
final class GenuineOptions {

  private static final String TEXT = "--text";

  @Mixin private SurfaceOptions surface = new SurfaceOptions();

  @Option(names = "--ask-number-b", descriptionKey = "option.ask-number-b")
  private boolean askNumberB;

  @Option(names = "--number-a-file", paramLabel = "FILE|-", descriptionKey = "option.number-a-file")
  private Optional<String> numberAFile = Optional.empty();

  @Option(names = TEXT, descriptionKey = "option.text-by-number")
  private boolean text;

  @Mixin private PinOptions pinOptions = new PinOptions();

  @Option(names = "--compare", descriptionKey = "option.compare-card")
  private boolean compare;

  @Option(names = "--sign-pin-file", paramLabel = "FILE|-", descriptionKey = "option.sign-pin-file")
  private Optional<String> signPinFile = Optional.empty();

  /** Refuses options that contradict each other, or of which one would not be heeded. */
  void requireThatAllFits() {
    long given =
        Stream.of(
                surface.hasNumberB() || hasTypedNumberB(),
                surface.hasBirthKey(),
                numberAFile.isPresent())
            .filter(one -> one)
            .count();
    if (given > 1) {
      throw new Failure(ExitCode.USAGE, "usage.one-surface-secret");
    }
    require(!askNumberB || !surface.hasNumberB(), "--ask-number-b", NumberBOption.NAME);
    require(!text || pinOptions.pinFile().isEmpty(), TEXT, "--pin-file");
    if (text && (given == 0 || surface.hasBirthKey())) {
      throw new Failure(ExitCode.USAGE, "usage.text-number");
    }
    if (signPinFile.isPresent() && !compare) {
      throw new Failure(ExitCode.USAGE, "usage.sign-pin-file");
    }
    if (compare && given == 0 && pinOptions.pinFile().isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.compare-nothing");
    }
  }

  private static void require(boolean fits, String one, String other) {
    if (!fits) {
      throw new Failure(ExitCode.USAGE, "usage.not-together", one, other);
    }
  }

  private boolean hasTypedNumberB() {
    return askNumberB || surface.hasParts();
  }

  TryPolicy policy() {
    return pinOptions.policy();
  }

  /** Number B, from its file or a person; empty if it is not asked for. */
  Optional<DataSecretEntry<VerificationNumberB>> numberB(CommandContext context) {
    return surface.hasNumberB() || hasTypedNumberB()
        ? Optional.of(surface.numberB(context, policy()).requireSource())
        : Optional.empty();
  }

  /** Number A, from its file alone. */
  Optional<DataSecretEntry<VerificationNumberA>> numberA(CommandContext context) {
    return numberAFile.isPresent()
        ? Optional.of(
            new DataSecretEntry<>(
                context,
                DataSecret.SURFACE_NUMBER_A,
                policy(),
                numberAFile,
                VerificationNumberA::of))
        : Optional.empty();
  }

  /** The birth date, from its file alone. */
  Optional<DataSecretEntry<BirthKey>> birthKey(CommandContext context) {
    return surface.hasBirthKey()
        ? Optional.of(surface.birthKey(context, policy()))
        : Optional.empty();
  }

  /** The card info PIN, from its file alone. */
  Optional<DataSecretEntry<CardInfoPin>> pin(CommandContext context) {
    return pinOptions.pinFile().isPresent()
        ? Optional.of(pinOptions.cardInfoPin(context))
        : Optional.empty();
  }

  /** The sign password, from its file or a person; empty if nothing is compared. */
  Optional<PinEntry> signPassword(CommandContext context) {
    return compare
        ? Optional.of(new PinEntry(context, KeyKind.SIGN, policy(), signPinFile).requireSource())
        : Optional.empty();
  }

  /** Whether a number opens the card info input application in place of its PIN. */
  boolean isTextByNumber() {
    return text;
  }
}
