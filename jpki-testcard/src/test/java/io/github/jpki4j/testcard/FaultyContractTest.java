package io.github.jpki4j.testcard;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultyContractTest extends CardConnectionContract {

  @RegisterExtension final LogListener log = new LogListener();

  @Override
  protected TransportUnderTest connect(ScriptedCard script) {
    TestCard card = ScriptedChip.card(script);
    return new SimulatedLink(new FaultyConnection(card.connect(), Fault.LOST_ANSWER, -1), card);
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
