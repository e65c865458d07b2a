package io.github.jpki4j.cli.access;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A simulated card in a simulated reader.
 *
 * @param card makes it at the first use
 */
public record SimulatedAccess(Supplier<TestCard> card) implements CardAccess {

  @Override
  public Backend backend() {
    return new Backend("simulated", Optional.empty());
  }

  @Override
  public List<Reader> readers() {
    return List.of(new Reader("simulated reader", true));
  }

  @Override
  public CardConnection open(Optional<String> reader, Duration timeout) throws TransportException {
    return card.get().open();
  }
}
