package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.pin.Pin;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one of the two secrets, for whoever knows the one that is valid now. */
@Command(name = "change-pin")
public final class ChangePinCommand implements CliCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.secret")
  private KeyKind key = KeyKind.AUTH;

  @Option(names = "--new-pin-file", paramLabel = "FILE|-", descriptionKey = "option.new-pin-file")
  private Optional<String> newPinFile = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  public ChangePinCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    try (PinEntry pin =
            new PinEntry(context, key, pinOptions).requireSource().withNext(newPinFile);
        CommandSession session = CommandSession.open(context)) {
      JpkiAp card = session.detect().supported();
      Pin current = pin.current(card);
      Pin next = pin.next();
      card.changePin(current, next, pin.policy());
    }
    return context
        .results()
        .show(
            () ->
                new TextPage(0)
                    .paragraph(
                        context.messages().get("change.done", context.messages().terms().name(key)))
                    .toString(),
            () ->
                new Json()
                    .put("changed", EnumNames.of(key))
                    .put("simulated", context.isSimulated()));
  }
}
