package io.github.jpki4j.testcard.contract;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.testcard.recording.ScriptedConnection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptedContractTest extends CardConnectionContract {

  private record Scripted(ScriptedConnection connection) implements TransportUnderTest {

    @Override
    public Optional<Step> removal() {
      return Optional.of(connection::removeCard);
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  @RegisterExtension final LogListener log = new LogListener();

  @Override
  protected TransportUnderTest connect(ScriptedCard script) {
    return new Scripted(new ScriptedConnection(script));
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
