package io.github.jpki4j.cli.surface;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.cli.card.NumberBOption;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.card.SurfaceOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what the card face says, or the age record alone, or, after a question, the individual
 * number.
 */
@Command(name = "surface")
public final class SurfaceCommand implements CliCommand {

  private static final String WITHOUT_PHOTO = "--without-photo";
  private static final String AGE = "--age";
  private static final String INDIVIDUAL_NUMBER = "--individual-number";
  private static final String PURPOSE = "--purpose";
  private static final String OUT_DIR = "--out-dir";

  private final CommandContext context;

  @Mixin private SurfaceOptions secrets = new SurfaceOptions();

  @Option(names = WITHOUT_PHOTO, descriptionKey = "option.without-photo")
  private boolean withoutPhoto;

  @Option(names = OUT_DIR, paramLabel = "DIR", descriptionKey = "option.out-dir")
  private Optional<String> outDir = Optional.empty();

  @Option(names = AGE, descriptionKey = "option.age")
  private boolean age;

  @Option(names = INDIVIDUAL_NUMBER, descriptionKey = "option.individual-number")
  private boolean individualNumber;

  @Option(names = PURPOSE, paramLabel = "PURPOSE", descriptionKey = "option.purpose")
  private Optional<IndividualNumberPurpose> purpose = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  public SurfaceCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    requireThatAllFits();
    if (individualNumber) {
      return new NumberWork(context, pinOptions, purpose, outDir).run();
    }
    if (age) {
      return new AgeWork(context, pinOptions, secrets).run();
    }
    return new FaceWork(context, pinOptions, secrets, withoutPhoto, outDir).run();
  }

  /** Each of the three works has options of its own; one that is not heeded is a mistake. */
  private void requireThatAllFits() {
    boolean face = !age && !individualNumber;
    requireEither(age, AGE, individualNumber, INDIVIDUAL_NUMBER);
    String other = age ? AGE : INDIVIDUAL_NUMBER;
    requireEither(!face, other, secrets.hasNumberB(), NumberBOption.NAME);
    requireEither(!face, other, secrets.hasParts(), SurfaceOptions.PARTS);
    requireEither(!face, other, withoutPhoto, WITHOUT_PHOTO);
    requireEither(age, AGE, outDir.isPresent(), OUT_DIR);
    requireWith(secrets.hasBirthKey(), SurfaceOptions.BIRTH_KEY_FILE, age, AGE);
    requireWith(purpose.isPresent(), PURPOSE, individualNumber, INDIVIDUAL_NUMBER);
    requireWith(
        pinOptions.pinFile().isPresent(), "--pin-file", individualNumber, INDIVIDUAL_NUMBER);
  }

  private static void requireEither(boolean one, String name, boolean other, String otherName) {
    if (one && other) {
      throw new Failure(ExitCode.USAGE, "usage.not-together", name, otherName);
    }
  }

  private static void requireWith(boolean given, String name, boolean other, String otherName) {
    if (given && !other) {
      throw new Failure(ExitCode.USAGE, "usage.only-with", name, otherName);
    }
  }
}
