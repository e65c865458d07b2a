package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.testcard.contract.CardConnectionContract;
import io.github.jpki4j.testcard.contract.LogListener;
import io.github.jpki4j.testcard.contract.TransportUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplayContractTest extends CardConnectionContract {

  /** A replay has no far end: what matched its recording would have arrived. */
  private record Replay(ReplayConnection connection, Recording recording)
      implements TransportUnderTest {

    @Override
    public List<byte[]> received(ScriptedCard card) {
      return recording.exchanges().subList(0, connection.played()).stream()
          .map(exchange -> exchange.command().example())
          .toList();
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  @RegisterExtension final LogListener log = new LogListener();

  @Override
  protected TransportUnderTest connect(ScriptedCard script) {
    return new Replay(new ReplayConnection(script.recording()), script.recording());
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
