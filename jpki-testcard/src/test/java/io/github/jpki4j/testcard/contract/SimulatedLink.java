package io.github.jpki4j.testcard.contract;

import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.util.Optional;

/** A connection to a test card that follows a script, perhaps with decorators around it. */
record SimulatedLink(CardConnection connection, TestCard card) implements TransportUnderTest {

  @Override
  public Optional<Step> removal() {
    return Optional.of(card::remove);
  }

  @Override
  public Optional<CardSource> source() {
    return Optional.of(card);
  }

  @Override
  public Optional<OtherProgram> otherProgram() {
    return Optional.of(
        command -> {
          try (CardConnection other = card.connect()) {
            other.transceive(command);
          }
        });
  }

  @Override
  public void close() {
    connection.close();
  }
}
