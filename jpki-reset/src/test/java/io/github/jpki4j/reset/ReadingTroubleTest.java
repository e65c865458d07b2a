package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReadingTroubleTest {

  @Test
  void withoutTroubleNothingIsKnownAndNothingIsSaid() {
    assertThat(ReadingTrouble.NONE.card()).isEqualTo(PresentedCard.NOT_READ);
    assertThat(ReadingTrouble.NONE.hints()).isEmpty();
  }

  @Test
  void moreIsSaidWithEveryFailureAndTheChipIsSuspectedLast() {
    ReadingTrouble trouble = ReadingTrouble.NONE.withNoAnswer();
    assertThat(trouble.card()).isEqualTo(PresentedCard.NO_ANSWER);
    assertThat(trouble.hints()).containsExactly(Situation.NFC_POSITION);
    trouble = trouble.withNoAnswer();
    assertThat(trouble.hints()).containsExactly(Situation.NFC_POSITION, Situation.CHARGING);
    trouble = trouble.withNoAnswer().withNoAnswer().withNoAnswer();
    assertThat(trouble.card()).isEqualTo(PresentedCard.NO_ANSWER);
    assertThat(trouble.hints())
        .containsExactly(Situation.NFC_POSITION, Situation.CHARGING, Situation.METAL_NEAR);
    trouble = trouble.withWrong();
    assertThat(trouble.card()).isEqualTo(PresentedCard.CHIP_SUSPECTED_BROKEN);
    assertThat(trouble.hints()).endsWith(Situation.CHIP_BROKEN);
  }

  @Test
  void aCardThatLeavesIsToldToStayAndItsChipIsNotSuspected() {
    ReadingTrouble trouble = ReadingTrouble.NONE;
    for (int i = 0; i < 100; i++) {
      trouble = trouble.withLost();
      assertThat(trouble.card()).isEqualTo(PresentedCard.NOT_READ);
      assertThat(trouble.hints())
          .startsWith(Situation.HOLD_STILL)
          .doesNotContain(Situation.CHIP_BROKEN);
    }
  }

  @Test
  void countsAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingTrouble(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingTrouble(0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingTrouble(0, 0, -1));
  }
}
