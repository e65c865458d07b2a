package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rules of やさしい日本語 that a machine can check, held by every text. The ordinary Japanese text breaks
 * each of them: no rule is one that nothing can break.
 */
class ResetGuidanceEasyTest {

  private static final Properties EASY = ResetGuidance.load("guidance_easy.properties");
  private static final Properties JAPANESE = ResetGuidance.load("guidance_ja.properties");

  /** Names and parts of sentences: all rules hold for them but that on the end. */
  private static final Pattern NO_SENTENCE =
      Pattern.compile("(target|topic|evidence|other)\\..*|other|comma|operators");

  private static final Pattern BRACKETS = Pattern.compile("（[^（）]*）");
  private static final Pattern QUOTED = Pattern.compile("「[^」]*」");

  /** Characters of a sentence, its explanations in brackets left out. */
  private static final int LONGEST = 40;

  /** Characters of a sentence with all that is in it. */
  private static final int LONGEST_WITH_BRACKETS = 65;

  private static final Pattern END = Pattern.compile(".*(です|ます|ました|ません|ませんでした|ください)");

  /** Polite forms beyond です and ます, and words of offices. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "お(使|持|住|手続|試|尋|急|出か|子)|ご(確認|利用|本人|相談|注意|自身|希望)|いただ|ございま|なお、|または|および|もしくは"
              + "|により|において|おそれ|見込|推測|妨げ|際に|以降|未満|一方|氏名|生年月日|設定し|再設定|可能|再交付|発行");

  private static final Pattern PASSIVE = Pattern.compile("され|られ|行われ|含まれ|書かれ|置かれ|使われ");

  private static final Pattern DOUBLE_NEGATIVE =
      Pattern.compile("(ないと(?!き)|ないことを|なければ|ないわけでは|ないことは|なくは)[^。]*(ない|ません|れません)");

  private static final Pattern NUMERAL = Pattern.compile("[一二三四五六七八九十](?!時停止)");

  /** Loan words that people meet each day, and those of the pages. */
  private static final Set<String> LOAN_WORDS =
      Set.of(
          ("アプリ インターネット ウェブサイト カード カメラ キオスク ケース ケーブル コピー"
                  + " コンビニ コールセンター サングラス サービス シール スマートフォン チップ データ パスワード"
                  + " マイナポータル マイナンバーカード マスク マルチコピー メニュー メンテナンス リセットサービス ログイン ロック")
              .split(" "));

  private static final Pattern LOAN_WORD = Pattern.compile("[ァ-ヺー]{2,}");

  /** Long words in kanji: official ones only. */
  private static final Set<String> LONG_WORDS =
      Set.of(
          ("一時停止 住民基本台帳 公共施設 利用者証明用 利用者証明用電子証明書 利用規約 印鑑証明書 券面事項入力補助用暗証番号 住民基本台帳用暗証番号"
                  + " 市区町村 暗証番号 暗証番号記載票 有効期限 有効期間 用電子証明書 署名用電子証明書"
                  + " 証明書自動交付機 運転免許証 電子証明書")
              .split(" "));

  private static final Pattern LONG_WORD = Pattern.compile("[\\u4E00-\\u9FFF]{4,}");

  /** Each text that has one of these explains it in brackets at once, or is its definition. */
  private static final List<Pattern> EXPLAINED =
      Stream.of(
              ("キオスク端末 窓口 ロック 初期化 失効 一時停止 有効期限"
                      + " 有効期間 (?<!有効)期限 顔の照合 ICチップ 暗証番号 リセットサービス 通知カード"
                      + " 住民基本台帳カード 顔認証マイナンバーカード 利用者証明用パスワード 署名用パスワード メンテナンス 利用規約 半角"
                      + " 全角")
                  .split(" "))
          .map(Pattern::compile)
          .toList();

  private enum Rule {
    SHORT,
    ENDS_POLITELY,
    NO_WORD_OF_OFFICES,
    NO_PASSIVE,
    NO_DOUBLE_NEGATIVE,
    NUMBERS_AS_DIGITS,
    KNOWN_LOAN_WORDS,
    LONG_WORDS_ARE_OFFICIAL,
    EXPLAINS
  }

  private static List<String> faults(Rule rule, String text) {
    return switch (rule) {
      case SHORT -> sentences(text).stream().filter(ResetGuidanceEasyTest::isLong).toList();
      case ENDS_POLITELY ->
          sentences(text).stream()
              .filter(sentence -> !END.matcher(withoutBrackets(sentence)).matches())
              .toList();
      case NO_WORD_OF_OFFICES -> found(FORBIDDEN, text);
      case NO_PASSIVE -> found(PASSIVE, text);
      case NO_DOUBLE_NEGATIVE -> found(DOUBLE_NEGATIVE, text);
      case NUMBERS_AS_DIGITS -> found(NUMERAL, text);
      case KNOWN_LOAN_WORDS -> others(LOAN_WORD, text, LOAN_WORDS);
      case LONG_WORDS_ARE_OFFICIAL -> others(LONG_WORD, text, LONG_WORDS);
      case EXPLAINS -> unexplained(text);
    };
  }

