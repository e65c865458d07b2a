package io.github.jpki4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jpki4j.testkit.card.Exchange;
import io.github.jpki4j.testkit.card.NfcLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NfcLinkTest {

  private static final NfcLink SLOW = new NfcLink(1);

  @Test
  void selectingTheApplicationIsAsCountedByHand() {
    // 15 + 3 bytes and 2 + 3 bytes of 10 bits, 22 bits around each: 202 + 72 = 274 bits of 9.43953
    // microseconds are 2.586 ms; two frames wait 0.6 ms; the command costs 10 ms.
    assertThat(SLOW.millis(new Exchange(15, 2))).isCloseTo(13.186, within(0.001));
  }

  @Test
  void aLongAnswerIsChainedAsCountedByHand() {
    // Answer of 600 bytes: blocks of 253, 253, 94 and two acknowledgements: (600 + 5 * 3) * 10 +
    // 5 * 22 = 6,260 bits, and 5 frame delays. Command of 7 bytes: 100 + 22 = 122 bits and one.
    // 6,382 bits at 424 kbit/s are 15.061 ms; 6 frame delays are 1.8 ms; the command costs 10 ms.
    assertThat(new NfcLink(4).millis(new Exchange(7, 600))).isCloseTo(26.861, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"253, 1", "254, 3", "506, 3", "507, 5"})
  void aBlockHolds253Bytes(int bytes, int frames) {
    double perByte = 10 * 128 / 13_560.0;
    double perFrame = (3 * 10 + 22) * 128 / 13_560.0 + 0.3;
    double expected = SLOW.millis(new Exchange(7, 0)) + perByte * bytes + perFrame * (frames - 1);
    assertThat(SLOW.millis(new Exchange(7, bytes))).isCloseTo(expected, within(0.001));
  }

  @Test
  void exchangesAddUp() {
    Exchange one = new Exchange(15, 2);
    assertThat(SLOW.millis(List.of(one, one))).isEqualTo(2 * SLOW.millis(one));
    assertThat(SLOW.millis(List.of())).isZero();
  }
}
