package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTextTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // the same text
        "試験　花子,00000,試験　花子,00000,SAME",
        "𠮷田,00,𠮷田,00,SAME",
        "試験,'',試験,00,SAME",
        "試験,0,試験,000,SAME",
        "'','','','',SAME",
        "試験,10,試験,00,SAME_BUT_SUBSTITUTED",
        "試験,10,試験,10,SAME_BUT_SUBSTITUTED",
        "試験,1,試験,00,SAME_BUT_SUBSTITUTED",
        "試験,001,試験,00,SAME_BUT_SUBSTITUTED",
        "試験,20,試験,00,SAME_BUT_SUBSTITUTED",
        // other text, flags as they should be
        "試験,00,見験,00,DIFFERENT",
        "試験,10,見験,00,SAME_BUT_SUBSTITUTED",
        "試験,00,見験,10,SAME_BUT_SUBSTITUTED",
        "試験,01,見験,10,SAME_BUT_SUBSTITUTED",
        "試験,20,見験,00,SAME_BUT_SUBSTITUTED",
        "試験,01,見験,00,DIFFERENT",
        "試験,10,見本,00,DIFFERENT",
        "試験,10,見本,01,SAME_BUT_SUBSTITUTED",
        "試験,11,見本,00,SAME_BUT_SUBSTITUTED",
        "〓田,10,𠮷田,00,SAME_BUT_SUBSTITUTED",
        "𠮷田,01,𠮷〓,00,SAME_BUT_SUBSTITUTED",
        "𠮷田,10,𠮷本,00,DIFFERENT",
        // a stand-in is one character, not two and not none
        "試験,11,試験場,000,DIFFERENT",
        "試験,11,験,0,DIFFERENT",
        "〓,1,𠮷\uDB40\uDD00,00,SAME_BUT_SUBSTITUTED",
        "試験,00,'','',DIFFERENT",
        // flags that are missing or cannot be told to characters
        "試験,'',見本,00,UNDETERMINED",
        "試験,00,見本,'',UNDETERMINED",
        "試験,1,見本,00,UNDETERMINED",
        "試験,001,見本,00,UNDETERMINED",
        "試験,00,見本,1,UNDETERMINED",
        "試験,0,見本,00,DIFFERENT",
        "試験,000,見本,00,DIFFERENT",
        "試験,0,見験,10,SAME_BUT_SUBSTITUTED",
        // another spelling is not the same
        "試験　花子,00000,試験 花子,00000,OTHER_SPELLING",
        "１,0,1,0,OTHER_SPELLING",
        "\u304C,0,\u304B\u3099,00,OTHER_SPELLING",
        "\u795E,0,\uFA19,0,OTHER_SPELLING",
      })
  void twoTextsAreComparedByCodePointAndFlags(
      String text, String flags, String otherText, String otherFlags, Match match) {
    AttributeText one = new AttributeText(text, flags);
    AttributeText other = new AttributeText(otherText, otherFlags);
    assertThat(one.compare(other)).isEqualTo(match);
    assertThat(other.compare(one)).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({
    "試験, 00, 試験, SAME",
    "試験, 10, 見験, SAME_BUT_SUBSTITUTED",
    "試験, 00, 見験, DIFFERENT",
    "試験, 01, 見験, DIFFERENT",
    "試験, 1, 見験, UNDETERMINED",
    "試験, '', 見験, UNDETERMINED",
    "試験, 00, '', DIFFERENT",
  })
  void textThatPeopleTypedHasNoStandIns(String text, String flags, String typed, Match match) {
    assertThat(new AttributeText(text, flags).compare(typed)).isEqualTo(match);
  }

  @Test
  void flagsBelongToCodePointsNotToChars() {
    AttributeText text = new AttributeText("𠮷田𠮷", "001");
    assertThat(text.length()).isEqualTo(3);
    assertThat(text.flagsMatch()).isTrue();
    assertThat(text.hasSubstitutes()).isTrue();
    assertThat(text.isSubstituted(0)).isFalse();
    assertThat(text.isSubstituted(1)).isFalse();
    assertThat(text.isSubstituted(2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aCharacterThatIsNotThereIsTheCallersMistake(int index) {
    AttributeText text = new AttributeText("𠮷田𠮷", "00111111");
    assertThatThrownBy(() -> text.isSubstituted(index))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageNotContaining("田");
  }

  @ParameterizedTest
  @CsvSource({"0, false, false", "00, true, false", "001, false, true", "'', false, false"})
  void flagsTellWhetherTheyMatch(String flags, boolean match, boolean substitutes) {
    AttributeText text = new AttributeText("試験", flags);
    assertThat(text.flagsMatch()).isEqualTo(match);
    assertThat(text.hasSubstitutes()).isEqualTo(substitutes);
    assertThat(text.isSubstituted(1)).isFalse();
  }

  @Test
  void textWithoutSubstitutesHasAZeroForEachCharacter() {
    assertThat(AttributeText.withoutSubstitutes("𠮷田")).isEqualTo(new AttributeText("𠮷田", "00"));
    assertThat(AttributeText.withoutSubstitutes("").flags()).isEmpty();
  }

  @Test
  void nothingOfTheTextIsPrinted() {
    assertThat(new AttributeText("試験", "01")).hasToString("AttributeText[hidden]");
  }
}
