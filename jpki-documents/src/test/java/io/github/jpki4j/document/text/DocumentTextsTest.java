package io.github.jpki4j.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.SignatureAspect;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.TimeStampAspect;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.pdf.RegistryCode;
import io.github.jpki4j.document.pdf.RegistryRule;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every constant has its words in both languages, and no words are left over. */
class DocumentTextsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
  private static final Pattern JAPANESE = Pattern.compile("[\\u3041-\\u9FFF]");

  private static Set<String> keysWanted() {
    Set<String> keys = new TreeSet<>();
    for (String verdict :
        List.of("GOOD", "GOOD_UNCHECKED", "GOOD_FOR_TESTS", "NOT_GOOD", "NOT_SIGNED")) {
      keys.add("verdict." + verdict);
    }
    add(keys, "aspect", SignatureAspect.values());
    add(keys, "finding", SignatureCode.values());
    add(keys, "stamp-of", TimeStampKind.values());
    add(keys, "stamp-aspect", TimeStampAspect.values());
    add(keys, "stamp", TimeStampCode.values());
    add(keys, "stamp-problem", TimeStampException.Problem.values());
    add(keys, "addition", Addition.Kind.values());
    add(keys, "problem", Problem.values());
    keys.add("problem.PDF_DAMAGED.unsigned");
    keys.add("problem.PDF_AMBIGUOUS.unsigned");
    add(keys, "registry-rule", RegistryRule.values());
    add(keys, "registry", RegistryCode.values());
    return keys;
  }

  private static void add(Set<String> keys, String group, Enum<?>[] constants) {
    for (Enum<?> constant : constants) {
      keys.add(group + "." + constant.name());
    }
  }

  private static DocumentTexts texts(String language) {
    return DocumentTexts.of(Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyConstantHasItsTextAndNoTextIsLeftOver(String language) {
    assertThat(new TreeSet<>(texts(language).all().stringPropertyNames())).isEqualTo(keysWanted());
  }

  @Test
  void theTwoLanguagesHaveTheSamePlaceholders() {
    for (String key : keysWanted()) {
      assertThat(placeholders("ja", key)).as(key).isEqualTo(placeholders("en", key));
    }
  }

  private static Set<String> placeholders(String language, String key) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER
        .matcher(texts(language).all().getProperty(key))
        .results()
        .map(MatchResult::group)
        .forEach(found::add);
    return found;
  }

  @Test
  void theJapaneseTextIsJapaneseAndTheEnglishTextIsNot() {
    for (String key : keysWanted()) {
      if (!key.equals("finding.FORM_KNOWN")) { // nothing but its name
        assertThat(texts("ja").all().getProperty(key)).as(key).containsPattern(JAPANESE);
      }
      assertThat(texts("en").all().getProperty(key)).as(key).matches("[\\x20-\\x7E]+");
    }
  }

  @Test
  void anyOtherLanguageIsEnglish() {
    assertThat(DocumentTexts.of(Locale.FRENCH)).isSameAs(texts("en"));
    assertThat(DocumentTexts.of(Locale.JAPAN)).isSameAs(texts("ja"));
  }

  @ParameterizedTest
  @EnumSource(SignatureCode.class)
  void everyFindingIsASentenceWithItsArguments(SignatureCode code) {
    SignatureFinding finding = SignatureFinding.of(code, "FIRST", "SECOND");
    for (Locale locale : List.of(Locale.JAPAN, Locale.ENGLISH)) {
      String pattern = DocumentTexts.of(locale).all().getProperty("finding." + code);
      assertThat(finding.text(locale))
          .isEqualTo(pattern.replace("{0}", "FIRST").replace("{1}", "SECOND"));
      assertThat(code.check().text(locale)).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(TimeStampCode.class)
  void everyFindingAboutATimeStampIsASentenceWithItsArguments(TimeStampCode code) {
    TimeStampFinding finding = TimeStampFinding.of(code, "2026-11-23T03:00:00Z", "SECOND");
    for (Locale locale : List.of(Locale.JAPAN, Locale.ENGLISH)) {
      String pattern = DocumentTexts.of(locale).all().getProperty("stamp." + code);
      assertThat(finding.text(locale))
          .isEqualTo(pattern.replace("{0}", "2026-11-23 12:00").replace("{1}", "SECOND"));
      assertThat(code.check().text(locale)).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemIsASentenceThatSaysWhereAndWhy(Problem problem) {
    List<DocumentException> all = new ArrayList<>();
    all.add(new DocumentException(problem));
    all.add(new DocumentException(problem, 12345, "REASON", null));
    for (DocumentException e : all) {
      assertThat(e.text(Locale.ENGLISH)).endsWith(".").doesNotContain("{");
      assertThat(e.text(Locale.JAPAN)).endsWith("。").doesNotContain("{");
    }
    if (placeholders("en", "problem." + problem).size() == 2) {
      assertThat(all.get(1).text(Locale.ENGLISH)).contains("byte 12345", "REASON");
    }
  }

  /** Two sentences at least: what is wrong, and what to do or what there can be instead. */
  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemSaysWhatToDo(Problem problem) {
    DocumentException e = new DocumentException(problem);
    assertThat(e.text(Locale.ENGLISH).split("[.] ")).hasSizeGreaterThan(1);
    assertThat(e.text(Locale.JAPAN).split("。")).hasSizeGreaterThan(1);
  }

  @Test
  void textOfAFileStaysAsItIs() {
    String hostile = "{0}{1} ' $1 \\";
    assertThat(SignatureFinding.of(SignatureCode.FORM_KNOWN, hostile).text(Locale.ENGLISH))
        .isEqualTo(hostile);
  }
}
