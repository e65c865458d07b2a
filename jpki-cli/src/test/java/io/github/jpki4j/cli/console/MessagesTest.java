package io.github.jpki4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pin.PinFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private static final List<SecretKind> SECRETS =
      Stream.concat(
              Arrays.<SecretKind>stream(KeyKind.values()),
              Arrays.<SecretKind>stream(DataSecret.values()))
          .toList();

  /** Rules that no password of letters can break. */
  private static final Set<PinFormatException.Rule> ABOUT_DATES =
      Set.of(PinFormatException.Rule.DATE, PinFormatException.Rule.EXPIRY_YEAR);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

  private static Map<String, List<String>> placeholders(Language language) {
    Messages messages = Messages.of(language);
    Map<String, List<String>> found = new TreeMap<>();
    for (String key : messages.bundle().keySet()) {
      List<String> here = new ArrayList<>();
      Matcher matcher = PLACEHOLDER.matcher(messages.bundle().getString(key));
      while (matcher.find()) {
        here.add(matcher.group());
      }
      found.put(key, here.stream().sorted().distinct().toList());
    }
    return found;
  }

  /** Where Japanese says less: of how many tries, a person need not know. */
  private static final List<String> SHORTER = List.of("tries.left", "tries.last");

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() {
    Map<String, List<String>> japanese = placeholders(Language.JA);
    Map<String, List<String>> english = placeholders(Language.EN);
    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    for (String key : SHORTER) {
      assertThat(english.remove(key)).containsAll(japanese.remove(key));
    }
    assertThat(japanese).isEqualTo(english);
  }

  /** Of a key that stands there twice, the first text would never be seen. */
  @ParameterizedTest
  @EnumSource
  void noKeyStandsThereTwice(Language language) throws IOException {
    Set<String> keys = Messages.of(language).bundle().keySet();
    String name = "messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
    try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(name))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
          .hasSameSizeAs(keys);
    }
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyExitCodeHasASentenceInBothLanguages(ExitCode code) {
    assertThat(Messages.of(Language.EN).get(code.key())).isNotBlank();
    assertThat(Messages.of(Language.JA).get(code.key())).isNotBlank();
  }

  static Stream<Arguments> thrown() {
    List<Arguments> all = new ArrayList<>();
    for (SecretKind key : SECRETS) {
      all.add(Arguments.of(20, new PinIncorrectException(key, 2)));
      all.add(Arguments.of(21, new PinBlockedException(key)));
      all.add(Arguments.of(22, new PinCancelledException(key)));
      all.add(Arguments.of(24, new LastTryException(key)));
      all.add(Arguments.of(24, new LastTryException(key, false)));
      all.add(Arguments.of(30, new PinRequiredException(key)));
      for (PinOutcomeUnknownException.Operation operation :
          PinOutcomeUnknownException.Operation.values()) {
        all.add(
            Arguments.of(
                25,
                new PinOutcomeUnknownException(
                    key, operation, OptionalInt.empty(), new CardRemovedException("x"))));
      }
    }
    for (PinFormatException.Rule rule : PinFormatException.Rule.values()) {
      for (SecretKind secret : SECRETS) {
        if (secret != KeyKind.SIGN || !ABOUT_DATES.contains(rule)) {
          all.add(Arguments.of(23, new PinFormatException(secret, rule)));
        }
      }
    }
    for (CertificateKind kind : CertificateKind.values()) {
      all.add(
          Arguments.of(
              30,
              new CertificateNotFoundException(kind, CertificateNotFoundException.Reason.NO_FILE)));
    }
    for (MalformedDataException.Data data : MalformedDataException.Data.values()) {
      for (MalformedDataException.Problem problem : MalformedDataException.Problem.values()) {
        all.add(Arguments.of(50, new MalformedDataException(data, problem)));
      }
    }
    all.add(Arguments.of(13, new TransportException("x", Remedy.CHECK_READER)));
    for (ReaderException.Problem problem : ReaderException.Problem.values()) {
      all.add(Arguments.of(10, new ReaderException(problem, "x", List.of("A", "B"))));
      all.add(Arguments.of(10, new ReaderException(problem, "x", List.of())));
    }
    all.add(Arguments.of(12, new ApplicationNotFoundException("JPKI")));
    all.add(Arguments.of(13, new TransportException("x", Remedy.PRESENT_CARD)));
    all.add(Arguments.of(13, new TransportException("x", Remedy.REOPEN)));
    all.add(Arguments.of(13, new CardRemovedException("x")));
    all.add(Arguments.of(13, new CardResetException("x")));
    all.add(Arguments.of(30, new CardResponseException("x", new StatusWord(0x6F00))));
    all.add(Arguments.of(30, new MalformedResponseException("x")));
    all.add(Arguments.of(1, new IllegalStateException("x")));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void everythingThatIsThrownHasACodeAndASentenceInBothLanguages(int code, Exception thrown) {
    Failure failure = Failures.of(thrown);
    assertThat(failure.code().number()).isEqualTo(code);
    assertThat(failure).hasCause(thrown);
    for (Language language : Language.values()) {
      String sentence = failure.sentence(Messages.of(language));
      assertThat(sentence).isNotBlank().doesNotContain("{");
      assertThat(sentence.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x9FFF))
          .isEqualTo(language == Language.JA);
    }
  }

  @ParameterizedTest
  @EnumSource(NativeRefusal.class)
  void whyTheWayToPcscIsNotNativeIsASentenceInBothLanguages(NativeRefusal refusal) {
    assertThat(Messages.of(Language.EN).get("native." + refusal)).endsWith(".");
    assertThat(Messages.of(Language.JA).get("native." + refusal)).endsWith("。");
  }

  @Test
  void theExitCodesAreThePromisedNumbers() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
        .containsExactly(
            0, 1, 2, 10, 11, 12, 13, 20, 21, 22, 23, 24, 25, 30, 40, 41, 42, 43, 44, 50, 60, 61, 62,
            70, 71, 72, 73, 80);
  }
}
