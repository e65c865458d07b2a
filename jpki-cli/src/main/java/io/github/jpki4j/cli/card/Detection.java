package io.github.jpki4j.cli.card;

import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.util.Optional;

/**
 * What is on the reader.
 *
 * @param kind what kind of card
 * @param jpki the JPKI application, selected, if the card has it
 * @param token its token information, if it could be read
 */
public record Detection(CardKind kind, Optional<JpkiAp> jpki, Optional<TokenInfo> token) {

  /** Why most commands refuse this card, or empty if they take it. */
  Optional<Failure> refusal() {
    return kind.isSupported()
        ? Optional.empty()
        : Optional.of(
            new Failure(ExitCode.WRONG_CARD, "wrong-card", new Failure.Text("card." + kind)));
  }

  /** The application of a card that this program is meant for. */
  public JpkiAp supported() {
    refusal()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return jpki.orElseThrow();
  }
}
