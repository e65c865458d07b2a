package io.github.jpki4j.cli.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.ImageText;
import io.github.jpki4j.cli.card.NumberBOption;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.reset.simulation.FaceMatch;
import java.util.Optional;

/**
 * The face, which the app compares with the photo on the chip where the sign password is to be
 * reset. The photo is read with number B, whose last try is kept whatever is said of the PIN's.
 */
final class PhotoCheck implements AutoCloseable {

  private final CommandContext context;
  private final Optional<FaceMatch> told;
  private final Optional<DataSecretEntry<VerificationNumberB>> number;

  /**
   * Reads the file of the number, before the card is touched.
   *
   * @param told what the app found, where nobody is to be asked
   * @throws Failure if a number is given and no photo is read, or none is and nobody can be asked
   */
  PhotoCheck(
      CommandContext context, KeyKind target, Optional<FaceMatch> told, NumberBOption option) {
    this.context = context;
    this.told = told;
    if (option.isGiven() && target == KeyKind.AUTH) {
      throw new Failure(ExitCode.USAGE, "usage.only-with", NumberBOption.NAME, "sign");
    }
    boolean compared = !told.equals(Optional.of(FaceMatch.NOT_COMPARED));
    if (option.isGiven() && !compared) {
      throw new Failure(
          ExitCode.USAGE, "usage.not-together", NumberBOption.NAME, "--face not-compared");
    }
    this.number =
        target == KeyKind.SIGN && compared
            ? Optional.of(option.entry(context, TryPolicy.KEEP_LAST).requireSource())
            : Optional.empty();
  }

  /** Whether the photo is to be read. */
  boolean isWanted() {
    return number.isPresent();
  }

  /** What is told of the face without a look at the photo. */
  FaceMatch unread() {
    return told.orElse(FaceMatch.NOT_COMPARED);
  }

  /**
   * Reads the photo and has it compared.
   *
   * @throws Failure if the chip has no photo
   */
  FaceMatch match(CardSurfaceAp surface) throws JpkiException {
    boolean[] shown = {false};
    FaceMatch found =
        FaceMatch.of(
            surface,
            number.orElseThrow().current(surface::pinStatus),
            photo -> {
              shown[0] = true;
              return compare(photo);
            });
    if (!shown[0]) {
      throw new Failure(ExitCode.RESET_REFUSED, "reset.no-photo");
    }
    return found;
  }

  /** The simulation sees no face: the person says what the app would. */
  private FaceMatch compare(CardImage photo) {
    context.output().note("reset.photo", ImageText.of(photo, context.messages()));
    return told.orElseGet(
        () ->
            switch (new Questions(context).answer(Optional.empty(), "ask.face")) {
              case YES -> FaceMatch.MATCHED;
              case NO -> FaceMatch.NOT_MATCHED;
              case UNKNOWN -> FaceMatch.NOT_COMPARED;
            });
  }

  @Override
  public void close() {
    number.ifPresent(DataSecretEntry::close);
  }
}
