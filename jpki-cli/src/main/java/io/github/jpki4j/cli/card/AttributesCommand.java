package io.github.jpki4j.cli.card;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pin.CardInfoPin;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the card's own attributes, and whether they are still those of the sign certificate. */
@Command(name = "attributes")
public final class AttributesCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--compare", descriptionKey = "option.compare")
  private boolean compare;

  @Option(names = "--sign-pin-file", paramLabel = "FILE|-", descriptionKey = "option.sign-pin-file")
  private Optional<String> signPinFile = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  public AttributesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (signPinFile.isPresent() && !compare) {
      throw new Failure(ExitCode.USAGE, "usage.sign-pin-file");
    }
    try (DataSecretEntry<CardInfoPin> pin = pinOptions.cardInfoPin(context).requireSource();
        PinEntry password = new PinEntry(context, KeyKind.SIGN, pinOptions.policy(), signPinFile)) {
      if (compare) {
        password.requireSource();
      }
      return show(pin, password);
    }
  }

  private ExitCode show(DataSecretEntry<CardInfoPin> pin, PinEntry password) throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      Detection detection = session.detect();
      JpkiAp card = detection.supported();
      if (compare) {
        PresenceCheck.requireSignCertificate(card);
      }
      CardAttributes attributes = read(session.cardInfoInput(), pin, detection);
      Optional<AttributeComparison> comparison = Optional.empty();
      Optional<Failure> failure = Optional.empty();
      if (compare) {
        try {
          comparison = Optional.of(compare(attributes, session, password));
        } catch (JpkiException | Failure | IllegalArgumentException e) {
          // What was read is worth showing all the same.
          failure = Optional.of(Failures.of(e));
        }
      }
      CardAttributesView view = new CardAttributesView(attributes, comparison, context);
      return context.results().show(view::text, view::json, failure);
    }
  }

  private CardAttributes read(
      CardInfoInputAp application, DataSecretEntry<CardInfoPin> pin, Detection detection)
      throws JpkiException {
    try {
      return application.read(pin.current(application::pinStatus), pinOptions.policy());
    } catch (ApplicationNotFoundException e) {
      throw new Failure(e, ExitCode.WRONG_CARD, "no-attributes", Failure.named(detection.kind()));
    }
  }

  private AttributeComparison compare(
      CardAttributes attributes, CommandSession session, PinEntry password) throws JpkiException {
    return new CardCertificates(context, password)
        .read(session.jpki(), CertificateKind.SIGN)
        .attributes()
        .map(attributes::compare)
        .orElseThrow(() -> new Failure(ExitCode.CARD_ERROR, "no-attributes.SIGN"));
  }
}
