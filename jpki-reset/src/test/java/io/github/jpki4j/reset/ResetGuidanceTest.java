package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetGuidanceTest {

  private static final Instant AT = Instant.parse("2026-11-26T01:30:00Z");
  private static final List<Locale> LOCALES =
      List.of(Locale.JAPAN, Locale.ENGLISH, ResetGuidance.EASY_JAPANESE);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  /** The reasons and refusals that come with an instant; {@code when} is for those of others. */
  private static final List<String> WITH_A_TIME =
      List.of(
          "READY_TO_RESERVE",
          "RESERVATION_EXPIRED",
          "RESERVATION_ENDS_BEFORE_OPENING",
          "RESERVATION_OPEN",
          "KIOSK_CLOSED",
          "FACE_COOL_DOWN",
          "FACE_COOLING_DOWN",
          "UNDER_MAINTENANCE",
          "CERTIFICATE_NOT_YET_VALID",
          "AUTH_CERTIFICATE_NOT_YET_VALID",
          "SIGN_CERTIFICATE_NOT_YET_VALID");

  private static Set<String> keysWanted() {
    Set<String> keys = new TreeSet<>(List.of("evidence.at", "evidence.tries"));
    keys.addAll(List.of("other", "other.AUTH", "other.SIGN"));
    keys.addAll(List.of("when", "comma", "operators", "reservation-format", "step.without-card"));
    WITH_A_TIME.forEach(name -> keys.add("when." + name));
    add(keys, "verdict", Verdict.values());
    add(keys, "target", ResetTarget.values());
    add(keys, "step", NextStep.values());
    add(keys, "requirement", Requirement.values());
    add(keys, "reason", Reason.values());
    add(keys, "warning", Warning.Kind.values());
    add(keys, "refusal", Refusal.values());
    add(keys, "entry", FaqEntry.values());
    add(keys, "topic", FaqTopic.values());
    return keys;
  }

  private static void add(Set<String> keys, String group, Enum<?>[] constants) {
    for (Enum<?> constant : constants) {
      keys.add(group + "." + constant.name());
    }
  }

  private static Properties texts(String language) {
    return ResetGuidance.load("guidance_" + language + ".properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en", "easy"})
  void everyConstantHasItsTextAndNoTextIsLeftOver(String language) {
    assertThat(new TreeSet<>(texts(language).stringPropertyNames())).isEqualTo(keysWanted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en", "easy"})
  void noKeyStandsTwice(String language) throws Exception {
    List<String> keys = new ArrayList<>();
    String file = "guidance_" + language + ".properties";
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ResetGuidance.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> keys.add(line.substring(0, line.indexOf('='))));
    }
    assertThat(keys).doesNotHaveDuplicates().hasSize(keysWanted().size());
  }

  @Test
  void allLanguagesHaveTheSamePlaceholders() {
    Properties japanese = texts("ja");
    for (String language : List.of("en", "easy")) {
      Properties texts = texts(language);
      for (String key : keysWanted()) {
        assertThat(placeholders(texts.getProperty(key)))
            .as("%s: %s", language, key)
            .isEqualTo(placeholders(japanese.getProperty(key)));
      }
    }
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }

  @Test
  void theJapaneseTextIsJapaneseAndTheEnglishTextHasAtMostOfficialNamesInIt() {
    Pattern kana = Pattern.compile("[\\u3041-\\u30FA]");
    Properties japanese = texts("ja");
    Properties easy = texts("easy");
    Properties english = texts("en");
    for (String key : keysWanted()) {
      if (!key.matches("(target|topic|evidence)\\..*|comma")) {
        assertThat(japanese.getProperty(key)).as(key).containsPattern(kana);
        assertThat(easy.getProperty(key)).as(key).containsPattern(kana);
      }
      String withoutNames = english.getProperty(key).replaceAll("\\([^)]*\\)", "");
      assertThat(withoutNames).as(key).isNotEmpty().matches("[\\x20-\\x7E]+");
    }
  }

  @ParameterizedTest
  @EnumSource(Warning.Kind.class)
  void aWarningLeavesNoPlaceholderOpen(Warning.Kind kind) {
    Warning warning = new Warning(kind, Optional.of(AT), OptionalInt.of(2));
    for (Locale locale : LOCALES) {
      assertThat(ResetGuidance.of(locale).text(warning)).doesNotContainPattern(PLACEHOLDER);
    }
  }

  @Test
  void evidenceIsToldWithItsTimeInJapanOrItsTries() {
    ResetGuidance english = ResetGuidance.of(Locale.ENGLISH);
    assertThat(
            english.text(
                Evidence.at(
                    Requirement.AUTH_CERTIFICATE_IN_TERM, Reason.AUTH_CERTIFICATE_EXPIRED, AT)))
        .endsWith("(2026/11/26 10:30)");
    assertThat(
            english.text(
                Evidence.tries(
                    Requirement.RESET_NEEDED, Reason.TARGET_FORGOTTEN, OptionalInt.of(2))))
        .endsWith("(tries left: 2)");
    Evidence plain = Evidence.of(Requirement.ONLINE, Reason.OFFLINE);
    assertThat(english.text(plain)).isEqualTo(english.text(Reason.OFFLINE));
  }

  @Test
  void anInstantIsSaidToBeAnEndAnOpeningOrABeginning() {
    ResetGuidance english = ResetGuidance.of(Locale.ENGLISH);
    assertThat(english.when(Reason.RESERVATION_OPEN, AT))
        .isEqualTo("The reservation ends at 2026/11/26 10:30.");
    assertThat(english.when(Reason.KIOSK_CLOSED, AT))
        .isEqualTo("They open next at 2026/11/26 10:30.")
        .isEqualTo(english.when(Refusal.KIOSK_CLOSED, AT));
    assertThat(english.when(Refusal.OFFLINE, AT)).isEqualTo("Try again from 2026/11/26 10:30.");
    ResetGuidance japanese = ResetGuidance.of(Locale.JAPAN);
    assertThat(japanese.when(Reason.KIOSK_CLOSED, AT)).isEqualTo("次に利用できるのは2026/11/26 10:30からです。");
    ResetGuidance easy = ResetGuidance.of(ResetGuidance.EASY_JAPANESE);
    for (ResetGuidance guidance : List.of(english, japanese, easy)) {
      for (Refusal refusal : Refusal.values()) {
        assertThat(guidance.when(refusal, AT)).contains("2026/11/26 10:30");
      }
      for (Reason reason : Reason.values()) {
        assertThat(guidance.when(reason, AT)).contains("2026/11/26 10:30");
      }
    }
  }

  @Test
  void japaneseForJapaneseAndEnglishForEverybodyElseWhateverTheDefault() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      assertThat(ResetGuidance.of(Locale.FRANCE).text(NextStep.WAIT)).startsWith("Wait");
      Locale.setDefault(Locale.US);
      assertThat(ResetGuidance.of(Locale.JAPAN).text(NextStep.WAIT)).startsWith("しばらく");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void easyJapaneseIsForItsOwnLocaleOnly() {
    assertThat(ResetGuidance.EASY_JAPANESE).isEqualTo(Locale.forLanguageTag("ja-x-easy"));
    assertThat(wait(ResetGuidance.EASY_JAPANESE)).isEqualTo(texts("easy").get("step.WAIT"));
    for (String tag : List.of("ja", "ja-JP", "ja-JP-x-easy", "ja-x-other", "ja-u-ca-japanese")) {
      assertThat(wait(Locale.forLanguageTag(tag))).as(tag).isEqualTo(texts("ja").get("step.WAIT"));
    }
    for (String tag : List.of("en-x-easy", "x-easy", "und")) {
      assertThat(wait(Locale.forLanguageTag(tag))).as(tag).isEqualTo(texts("en").get("step.WAIT"));
    }
  }

  private static String wait(Locale locale) {
    return ResetGuidance.of(locale).text(NextStep.WAIT);
  }

  @Test
  void everyEntryOfTheFaqIsHelpedWithWhatItNeeds() {
    ResetGuidance english = ResetGuidance.of(Locale.ENGLISH);
    assertThat(english.text(FaqEntry.TWO_SECRETS)).contains("enter the other");
    assertThat(english.text(FaqEntry.NFC_POSITION)).contains("NFC");
    assertThat(english.text(FaqEntry.HOLD_STILL)).contains("still");
    assertThat(english.text(FaqEntry.CHARGING)).contains("Unplug");
    assertThat(english.text(FaqEntry.METAL_NEAR)).contains("metal");
    assertThat(english.text(FaqEntry.CHIP_BROKEN)).contains("municipality");
    assertThat(english.text(FaqEntry.RESERVATION_SHOWN)).contains("Japan time");
    assertThat(english.text(FaqEntry.KIOSK_FAILS)).contains("ended");
    assertThat(english.text(FaqEntry.KIOSK_USE)).contains("call centre");
    assertThat(english.text(FaqEntry.CAMERA_PERMISSION)).contains("camera", "not kept");
    assertThat(english.text(FaqEntry.CARD_PHOTO)).contains("sleeve", "glare", "fingers");
    assertThat(english.text(FaqEntry.WRONG_AUTH_PIN)).contains("暗証番号記載票", "bank");
    assertThat(english.text(FaqEntry.AUTH_PIN_BLOCKED)).contains("municipality");
    assertThat(english.text(FaqEntry.AUTH_PIN_UNKNOWN)).contains("do not try", "municipality");
    assertThat(english.text(FaqEntry.FACE_HINTS)).contains("mask", "light");
    assertThat(english.text(FaqEntry.FACE_TOO_DIFFERENT)).contains("municipality");
    assertThat(english.text(FaqEntry.FACE_COOL_DOWN)).contains("five", "Wait");
    assertThat(english.text(FaqEntry.WRONG_SIGN_PASSWORD)).contains("暗証番号記載票", "capitals");
    assertThat(english.text(FaqEntry.SIGN_PASSWORD_BLOCKED_OR_UNKNOWN)).contains("municipality");
    assertThat(english.text(FaqEntry.TYPING_SIGN_PASSWORD)).contains("small", "full-width");
    assertThat(english.text(FaqEntry.TYPING_AUTH_PIN)).contains("full-width");
  }

  @Test
  void theReasonToGoToTheCounterNamesWhatCanBeDoneThere() {
    ResetGuidance english = ResetGuidance.of(Locale.ENGLISH);
    ResetGuidance japanese = ResetGuidance.of(Locale.JAPAN);
    ResetGuidance easy = ResetGuidance.of(ResetGuidance.EASY_JAPANESE);
    for (Reason reason : Reason.values()) {
      if (reason.nextStep().filter(NextStep.GO_TO_MUNICIPALITY::equals).isPresent()) {
        assertThat(english.text(reason))
            .containsPattern("[Tt]he counter|at your municipality|at the counter");
        assertThat(japanese.text(reason)).containsPattern("窓口(では|で|での)|市区町村に申請");
        assertThat(easy.text(reason)).containsPattern("窓口（市役所など）で|市区町村（市役所など）に申し込");
      }
    }
  }

  /** Nobody is told to bring a card that he may not have. */
  @ParameterizedTest
  @EnumSource(
      value = PresentedCard.class,
      names = {"JUKI", "NOTIFICATION_CARD"})
  void whoMayHaveNoMyNumberCardIsToldHowToGetOne(PresentedCard card) {
    ResetFacts facts = ResetFacts.of(ResetTarget.SIGN_PASSWORD, AT).with(CardFacts.of(card));
    ResetAdvice advice = ResetAdvisor.standard().advise(facts);
    assertThat(advice.nextStep()).isEqualTo(NextStep.GO_TO_MUNICIPALITY);
    assertThat(ResetGuidance.of(Locale.ENGLISH).nextStep(advice))
        .startsWith("If you have no My Number card, you can apply for one at the counter");
    assertThat(ResetGuidance.of(Locale.JAPAN).nextStep(advice))
        .startsWith("マイナンバーカードをお持ちでないときは、お住まいの市区町村の窓口で申請できます。");
    assertThat(ResetGuidance.of(ResetGuidance.EASY_JAPANESE).nextStep(advice))
        .startsWith("マイナンバーカードを持っていないときは、申し込むことができます。");
    for (Locale locale : LOCALES) {
      ResetGuidance guidance = ResetGuidance.of(locale);
      assertThat(guidance.explain(advice))
          .contains(guidance.nextStep(advice))
          .doesNotContain(guidance.text(NextStep.GO_TO_MUNICIPALITY));
    }
  }

  @Test
  void ofEveryOtherReasonTheStepIsSaidAsItIs() {
    for (PresentedCard card : PresentedCard.values()) {
      if (card != PresentedCard.JUKI && card != PresentedCard.NOTIFICATION_CARD) {
        ResetAdvice advice =
            ResetAdvisor.standard()
                .advise(ResetFacts.of(ResetTarget.AUTH_PIN, AT).with(CardFacts.of(card)));
        ResetGuidance guidance = ResetGuidance.of(Locale.ENGLISH);
        assertThat(guidance.nextStep(advice)).isEqualTo(guidance.text(advice.nextStep()));
      }
    }
  }

  @Test
  void theOtherSecretIsNamedWhereItIsKnownWhichOneItIs() {
    ResetGuidance japanese = ResetGuidance.of(Locale.JAPAN);
    assertThat(japanese.text(Reason.OTHER_SECRET_KNOWN)).isEqualTo("もう一方のパスワードを覚えています。");
    assertThat(japanese.about(ResetTarget.SIGN_PASSWORD).text(Reason.OTHER_SECRET_KNOWN))
        .isEqualTo("利用者証明用パスワードを覚えています。");
    assertThat(japanese.about(ResetTarget.AUTH_PIN).text(Refusal.OTHER_SECRET_BLOCKED))
        .startsWith("署名用パスワードがロックされています。");
    assertThat(japanese.about(ResetTarget.BOTH).text(Reason.OTHER_SECRET_KNOWN))
        .isEqualTo(japanese.text(Reason.OTHER_SECRET_KNOWN));
    ResetFacts facts = ResetFacts.of(ResetTarget.SIGN_PASSWORD, AT);
    for (Locale locale : LOCALES) {
      String other = ResetGuidance.of(locale).text(Reason.OTHER_SECRET_KNOWN);
      assertThat(other).containsPattern("もう一方|もう1つ|other secret");
      assertThat(ResetGuidance.of(locale).explain(ResetAdvisor.standard().advise(facts)))
          .noneMatch(text -> text.matches(".*(もう一方|もう1つ|other secret).*"));
    }
  }

  @Test
  void everyTopicHasEntriesAndEveryEntryIsInExactlyOne() {
    List<FaqEntry> all = new ArrayList<>();
    for (FaqTopic topic : FaqTopic.values()) {
      assertThat(topic.entries()).as("%s", topic).isNotEmpty().isUnmodifiable();
      all.addAll(topic.entries());
    }
    assertThat(all).containsExactlyInAnyOrder(FaqEntry.values());
  }

  @Test
  void whatNamesOneConstantOfAGroupDiffersFromAllOthersOfIt() {
    for (String language : List.of("ja", "en", "easy")) {
      Properties texts = texts(language);
      for (String group : List.of("step", "requirement", "reason", "warning", "entry", "topic")) {
        List<String> values = new ArrayList<>();
        texts.stringPropertyNames().stream()
            .filter(key -> key.startsWith(group + "."))
            .forEach(key -> values.add(texts.getProperty(key)));
        assertThat(values).as(language + " " + group).doesNotHaveDuplicates();
      }
    }
  }
}
