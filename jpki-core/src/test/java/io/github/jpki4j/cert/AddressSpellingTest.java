package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are two spellings of one (docs/validation.md), both ways. */
class AddressSpellingTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // dashes between numbers
        "試験市１－２－３,試験市1-2-3",
        "試験市１－２－３,試験市１\u2212２\u2212３",
        "試験市１－２－３,試験市１\u2010２\u2011３",
        "試験市１－２－３,試験市１\u2013２\u2014３",
        "試験市１－２－３,試験市１\u2015２\u2500３",
        "試験市１－２－３,試験市１ー２ー３",
        "試験市１－２－３,試験市１ｰ２ｰ３",
        "試験市１－２－３,試験市１ － ２ － ３",
        "試験市１－２－３,試験市１　２　３",
        "試験市１－２－３,試験市　１－２－３",
        // counters
        "試験市１丁目２番３号,試験市１－２－３",
        "試験市１丁目２番３号,試験市一丁目二番三号",
        "試験市１丁目２番３号,試験市１丁目２－３",
        "試験市１丁目２番３号,試験市１丁目２番地３",
        "試験市１丁目２番３号,試験市１丁目２番地の３",
        "試験市１丁目２番３号,試験市１丁目２番３",
        "試験市１丁目２番３号,試験市１の２の３",
        "試験市１丁目２番３号,試験市１ノ２ノ３",
        "試験市１丁目２番３号,試験市１丁目２番３号　",
        "試験市１丁目２番地の３,試験市１－２－３",
        "試験市１２３４番地,試験市１２３４",
        "試験市１２３４番地,試験市１２３４番",
        "試験市１２３４番地の５,試験市１２３４番地５",
        "試験市１２３４番地の５,試験市１２３４番地－５",
        "試験市１２３４番地の５,試験市１２３４－５",
        "試験市１２３４番地の５,試験市1234番5号",
        "試験市１２３４番地の５,試験市1234番地ノ5",
        "試験市１２３４番地の５,試験市1234番地之5",
        "試験市３丁,試験市３丁目",
        // numbers in kanji
        "試験市二十三番地,試験市２３番地",
        "試験市二十三番地,試験市二三番地",
        "試験市十番地,試験市１０番地",
        "試験市百三番地,試験市１０３番地",
        "試験市一〇三番地,試験市１０３番地",
        "試験市千二百三十四番地,試験市1234番地",
        "試験市三－二－一,試験市３－２－１",
        "試験市三の二,試験市３－２",
        "試験市三丁目二の一,試験市３－２－１",
        "北一条西二丁目,北１条西２丁目",
        "一番町三番地,１番町３番地",
        "三田二丁目,三田２丁目",
        "八王子市三番地,八王子市３番地",
        "試験市０１－０２,試験市１－２",
        // buildings
        "試験市１－２－３　コーポＡ－１０１,試験市１－２－３コーポＡ１０１",
        "試験市１－２－３　コーポＡ－１０１,試験市1-2-3 ｺｰﾎﾟA-101",
        "試験市１－２－３　コーポＡ－１０１,試験市１－２－３－コーポＡ－１０１",
        "試験市１丁目２番３号コーポ１０１号室,試験市１－２－３コーポ１０１",
        "試験市１丁目２番３号コーポ１０１号室,試験市１－２－３コーポ１０１号",
        "試験市１－２－３－１０１,試験市１－２－３　１０１号室",
        "試験市１－２　２号棟１０１号,試験市１－２－２－１０１",
        "試験市１－２タワー１０１,試験市１－２タワ－１０１",
        "試験市１－２タワー１０１,試験市１－２タワー－１０１",
        "試験市１－２コーポ－１０１,試験市１－２コーポ１０１",
        "試験市１－２ハイツ\u200B１０１,試験市１－２ハイツ１０１",
        // names of towns
        "霞が関１－１,霞ヶ関１－１",
        "霞が関１－１,霞ケ関１－１",
        "霞ヶ関１－１,霞ガ関１－１",
        "四ツ谷１－１,四ッ谷１－１",
        "一ノ宮１－１,一の宮１－１",
        "葛飾区１－２,葛\uDB40\uDD00飾区１－２",
        "神田１－２,\uFA19田１－２",
        "Ｔｅｓｔ市１－２,TEST市1-2",
      })
  void anotherSpellingIsNeitherAChangeNorNone(String address, String other) {
    assertThat(compared(address, other)).isEqualTo(Match.OTHER_SPELLING);
    assertThat(compared(other, address)).isEqualTo(Match.OTHER_SPELLING);
    assertThat(compared(address, address)).isEqualTo(Match.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "試験市１－２－３,試験市１－２－４",
    "試験市１－２－３,試験市１－２３",
    "試験市１－２－３,試験市１２－３",
    "試験市１－２－３,試験市１２３",
    "試験市１－２－３,試験市１－２",
    "試験市１－２－３,試験市１－２－３－４",
    "試験市１－２－３,試験市１－３－２",
    "試験市１－２－３,見本市１－２－３",
    "試験市１－２－３,試験町１－２－３",
    "試験市１－２－３,試験市１－２－３０",
    "試験市１－２－３,試験市１－２－",
    "試験市１丁目２番３号,試験市一丁目二番四号",
    "試験市１丁目２番３号,試験市一丁目三番二号",
    // the same numbers count other things
    "試験市１丁目２番,試験市１番２号",
    "試験市３丁目,試験市３番地",
    "試験市３番,試験市３号",
    "試験市１丁目,試験市１号",
    // numbers in kanji
    "試験市二十三番地,試験市２０３番地",
    "試験市二十三番地,試験市２－３番地",
    "試験市百三番地,試験市１３０番地",
    "試験市十番地,試験市１番地",
    "三田２丁目,３田２丁目",
    "八王子市１,８王子市１",
    "千代田区１,１０００代田区１",
    "一番町２,二番町２",
    "十十番地,２０番地",
    "三本松１,四本松１",
    // buildings
    "試験市１－２コーポＡ１０１,試験市１－２コーポＢ１０１",
    "試験市１－２コーポＡ１０１,試験市１－２コーポＡ１０２",
    "試験市１－２コーポＢ１－０１,試験市１－２コーポＢ－１０１",
    "試験市１－２コーポ１０１,試験市１－２コーポ",
    "試験市１－２コーポ,試験市１－２コポ",
    "試験市１－２タワー,試験市１－２タワ一",
    "試験市１－２,試験市１－２コーポ１０１",
    // names of towns
    "霞が関１,霞関１",
    "四ツ谷１,四谷１",
    "一ノ宮１,一宮１",
    "上野１,下野１",
    "東京都試験市１,京都府試験市１",
  })
  void anotherAddressIsAChange(String address, String other) {
    assertThat(compared(address, other)).isEqualTo(Match.DIFFERENT);
    assertThat(compared(other, address)).isEqualTo(Match.DIFFERENT);
  }

  @ParameterizedTest
  @CsvSource({
    "●飾区１－２,100000,葛\uDB40\uDD00飾区１－２,SAME_BUT_SUBSTITUTED",
    "●飾区１－２,100000,葛\uDB40\uDD00飾区1-2,OTHER_SPELLING",
    "●飾区１－２,100000,葛飾区一丁目二番,OTHER_SPELLING",
    "●飾区１－２,100000,葛飾区１－３,DIFFERENT",
    "●飾区１－２,100000,飾区1-2,DIFFERENT",
    "霞●関１－２,010000,霞ヶ関1-2,OTHER_SPELLING",
    "●ヶ関１－２,100000,霞が関1-2,OTHER_SPELLING",
    "●飾区１－２,'',葛飾区1-2,UNDETERMINED",
    "葛飾区１－２,'',葛飾区1-2,UNDETERMINED",
  })
  void aStandInAgreesWithOneCharacterOfAnAddress(
      String address, String flags, String other, Match match) {
    AttributeText text = new AttributeText(address, flags);
    AttributeText plain = AttributeText.withoutSubstitutes(other);
    assertThat(text.compareAddress(plain)).isEqualTo(match);
    assertThat(plain.compareAddress(text)).isEqualTo(match);
  }

  /** Every pair of small addresses: only those whose numbers are the same are spellings of one. */
  @Test
  void noNumberIsTakenForAnother() {
    for (int one = 0; one < 2000; one++) {
      String address = "試験市" + one + "番地";
      for (int other : new int[] {one + 1, one * 10, one + 10, one + 100}) {
        Match expected = one == other ? Match.SAME : Match.DIFFERENT;
        assertThat(compared(address, "試験市" + other + "番地")).isEqualTo(expected);
      }
      assertThat(compared(address, "試験市" + kanji(one) + "番地"))
          .as("%s", one)
          .isEqualTo(Match.OTHER_SPELLING);
      assertThat(compared("試験市" + (one + 1) + "番地", "試験市" + kanji(one) + "番地"))
          .isEqualTo(Match.DIFFERENT);
    }
  }

  /** As people write it, by its own rule. */
  private static String kanji(int number) {
    if (number == 0) {
      return "〇";
    }
    StringBuilder text = new StringBuilder();
    int rest = number;
    for (int unit = 1000; unit >= 1; unit /= 10) {
      int digit = rest / unit;
      rest %= unit;
      if (digit > 0) {
        String sign = unit == 1000 ? "千" : unit == 100 ? "百" : unit == 10 ? "十" : "";
        text.append(digit == 1 && unit > 1 ? "" : "〇一二三四五六七八九".substring(digit, digit + 1));
        text.append(sign);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"一-", "1-", "ー", "-", " ", "の", "番", "丁", "千", "1の", "ヶ", "の一", "1 "})
  void hostileTextEndsAtOnce(String unit) {
    String text = unit.repeat(20_000);
    assertThat(compared(text, text + "花")).isEqualTo(Match.DIFFERENT);
    assertThat(compared(text, "　" + text)).isEqualTo(Match.OTHER_SPELLING);
  }

  private static Match compared(String address, String other) {
    return AttributeText.withoutSubstitutes(address)
        .compareAddress(AttributeText.withoutSubstitutes(other));
  }
}
