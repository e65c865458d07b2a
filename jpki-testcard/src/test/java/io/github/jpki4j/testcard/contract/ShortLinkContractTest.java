package io.github.jpki4j.testcard.contract;

import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.ScriptedChip;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShortLinkContractTest extends CardConnectionContract {

  @RegisterExtension final LogListener log = new LogListener();

  @Override
  protected TransportUnderTest connect(ScriptedCard script) throws Exception {
    TestCard card = ScriptedChip.card(script);
    return new SimulatedLink(card.connect(LinkProfile.shortOnly()), card);
  }

  @Override
  protected Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
