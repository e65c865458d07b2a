package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.junit.WithTestCard;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests a program of one's own, here {@link LoginJob}, with the simulated card. */
class SimulatedCardJobTest {

  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);

  @Test
  @WithTestCard
  void aWrongPinSpendsOneTry(TestCard card) {
    assertThatThrownBy(() -> LoginJob.login(card, "9999".toCharArray(), CHALLENGE))
        .hasMessage("wrong PIN, tries left: 2");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  @WithTestCard
  void aCardThatIsPulledOutSpendsNone(TestCard card) throws Exception {
    FaultyConnection pulled = new FaultyConnection(card.open(), Fault.REMOVED_BEFORE, 2);
    assertThatThrownBy(() -> LoginJob.login(() -> pulled, "1234".toCharArray(), CHALLENGE))
        .isInstanceOf(CardRemovedException.class);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }
}
