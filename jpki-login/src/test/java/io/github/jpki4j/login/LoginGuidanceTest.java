package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.guidance.Guidance;
import io.github.jpki4j.internal.GuidanceTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the module is without a text, in neither language, and no text is without a use. */
class LoginGuidanceTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));
  private static final Pattern KANA = Pattern.compile("[ぁ-んァ-ヶ]");
  private static final Instant AT = Instant.parse("2026-11-30T02:05:00Z");

  /** Remembers which texts were asked for. */
  private static final class RecordingTexts extends GuidanceTexts {
    private final Set<String> asked = new TreeSet<>();

    RecordingTexts(String language) {
      super(LoginGuidance.load(language));
    }

    @Override
    public String get(String key) {
      asked.add(key);
      return super.get(key);
    }
  }

  private static List<LoginFinding> findings() {
    List<LoginFinding> all = new ArrayList<>();
    for (LoginCode code : LoginCode.values()) {
      all.add(LoginFinding.of(code));
      all.add(LoginFinding.of(code, AT));
      all.add(LoginFinding.of(code, "FIRST", "{detail} @none"));
    }
    return all;
  }

  private static List<Throwable> thrown() {
    List<Throwable> all = new ArrayList<>();
    Arrays.stream(LoginCode.values()).forEach(code -> all.add(new LoginException(code, "DETAIL")));
    all.add(new NonceStoreException("full", null));
    all.add(
        new ClientCertificateException(
            List.of(LoginFinding.of(LoginCode.CERTIFICATE_OF_SIGN_KEY)), Optional.empty()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyTextIsThereAndUsed(String language) {
    RecordingTexts texts = new RecordingTexts(language);
    findings().forEach(finding -> LoginGuidance.of(finding, texts));
    for (LoginVerdict verdict : LoginVerdict.values()) {
      LoginGuidance.guidance("verdict." + verdict, texts);
    }
    LoginGuidance.guidance("nonce-store", texts);
    assertThat(LoginGuidance.load(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(texts.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void noKeyStandsThereTwice(String language) throws Exception {
    Path file =
        ROOT.resolve("jpki-login/src/main/resources/io/github/jpki4j/login")
            .resolve("login_" + language + ".properties");
    assertThat(
            Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#")))
        .hasSameSizeAs(LoginGuidance.load(language).keySet())
        .allMatch(line -> line.matches("[A-Za-z0-9_.-]+=\\S.*"));
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholdersAndReferences() {
    LoginGuidance.load("en")
        .forEach(
            (key, text) ->
                assertThat(marks(LoginGuidance.load("ja").getProperty((String) key)))
                    .as("%s", key)
                    .isEqualTo(marks((String) text)));
  }

  private static Set<String> marks(String text) {
    return Pattern.compile("\\{[^}]*}|@[a-z0-9-]+|[|]")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /** By the sources: whatever of this package is an exception is among those that are tried. */
  @Test
  void noExceptionOfTheModuleIsLeftOut() throws Exception {
    Set<String> exceptions = new HashSet<>();
    try (Stream<Path> files =
        Files.list(ROOT.resolve("jpki-login/src/main/java/io/github/jpki4j/login"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Exception.java"))
          .forEach(name -> exceptions.add(name.replace(".java", "")));
    }
    assertThat(
            thrown().stream().map(it -> it.getClass().getSimpleName()).collect(Collectors.toSet()))
        .isEqualTo(exceptions);
    Guidance unknown = Guidance.of(new IllegalStateException(), Locale.ENGLISH);
    assertThat(thrown()).noneMatch(it -> LoginGuidance.of(it, Locale.ENGLISH).equals(unknown));
  }

  @Test
  void everyPartIsOneOrTwoSentencesOfItsLanguage() {
    for (Guidance guidance : all(Locale.JAPAN)) {
      for (String part : List.of(guidance.happened(), guidance.action())) {
        assertThat(part).endsWith("。").containsPattern(KANA).doesNotContain("null", "|");
        assertThat(part.split("。")).as(part).hasSizeLessThanOrEqualTo(2);
      }
    }
    for (Guidance guidance : all(Locale.FRANCE)) {
      for (String part : List.of(guidance.happened(), guidance.action())) {
        assertThat(part).endsWith(".").doesNotContain("null", "|").doesNotContainPattern(KANA);
        assertThat(part.split("[.] ")).as(part).hasSizeLessThanOrEqualTo(2);
      }
    }
  }

  private static List<Guidance> all(Locale locale) {
    List<Guidance> all = new ArrayList<>();
    findings().forEach(finding -> all.add(LoginGuidance.of(finding, locale)));
    thrown().forEach(it -> all.add(LoginGuidance.of(it, locale)));
    Arrays.stream(LoginVerdict.values()).forEach(it -> all.add(LoginGuidance.of(it, locale)));
    return all;
  }

  @Test
  void timesAreThoseOfJapanAndArgumentsStayAsTheyAre() {
    LoginFinding expired = LoginFinding.of(LoginCode.CHALLENGE_EXPIRED, AT);
    assertThat(LoginGuidance.of(expired, Locale.JAPAN).happened()).contains("2026-11-30 11:05");
    LoginFinding key = LoginFinding.of(LoginCode.KEY_UNSUPPORTED, "{at} @none");
    assertThat(LoginGuidance.of(key, Locale.ENGLISH).happened()).contains("({at} @none)");
  }

  @Test
  void anExceptionSaysWhatItsFindingSaysAndAnotherOneWhatCoreSays() {
    LoginException refused = new LoginException(LoginCode.ORIGIN_OTHER);
    assertThat(LoginGuidance.of(refused, Locale.JAPAN))
        .isEqualTo(LoginGuidance.of(refused.finding(), Locale.JAPAN));
    PinBlockedException blocked = new PinBlockedException(KeyKind.AUTH);
    assertThat(LoginGuidance.of(blocked, Locale.JAPAN))
        .isEqualTo(Guidance.of(blocked, Locale.JAPAN));
  }

  /** Nothing passes that does not need to be done something about, and the contrary. */
  @ParameterizedTest
  @EnumSource(LoginCode.class)
  void whatPassedNeedsNothingAndAllElseSomething(LoginCode code) {
    assertThat(LoginGuidance.load("en").getProperty("finding." + code).endsWith("| @none"))
        .isEqualTo(code.outcome() == Outcome.PASSED);
  }

  /** The pages say it in the same words, with dots for what is filled in. */
  @ParameterizedTest
  @CsvSource({"login.md, en", "login.ja.md, ja"})
  void thePagesHaveTheSameWords(String page, String language) throws Exception {
    Map<String, String> rows =
        Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\| [^|]+ \\| ([^|]+ \\| [^|]+) \\|$")
            .matcher(Files.readString(ROOT.resolve("docs").resolve(page)))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    Locale locale = Locale.forLanguageTag(language);
    GuidanceTexts texts = new GuidanceTexts(LoginGuidance.load(language));
    for (LoginCode code : LoginCode.values()) {
      String key = "finding." + code;
      String[] dots = {"at", "…", "detail", "…"};
      assertThat(rows.get(code.name()))
          .as(code.name())
          .isEqualTo(texts.happened(key, dots) + " | " + texts.action(key, dots));
      assertThat(LoginGuidance.of(LoginFinding.of(code), locale).action())
          .isEqualTo(texts.action(key, dots));
    }
  }
}
