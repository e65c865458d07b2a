package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.transport.CardSource;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A simulated card in a kiosk, and what the kiosk does to it for which there is no command. For a
 * {@code TestCard}:
 *
 * <pre>{@code
 * new KioskCard(
 *     card::isInserted,
 *     () -> card.connect(LinkProfile.standard().withExclusive(true)),
 *     card::secretValue,
 *     card::renewSecret)
 * }</pre>
 *
 * @param inserted whether the card is in the reader
 * @param reader opens a new connection, which is exclusive: a kiosk has the card for itself
 * @param secret what a secret is now
 * @param renewal gives a secret a new value and all its tries
 * @since 0.1.0
 */
public record KioskCard(
    BooleanSupplier inserted,
    CardSource reader,
    Function<KeyKind, String> secret,
    BiConsumer<KeyKind, String> renewal) {

  /**
   * Takes what the kiosk may do.
   *
   * @param inserted whether the card is in the reader
   * @param reader opens a new connection
   * @param secret what a secret is now
   * @param renewal gives a secret a new value
   * @throws NullPointerException if one is missing
   */
  public KioskCard {
    Objects.requireNonNull(inserted, "inserted");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(renewal, "renewal");
  }
}
