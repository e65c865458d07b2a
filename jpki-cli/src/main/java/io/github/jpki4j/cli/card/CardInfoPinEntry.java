package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Optional;

/** {@link PinEntry} for the PIN of the card's own attributes. */
final class CardInfoPinEntry implements AutoCloseable {

  private final CommandContext context;
  private final TryPolicy policy;
  private Optional<CardInfoPin> current;

  /** Reads the file, if there is one, before the card is touched. */
  CardInfoPinEntry(CommandContext context, PinOptions options) {
    this.context = context;
    this.policy = options.policy();
    this.current =
        options
            .pinFile()
            .map(name -> CardInfoPin.of(SecretFile.read(name, context.environment().in())));
  }

  /** Refuses to go on if nobody can be asked. */
  CardInfoPinEntry requireSource() {
    if (current.isEmpty()) {
      PinEntry.terminal(context);
    }
    return this;
  }

  /** The PIN. The card is asked for the counter before the person is. */
  CardInfoPin current(CardInfoInputAp card) throws JpkiException {
    if (current.isEmpty()) {
      PinStatus status = card.pinStatus();
      status.requireTries(policy);
      current = Optional.of(CardInfoPin.of(PinEntry.typed(context, DataSecret.CARD_INFO, status)));
    }
    return current.get();
  }

  @Override
  public void close() {
    current.ifPresent(CardInfoPin::close);
  }
}
