package io.github.jpki4j.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the module is without a text, in neither language, and no text is without a use. */
class GuidanceTest {

  private static final Path SOURCES =
      Path.of(System.getProperty("jpki.root"), "jpki-core", "src", "main");

  private static final Pattern KANA = Pattern.compile("[ぁ-んァ-ヶ]");

  /** Remembers which texts were asked for. */
  private static final class RecordingTexts extends Texts {
    private final Set<String> asked = new TreeSet<>();

    RecordingTexts(String language) {
      super(load(language));
    }

    @Override
    public String get(String key) {
      asked.add(key);
      return super.get(key);
    }
  }

  private static void nameAll(Texts texts) {
    GuidanceSamples.secrets().forEach(secret -> GuidanceTerms.name(secret, texts));
    Arrays.stream(CertificateKind.values()).forEach(it -> texts.name("certificate", it));
    Arrays.stream(CardKind.values()).forEach(it -> texts.name("card", it));
    Arrays.stream(Attribute.values()).forEach(it -> texts.name("attribute", it));
    Arrays.stream(Check.values()).forEach(it -> texts.name("check", it));
    Arrays.stream(AuthenticityCheck.values()).forEach(it -> texts.name("genuine-check", it));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyTextIsThereAndUsed(String language) {
    RecordingTexts texts = new RecordingTexts(language);
    assertThat(GuidanceSamples.all(texts)).hasSizeGreaterThan(300);
    nameAll(texts);
    assertThat(Texts.load(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(texts.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void noKeyStandsThereTwice(String language) throws IOException {
    Path file =
        SOURCES.resolve("resources" + Texts.DIRECTORY + "guidance_" + language + ".properties");
    List<String> lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    assertThat(lines)
        .hasSameSizeAs(Texts.load(language).keySet())
        .allMatch(line -> line.matches("[A-Za-z_.-]+=\\S.*"));
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholdersAndReferences() {
    Properties japanese = Texts.load("ja");
    Properties english = Texts.load("en");
    for (String key : english.stringPropertyNames()) {
      assertThat(marks(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(marks(english.getProperty(key)));
    }
  }

  private static Set<String> marks(String text) {
    return Pattern.compile("\\{[^}]*}|@[a-z-]+|[|]")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /** What can be thrown, by the sources: exceptions of exported packages that are not abstract. */
  private static Set<Class<?>> exceptions() throws Exception {
    String module = Files.readString(SOURCES.resolve("java/module-info.java"));
    Set<Class<?>> found = new HashSet<>();
    for (MatchResult exported :
        Pattern.compile("exports ([\\w.]+);").matcher(module).results().toList()) {
      Path folder = SOURCES.resolve("java").resolve(exported.group(1).replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          if (!name.endsWith("-info")) {
            add(found, Class.forName(exported.group(1) + "." + name));
          }
        }
      }
    }
    return found;
  }

  private static void add(Set<Class<?>> found, Class<?> type) {
    if (Throwable.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
      found.add(type);
    }
    Arrays.stream(type.getDeclaredClasses()).forEach(nested -> add(found, nested));
  }

  private static Set<Class<?>> leaves(Class<?> sealed) {
    Set<Class<?>> leaves = new HashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        leaves.addAll(leaves(permitted));
      } else {
        leaves.add(permitted);
      }
    }
    return leaves;
  }

  @Test
  void noExceptionOfTheModuleAndNoPartOfASealedTypeIsLeftOut() throws Exception {
    Set<Class<?>> sampled =
        GuidanceSamples.thrown().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(exceptions()).hasSizeGreaterThan(14).isSubsetOf(sampled);
    assertThat(leaves(JpkiException.class)).hasSizeGreaterThan(11).isSubsetOf(sampled);
    assertThat(leaves(SecretKind.class))
        .isEqualTo(
            GuidanceSamples.secrets().stream().map(Object::getClass).collect(Collectors.toSet()));
    assertThat(leaves(RevocationStatus.class))
        .isEqualTo(
            GuidanceSamples.statuses().stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  /** Only what nobody knows is called unexpected. */
  @Test
  void everyExceptionOfTheModuleIsKnown() {
    Guidance unknown = Guidance.of(new IllegalStateException(), Locale.ENGLISH);
    assertThat(unknown.happened()).contains("unexpected", "not known");
    for (Throwable thrown : GuidanceSamples.thrown()) {
      assertThat(Guidance.of(thrown, Locale.ENGLISH).equals(unknown))
          .as("%s", thrown)
          .isEqualTo(thrown.getClass() == IllegalStateException.class);
    }
  }

  @Test
  void everyPartIsOneOrTwoSentencesOfItsLanguageAndNothingPrivate() {
    for (Guidance guidance : GuidanceSamples.all(Texts.of(Locale.JAPAN))) {
      for (String part : List.of(guidance.happened(), guidance.action())) {
        assertThat(part).endsWith("。").containsPattern(KANA).doesNotContain("1234", "田中", "null");
        assertThat(part.split("。")).as(part).hasSizeLessThanOrEqualTo(2);
      }
      assertThat(guidance.text()).isEqualTo(guidance.happened() + guidance.action());
    }
    for (Guidance guidance : GuidanceSamples.all(Texts.of(Locale.ENGLISH))) {
      for (String part : List.of(guidance.happened(), guidance.action())) {
        assertThat(part)
            .endsWith(".")
            .doesNotContain("1234", "ABC123", "田中", "null", "2026-11-23T");
        assertThat(part.replaceAll("\\([^)]*\\)", "")).doesNotContainPattern(KANA);
        assertThat(part.split("[.] ")).as(part).hasSizeLessThanOrEqualTo(2);
      }
      assertThat(guidance.text()).isEqualTo(guidance.happened() + " " + guidance.action());
    }
  }

  /** What an argument says is shown as it is, and fills nothing in again. */
  @Test
  void placeholdersInArgumentsStayWhatTheyAre() {
    assertThat(
            Guidance.of(new Finding(FindingCode.KEY_WEAK, List.of("{detail} {at}")), Locale.ENGLISH)
                .happened())
        .isEqualTo("The key is too short or of an unknown kind ({detail} {at}).");
    for (Guidance guidance : GuidanceSamples.all(Texts.of(Locale.ENGLISH))) {
      assertThat(guidance.text().replace("{at}", "").replace("{secret}", "").replace("{ca}", ""))
          .doesNotContain("{", "@", "|");
    }
  }

  @Test
  void countersAreTold() {
    for (SecretKind secret : GuidanceSamples.secrets()) {
      assertThat(happened(new PinIncorrectException(secret, 7))).contains("tries left: 7");
      Guidance last = Guidance.of(new PinIncorrectException(secret, 0), Locale.ENGLISH);
      assertThat(last.happened()).contains("tries left: 0", "blocked");
      assertThat(last.action())
          .isEqualTo(Guidance.of(new PinBlockedException(secret), Locale.ENGLISH).action());
      assertThat(happened(new LastTryException(secret))).contains("one try is left");
      assertThat(happened(new LastTryException(secret, false))).contains("may be one, or none");
      Throwable unknown =
          new PinOutcomeUnknownException(
              secret,
              PinOutcomeUnknownException.Operation.VERIFY,
              OptionalInt.of(9),
              new IllegalStateException());
      assertThat(Guidance.of(unknown, Locale.ENGLISH).action()).contains("fewer than 9");
      assertThat(Guidance.of(unknown, Locale.JAPAN).action()).contains("9回より少なければ");
    }
  }

  private static String happened(Throwable thrown) {
    return Guidance.of(thrown, Locale.ENGLISH).happened();
  }

  @Test
  void aBlockedSecretIsSentToWhoCanHelp() {
    for (SecretKind secret : GuidanceSamples.secrets()) {
      boolean licence = secret == DataSecret.LICENCE;
      PinBlockedException thrown = new PinBlockedException(secret);
      assertThat(Guidance.of(thrown, Locale.ENGLISH).action())
          .contains(licence ? "driving licence centre" : "municipal counter");
      assertThat(Guidance.of(thrown, Locale.JAPAN).action())
          .contains(licence ? "運転免許センター" : "市区町村の窓口");
    }
  }

  @Test
  void whatWrapsAnExceptionOfTheModuleIsExplainedByIt() {
    PinBlockedException blocked = new PinBlockedException(KeyKind.SIGN);
    Throwable wrapped = new ExecutionException(new SignatureException("x", blocked));
    assertThat(Guidance.of(wrapped, Locale.JAPAN)).isEqualTo(Guidance.of(blocked, Locale.JAPAN));
  }

  @Test
  void causesThatGoInACircleComeToAnEnd() {
    Exception first = new Exception();
    Exception second = new Exception(first);
    first.initCause(second);
    assertThat(Guidance.of(first, Locale.ENGLISH).happened()).contains("unexpected");
  }

  @Test
  void theStatusOfARevocationSaysWhatItsFindingSays() {
    assertThat(
            Guidance.of(new RevocationStatus.OnHold(GuidanceSamples.TIME), Locale.JAPAN).happened())
        .isEqualTo("2026-11-23 23:59（日本時間）から一時停止中です。公的個人認証では解除されません。");
    assertThat(
            Guidance.of(new RevocationStatus.Unknown(RevocationStatus.Why.STALE), Locale.ENGLISH))
        .isEqualTo(
            new Guidance(
                "It is not known whether it is revoked. The answer is too old.",
                "Get a newer list or answer."));
  }

  /** A transport of somebody else is explained by what it says is to be done. */
  @Test
  void anExceptionOfAnotherTransportIsExplainedByItsRemedy() {
    for (TransportException.Remedy remedy : TransportException.Remedy.values()) {
      TransportException own = new TransportException(GuidanceSamples.PRIVATE, remedy) {};
      assertThat(Guidance.of(own, Locale.JAPAN)).isEqualTo(Guidance.of(remedy, Locale.JAPAN));
    }
  }

  @Test
  void japaneseForJapaneseAndEnglishForEverybodyElseWhateverTheDefault() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.JAPAN);
      assertThat(GuidanceTerms.of(Locale.FRANCE).name(KeyKind.AUTH)).isEqualTo("auth PIN");
      Locale.setDefault(Locale.US);
      assertThat(GuidanceTerms.of(Locale.JAPAN).name(KeyKind.AUTH)).isEqualTo("利用者証明用パスワード");
    } finally {
      Locale.setDefault(before);
    }
  }
}
