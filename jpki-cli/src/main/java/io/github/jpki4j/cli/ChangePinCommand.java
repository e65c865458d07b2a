package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.pin.Pin;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one of the two secrets, for whoever knows the one that is valid now. */
@Command(name = "change-pin")
final class ChangePinCommand implements Work {

  private final Jpki jpki;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.secret")
  private KeyKind key = KeyKind.AUTH;

  @Option(names = "--new-pin-file", paramLabel = "FILE|-", descriptionKey = "option.new-pin-file")
  private Optional<String> newPinFile = Optional.empty();

  @Mixin private PinOptions pinOptions = new PinOptions();

  ChangePinCommand(Jpki jpki) {
    this.jpki = jpki;
  }

  @Override
  public ExitCode work() throws JpkiException {
    try (PinEntry pin = new PinEntry(jpki, key, pinOptions).requireSource().withNext(newPinFile);
        CardSession session = jpki.openCard()) {
      JpkiAp card = session.detect().supported();
      Pin current = pin.current(card);
      Pin next = pin.next();
      card.changePin(current, next, pin.policy());
    }
    return jpki.results()
        .show(
            () ->
                new Screen(0)
                    .paragraph(
                        jpki.messages().get("change.done", jpki.messages().get("secret." + key)))
                    .toString(),
            () -> new Json().put("changed", Names.of(key)).put("simulated", jpki.isSimulated()));
  }
}
