package io.github.jpki4j.cli.surface;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.card.SurfaceSession;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.VerificationNumberA;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the individual number with the card info PIN, and its image with the number; after a
 * question, before the card is touched.
 */
final class NumberWork {

  private static final int LABELS = 22;

  private final CommandContext context;
  private final PinOptions options;
  private final Optional<IndividualNumberPurpose> given;
  private final Optional<String> outDir;

  NumberWork(
      CommandContext context,
      PinOptions options,
      Optional<IndividualNumberPurpose> given,
      Optional<String> outDir) {
    this.context = context;
    this.options = options;
    this.given = given;
    this.outDir = outDir;
  }

  ExitCode run() throws JpkiException {
    IndividualNumberPurpose purpose = new PurposeQuestion(context).answer(given);
    try (DataSecretEntry<CardInfoPin> pin = options.cardInfoPin(context).requireSource()) {
      ImageFolder folder = ImageFolder.open(context, outDir);
      return SurfaceSession.read(
          context,
          session -> {
            IndividualNumberAccess access = session.individualNumber(purpose);
            try (IndividualNumber number =
                access.read(pin.current(session.cardInfoInput()::pinStatus), options.policy())) {
              ImageLine image = image(access, number, folder);
              return context
                  .results()
                  .show(() -> text(number, image), () -> json(number, image, purpose));
            }
          });
    }
  }

  /** The number is the card's own, so it costs no try to send it. */
  private ImageLine image(
      IndividualNumberAccess access, IndividualNumber number, ImageFolder folder)
      throws JpkiException {
    if (!folder.isThere()) {
      return new ImageLine(Optional.empty(), Optional.empty());
    }
    try (VerificationNumberA known = VerificationNumberA.of(number.digits());
        CardImage image = access.readImage(known, options.policy())) {
      return ImageLine.of("individual-number", Optional.of(image), folder);
    }
  }

  private String text(IndividualNumber number, ImageLine image) {
    Messages messages = context.messages();
    TextPage page = new TextPage(LABELS);
    page.row(messages.get("individual-number.number"), digits(number));
    image.text(messages).ifPresent(text -> page.row(messages.get("individual-number.image"), text));
    if (!number.checkDigitFits()) {
      page.paragraph("!!  ", messages.get("individual-number.check-digit"));
    }
    return page.paragraph(messages.get("individual-number.destroy")).toString();
  }

  private Json json(IndividualNumber number, ImageLine image, IndividualNumberPurpose purpose) {
    return new Json()
        .put("individualNumber", digits(number))
        .put("checkDigitFits", number.checkDigitFits())
        .put("purpose", EnumNames.of(purpose))
        .put("image", image.json())
        .put("simulated", context.isSimulated());
  }

  private static String digits(IndividualNumber number) {
    char[] digits = number.digits();
    try {
      return new String(digits);
    } finally {
      Arrays.fill(digits, '\0');
    }
  }
}
