package io.github.jpki4j.cli.card;

import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.CardOverview;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.util.Optional;

/**
 * What is on the reader.
 *
 * @param overview what the card told
 * @param jpki the JPKI application, selected, if the card has it
 */
public record Detection(CardOverview overview, Optional<JpkiAp> jpki) {

  public CardKind kind() {
    return overview.kind();
  }

  Optional<TokenInfo> token() {
    return overview.token().value();
  }

  /** Why most commands refuse this card, or empty if they take it. */
  Optional<Failure> refusal() {
    return refusal(kind());
  }

  /** The same for a kind. */
  static Optional<Failure> refusal(CardKind kind) {
    return kind.isSupported()
        ? Optional.empty()
        : Optional.of(new Failure(ExitCode.WRONG_CARD, "wrong-card", Failure.named(kind)));
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