  private static List<String> sentences(String text) {
    return Arrays.stream(text.split("。", 0)).toList();
  }

  private static String withoutBrackets(String text) {
    return BRACKETS.matcher(text).replaceAll("");
  }

  private static boolean isLong(String sentence) {
    return withoutBrackets(sentence).length() > LONGEST
        || sentence.length() > LONGEST_WITH_BRACKETS;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<String> others(Pattern pattern, String text, Set<String> allowed) {
    String own = QUOTED.matcher(text).replaceAll("");
    return found(pattern, own).stream().filter(word -> !allowed.contains(word)).toList();
  }

  private static List<String> unexplained(String text) {
    String own = QUOTED.matcher(BRACKETS.matcher(text).replaceAll("（）")).replaceAll("");
    List<String> faults = new ArrayList<>();
    for (Pattern word : EXPLAINED) {
      word.matcher(own)
          .results()
          .findFirst()
          .filter(first -> !own.startsWith("（", first.end()))
          .filter(first -> first.start() > 0 || !own.startsWith("は、", first.end()))
          .ifPresent(first -> faults.add(first.group()));
    }
    return faults;
  }

  /** The text as it is shown, with the longer of the two secrets. */
  private static String shown(Properties texts, String key) {
    return texts
        .getProperty(key)
        .replace("{other}", texts.getProperty("other.AUTH"))
        .replace("{at}", "2026/11/26 10:30")
        .replace("{tries}", "2");
  }

  private static List<String> faults(Rule rule, Properties texts) {
    List<String> faults = new ArrayList<>();
    for (String key : new TreeSet<>(texts.stringPropertyNames())) {
      if (rule != Rule.ENDS_POLITELY || !NO_SENTENCE.matcher(key).matches()) {
        faults(rule, shown(texts, key)).forEach(fault -> faults.add(key + ": " + fault));
      }
    }
    return faults;
  }

  @ParameterizedTest
  @EnumSource
  void easyJapaneseHoldsTheRuleThatOrdinaryJapaneseBreaks(Rule rule) {
    assertThat(faults(rule, EASY)).isEmpty();
    assertThat(faults(rule, JAPANESE)).isNotEmpty();
  }

  @Test
  void noWordIsAllowedThatNoTextNeeds() {
    String all =
        String.join("\n", EASY.stringPropertyNames().stream().map(EASY::getProperty).toList());
    assertThat(LOAN_WORDS).isSubsetOf(set(LOAN_WORD, all));
    assertThat(LONG_WORDS).isSubsetOf(set(LONG_WORD, all));
    assertThat(EXPLAINED).allMatch(word -> word.matcher(all).find());
  }

  @Test
  void bracketsAreClosedAndNeverInOneAnother() {
    for (String key : EASY.stringPropertyNames()) {
      assertThat(withoutBrackets(EASY.getProperty(key))).as(key).doesNotContainPattern("[（）()]");
    }
  }

  /** Where to go and what to do first; what to use, the names to find again and numbers. */
  @Test
  void whatPeopleActOnIsThatOfTheJapaneseText() {
    Pattern places = Pattern.compile("窓口|キオスク端末|予約");
    Pattern things =
        Pattern.compile("アプリ|スマートフォン|マイナンバーカード|通知カード|運転免許証|電子証明書|利用者証明用|署名用|「[^」]*」|\\d+");
    for (String key : JAPANESE.stringPropertyNames()) {
      String easy = EASY.getProperty(key);
      String japanese = JAPANESE.getProperty(key);
      assertThat(set(places, easy)).as(key).isEqualTo(set(places, japanese));
      assertThat(set(things, easy)).as(key).containsAll(set(things, japanese));
    }
  }

  private static Set<String> set(Pattern pattern, String text) {
    return new TreeSet<>(found(pattern, text));
  }

  /** No word of it sounds like a yes. */
  @Test
  void whatIsUnknownIsSaidToBeUnknown() {
    Pattern unknown =
        Pattern.compile(
            "分かりません|(確かめて|読み取って|うまくいって)いません|返事がありません|かもしれません|サービスが確かめます|アプリで(します|確かめる)");
    for (Reason reason : Reason.values()) {
      if (reason.state() == Evidence.State.UNKNOWN) {
        assertThat(EASY.getProperty("reason." + reason.name())).containsPattern(unknown);
      }
    }
  }
}
