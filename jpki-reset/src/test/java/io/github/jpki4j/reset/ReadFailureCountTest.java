package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReadFailureCountTest {

  @Test
  void withoutTroubleNothingIsKnownAndNothingIsSaid() {
    assertThat(ReadFailureCount.NONE.card()).isEqualTo(PresentedCard.NOT_READ);
    assertThat(ReadFailureCount.NONE.hints()).isEmpty();
  }

  @Test
  void moreIsSaidWithEveryFailureAndTheChipIsSuspectedLast() {
    ReadFailureCount trouble = ReadFailureCount.NONE.withNoAnswer();
    assertThat(trouble.card()).isEqualTo(PresentedCard.NO_ANSWER);
    assertThat(trouble.hints()).containsExactly(FaqEntry.NFC_POSITION);
    trouble = trouble.withNoAnswer();
    assertThat(trouble.hints()).containsExactly(FaqEntry.NFC_POSITION, FaqEntry.CHARGING);
    trouble = trouble.withNoAnswer().withNoAnswer().withNoAnswer();
    assertThat(trouble.card()).isEqualTo(PresentedCard.NO_ANSWER);
    assertThat(trouble.hints())
        .containsExactly(FaqEntry.NFC_POSITION, FaqEntry.CHARGING, FaqEntry.METAL_NEAR);
    trouble = trouble.withWrong();
    assertThat(trouble.card()).isEqualTo(PresentedCard.CHIP_SUSPECTED_BROKEN);
    assertThat(trouble.hints()).endsWith(FaqEntry.CHIP_BROKEN);
  }

  @Test
  void aCardThatLeavesIsToldToStayAndItsChipIsNotSuspected() {
    ReadFailureCount trouble = ReadFailureCount.NONE;
    for (int i = 0; i < 100; i++) {
      trouble = trouble.withLost();
      assertThat(trouble.card()).isEqualTo(PresentedCard.NOT_READ);
      assertThat(trouble.hints())
          .startsWith(FaqEntry.HOLD_STILL)
          .doesNotContain(FaqEntry.CHIP_BROKEN);
    }
  }

  @Test
  void countsAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadFailureCount(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadFailureCount(0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadFailureCount(0, 0, -1));
  }
}
