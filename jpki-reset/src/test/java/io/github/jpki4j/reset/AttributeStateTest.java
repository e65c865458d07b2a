package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cert.Match;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributeStateTest {

  private static AttributeState address(Match match) {
    return AttributeState.of(
        new AttributeComparison(Match.SAME, Match.SAME, Match.SAME_BUT_SUBSTITUTED, match));
  }

  @Test
  void sameAsFarAsCanBeSeenIsUnchangedAndOneDifferenceIsAChange() {
    assertThat(address(Match.SAME)).isEqualTo(AttributeState.UNCHANGED);
    assertThat(address(Match.SAME_BUT_SUBSTITUTED)).isEqualTo(AttributeState.UNCHANGED);
    assertThat(address(Match.DIFFERENT)).isEqualTo(AttributeState.CHANGED);
  }

  @Test
  void aComparisonThatCannotTellIsNone() {
    assertThat(address(Match.UNDETERMINED)).isEqualTo(AttributeState.NOT_COMPARED);
  }

  @Test
  void anotherSpellingIsNeitherAChangeNorNone() {
    assertThat(address(Match.OTHER_SPELLING)).isEqualTo(AttributeState.NOT_COMPARED);
  }

  @ParameterizedTest
  @CsvSource({"YES, CHANGED", "NO, UNCHANGED", "UNKNOWN, NOT_COMPARED"})
  void theHoldersWordIsTakenAndNoWordIsNone(Answer changed, AttributeState state) {
    HolderFacts holder = HolderFacts.NOT_ASKED.withKnowsOther(Answer.YES);
    assertThat(holder.withAttributesChanged(changed)).isEqualTo(holder.withAttributes(state));
  }

  @ParameterizedTest
  @EnumSource(Match.class)
  void aDifferenceCountsWhateverTheOthersSay(Match match) {
    assertThat(AttributeState.of(new AttributeComparison(match, Match.DIFFERENT, match, match)))
        .isEqualTo(AttributeState.CHANGED);
  }
}
