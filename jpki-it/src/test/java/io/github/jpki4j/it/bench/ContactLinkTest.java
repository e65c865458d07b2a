package io.github.jpki4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jpki4j.testkit.card.ContactLink;
import io.github.jpki4j.testkit.card.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactLinkTest {

  @Test
  void selectingTheApplicationIsAsCountedByHand() {
    // 15 + 4 bytes and 2 + 4 bytes of 11 units, 22 units before each block: 209 + 22 + 66 + 22 =
    // 319
    // units of 93 microseconds are 29.667 ms; the command costs 10 ms.
    assertThat(ContactLink.millis(List.of(new Exchange(15, 2)))).isCloseTo(39.667, within(0.001));
  }

  @Test
  void aLongAnswerIsChainedAsCountedByHand() {
    // Answer of 600 bytes: blocks of 254, 254, 92 and two acknowledgements: (600 + 5 * 4) * 11 +
    // 5 * 22 = 6,930 units. Command of 7 bytes: 11 * 11 + 22 = 143 units. 7,073 units of 93
    // microseconds are 657.789 ms; the command costs 10 ms.
    assertThat(ContactLink.millis(List.of(new Exchange(7, 600)))).isCloseTo(667.789, within(0.001));
  }

  @Test
  void exchangesAddUp() {
    Exchange one = new Exchange(15, 2);
    assertThat(ContactLink.millis(List.of(one, one)))
        .isEqualTo(2 * ContactLink.millis(List.of(one)));
    assertThat(ContactLink.millis(List.of())).isZero();
  }
}
