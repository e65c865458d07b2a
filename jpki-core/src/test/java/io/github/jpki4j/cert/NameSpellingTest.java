package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are two spellings of one (docs/validation.md), both ways. */
class NameSpellingTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // spaces, and what cannot be seen
        "試験　花子,試験 花子",
        "試験　花子,試験\u00A0花子",
        "試験　花子,試験\u2003花子",
        "試験　花子,試験　　花子",
        "試験　花子,試験花子",
        "試験　花子,試験　花子 ",
        "試験　花子,\u3000試験　花子",
        "試験　花子,試験\t花子",
        "試験　花子,試験　\u200B花子",
        "試験　花子,\uFEFF試験　花子",
        "試験　花子,試験　花\u200C子",
        "試験　花子,試験　花\u200D子",
        "試験　花子,試験\u2060　花子",
        "試験　花子,試験　花子\u200E",
        "試験　花子,試\u00AD験　花子",
        // variation selectors
        "葛,葛\uDB40\uDD00",
        "葛\uDB40\uDD01,葛\uDB40\uDD00",
        "神子,神\uFE00子",
        "榊子,榊\uDB40\uDDEF子",
        "\u845B\u180B,\u845B",
        // compatibility ideographs and radicals
        "神子,\uFA19子",
        "福子,\uFA1B子",
        "海子,\uFA45子",
        "樂子,\uF914子",
        "\uD87E\uDC1A子,冬子",
        "人子,\u2F08子",
        // width
        "ＳＭＩＴＨ　ＪＯＨＮ,SMITH JOHN",
        "ＳＭＩＴＨ　ＪＯＨＮ,Smith John",
        "ガラシャ,ｶﾞﾗｼｬ",
        "パピプペポ,ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ",
        "マリー,ﾏﾘｰ",
        "試験［見本］,試験[見本]",
        "試験（見本）,試験(見本)",
        "Ｏ’ＢＲＩＥＮ,O'BRIEN",
        "O\u2019BRIEN,O'BRIEN",
        "O\u02BCBRIEN,O\u2018BRIEN",
        "ｱﾝ･ﾏﾘ,アン・マリ",
        "アン・マリ,アン\u00B7マリ",
        "アン゠マリ,アン＝マリ",
        // voiced sound marks
        "がらしゃ,か\u3099らしゃ",
        "がらしゃ,か\u309Bらしゃ",
        "ぱぴ,は\u309Aひ\u309C",
        "ヴィ,ウ\u3099ィ",
        "ヴィ,ｳﾞｨ",
        // dashes, and the long vowel mark that is written as one
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE-MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2212MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2010MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2011MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2013MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2014MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2015MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u2500MARIE",
        "ＡＮＮＥ－ＭＡＲＩＥ,ANNE\u30FCMARIE",
        "マリー,マリ－",
        "マリー,マリ-",
        "まりー,まり\u2212",
        "ジョーン,ｼﾞｮ-ﾝ",
        "JOSÉ,JOSE\u0301",
      })
  void anotherSpellingIsNeitherAChangeNorNone(String name, String other) {
    assertThat(compared(name, other)).isEqualTo(Match.OTHER_SPELLING);
    assertThat(compared(other, name)).isEqualTo(Match.OTHER_SPELLING);
    assertThat(compared(name, name)).isEqualTo(Match.SAME);
    assertThat(compared(other, other)).isEqualTo(Match.SAME);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "試験　花子,見本　花子",
        "試験　花子,試験　花",
        "試験　花子,試験　華子",
        "試験　花子,花子　試験",
        "試験　花子,試験（見本）　花子",
        "試験　花子,''",
        // a long vowel is read, and a kanji is no dash
        "マリー,マリ",
        "マリー,マリーー",
        "マリー,マリ一",
        "山一,山ー",
        "オオノ,オーノ",
        "ANNE-MARIE,ANNEMARIE",
        "ANNE-MARIE,ANNE=MARIE",
        "アン・マリ,アンマリ",
        // another reading or another letter
        "がらしゃ,からしゃ",
        "はは,ばば",
        "ぱぱ,ばば",
        "ガラシャ,ガラシヤ",
        "みどり,ミドリ",
        "ミドリ,ミトリ",
        "ツ,ッ",
        "カ,力",
        "ロ,口",
        "ニ,二",
        "工,エ",
        "未,末",
        "佐々木,佐佐木",
        "JOSE,JOSÉ",
        // a form of a character that has a code of its own is another character
        "高橋,髙橋",
        "吉田,𠮷田",
        "山崎,山﨑",
        "斎藤,齋藤",
        "渡辺,渡邊",
        "浜田,濱田",
        "沢田,澤田",
        // numbers are folded in addresses alone
        "三郎,3郎",
        "一,1",
        "一丁目,1丁目",
      })
  void anotherNameIsAChange(String name, String other) {
    assertThat(compared(name, other)).isEqualTo(Match.DIFFERENT);
    assertThat(compared(other, name)).isEqualTo(Match.DIFFERENT);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // exactly one character with all that belongs to it
        "●子,10,葛\uDB40\uDD00子,SAME_BUT_SUBSTITUTED",
        "●子,10,神\uFE00子,SAME_BUT_SUBSTITUTED",
        "●子,10,𠮷\uDB40\uDD00子,SAME_BUT_SUBSTITUTED",
        "●子,10,か\u3099子,SAME_BUT_SUBSTITUTED",
        "●子,10,ｶﾞ子,SAME_BUT_SUBSTITUTED",
        "●●,11,葛\uDB40\uDD00榊\uDB40\uDD01,SAME_BUT_SUBSTITUTED",
        "●\uDB40\uDD00子,100,葛子,SAME_BUT_SUBSTITUTED",
        "●子,10,葛,DIFFERENT",
        "●子,10,葛飾子,DIFFERENT",
        "●子,10,葛\uDB40\uDD00飾子,DIFFERENT",
        "●子,10,子,DIFFERENT",
        "●,1,葛\uDB40\uDD00子,DIFFERENT",
        "●子,10,葛\uDB40\uDD00花,DIFFERENT",
        // a flag on the selector alone makes no stand-in of its letter
        "葛\uDB40\uDD00子,010,見子,DIFFERENT",
        "葛\uDB40\uDD00子,010,葛子,OTHER_SPELLING",
        // the rest in another spelling
        "試験　●子,00010,試験 葛\uDB40\uDD00子,OTHER_SPELLING",
        "●　ﾊﾅｺ,10000,葛\uDB40\uDD00 ハナコ,OTHER_SPELLING",
        "●子　神,1000,葛子　\uFA19,OTHER_SPELLING",
        "●　マリー,10000,葛　マリ－,OTHER_SPELLING",
        "●　マリー,10000,葛　マリ,DIFFERENT",
        "●（株）,1000,葛㈱,OTHER_SPELLING",
        "●Ａ,10,㈱A,OTHER_SPELLING",
        // flags that cannot be told to characters
        "試験　花子,'',試験 花子,UNDETERMINED",
        "試験　花子,1,試験 花子,UNDETERMINED",
        "試験　花子,111111,試験 花子,UNDETERMINED",
      })
  void aStandInAgreesWithOneCharacterAndItsMarks(
      String name, String flags, String other, Match match) {
    AttributeText text = new AttributeText(name, flags);
    AttributeText plain = AttributeText.withoutSubstitutes(other);
    assertThat(text.compare(plain)).isEqualTo(match);
    assertThat(plain.compare(text)).isEqualTo(match);
  }

  /** Each code point on its own: nothing that is another letter is the same, nothing fails. */
  @Test
  void onlyTheSameTextIsTheSame() {
    for (int point = 1; point <= 0x32000; point++) {
      if ((point >= 0xD800 && point <= 0xDFFF) || point == '花') {
        continue;
      }
      String other = "試" + new StringBuilder().appendCodePoint(point) + "子";
      assertThat(compared("試花子", other))
          .as("U+%04X", point)
          .isIn(Match.DIFFERENT, Match.OTHER_SPELLING);
      assertThat(compared(other, other)).isEqualTo(Match.SAME);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\uDB40\uDD00", "\u3099", "\uD800", "\uDC00", "\u200B", "ー", "-", "㌀", "\uFDFA"})
  void hostileTextEndsAtOnce(String unit) {
    String text = unit.repeat(32_000);
    assertThat(compared(text, text + "花")).isEqualTo(Match.DIFFERENT);
    assertThat(compared(text + " ", text)).isEqualTo(Match.OTHER_SPELLING);
  }

  private static Match compared(String name, String other) {
    return AttributeText.withoutSubstitutes(name).compare(other);
  }
}
