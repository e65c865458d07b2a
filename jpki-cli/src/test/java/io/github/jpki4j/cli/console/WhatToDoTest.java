package io.github.jpki4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.guidance.Guidance;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pin.PinFormatException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A screen says what happened and what to do about it, in both languages, and nothing twice. */
class WhatToDoTest {

  static Stream<Arguments> thrown() {
    return MessagesTest.thrown();
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    Set<Class<?>> leaves = new HashSet<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        leaves.addAll(leaves(permitted));
      } else {
        leaves.add(permitted);
      }
    }
    return leaves;
  }

  @Test
  void everyExceptionOfTheLibraryIsTried() {
    Set<Class<?>> wanted = new HashSet<>(leaves(JpkiException.class));
    wanted.addAll(List.of(ReaderException.class, PinFormatException.class));
    Set<Class<?>> tried = new HashSet<>();
    thrown().forEach(given -> tried.add(given.get()[1].getClass()));
    assertThat(tried).containsAll(wanted);
    assertThat(thrown()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatHappenedAndWhatToDoArePrintedInEightyColumns(int code, Exception thrown) {
    Failure failure = Failures.of(thrown);
    for (Language language : Language.values()) {
      String screen = printed(failure, language);
      assertThat(screen.lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
      Messages messages = Messages.of(language);
      for (String part : parts(thrown, messages.locale())) {
        assertThat(joined(screen)).contains(joined(part));
      }
      assertThat(sentences(failure.sentence(messages)))
          .hasSizeGreaterThan(1)
          .doesNotHaveDuplicates();
    }
    assertThat(failure.code().number()).isEqualTo(code);
  }

  /** Both parts of the guidance, or, where the command has a sentence of its own, parts of that. */
  private static List<String> parts(Exception thrown, Locale locale) {
    boolean japanese = locale.getLanguage().equals("ja");
    Guidance guidance = Guidance.of(thrown, locale);
    if (thrown instanceof LastTryException) {
      return List.of(guidance.happened(), "--use-last-try");
    }
    if (thrown instanceof ReaderException reader) {
      return List.of(way(reader.problem(), japanese));
    }
    return thrown instanceof JpkiException || thrown instanceof PinFormatException
        ? List.of(guidance.happened(), guidance.action())
        : List.of("IllegalStateException", "-v");
  }

  /** The way out of each problem with a reader. */
  private static String way(ReaderException.Problem problem, boolean japanese) {
    return switch (problem) {
      case NATIVE_UNAVAILABLE -> japanese ? "リーダーを接続し" : "Connect a reader";
      case NO_LIBRARY -> "apt install pcscd";
      case NO_SERVICE -> "systemctl enable";
      case NOT_PERMITTED -> "docs/pcsc-troubleshooting";
      case NO_READER -> japanese ? "接続して" : "connect one";
      case UNKNOWN_READER -> japanese ? "接続" : "connect"; // without any reader: connect one
      case AMBIGUOUS_READER, SEVERAL_CARDS -> "--reader NAME";
      case IN_USE -> japanese ? "終了して" : "Close it";
    };
  }

  private static String printed(Failure failure, Language language) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(screen, false, StandardCharsets.UTF_8);
    Messages messages = Messages.of(language);
    new Output(stream, stream, true, false, messages).error(failure.sentence(messages));
    stream.flush();
    return screen.toString(StandardCharsets.UTF_8);
  }

  /** Without what a break of lines puts between words. */
  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<String> sentences(String text) {
    return Arrays.stream(text.split("。|[.:;,] |、|（| \\("))
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private static Guidance guidance(String action) {
    return new Guidance("x", action);
  }

  @Test
  void anActionIsSaidOnceAndNotWhereNothingIsToBeDone() {
    assertThat(
            Actions.of(
                Stream.of(
                    guidance("Do not rely on it."),
                    guidance("There is nothing to do."),
                    guidance("Do not rely on it. Get a new one."),
                    guidance("Check the clock."),
                    guidance("Check the clock.")),
                Locale.ENGLISH))
        .containsExactly("Do not rely on it. Get a new one.", "Check the clock.");
  }

  /** What is odd about attributes is told with what to do, once. */
  @Test
  void nothingToDoIsNothingInBothLanguages() {
    for (Locale locale : List.of(Locale.JAPAN, Locale.ENGLISH)) {
      AttributeProblem harmless =
          new AttributeProblem(Optional.empty(), AttributeProblem.Kind.UNKNOWN_ARC);
      assertThat(Actions.of(Stream.of(Guidance.of(harmless, locale)), locale)).isEmpty();
      List<Guidance> odd =
          Arrays.stream(AttributeProblem.Kind.values())
              .map(kind -> new AttributeProblem(Optional.of(Attribute.NAME), kind))
              .map(problem -> Guidance.of(problem, locale))
              .toList();
      assertThat(Actions.of(odd.stream(), locale)).hasSize(2);
    }
  }

  @Test
  void aLinkOfSomebodyElseIsExplainedByItsRemedy() {
    for (TransportException.Remedy remedy : TransportException.Remedy.values()) {
      String screen = printed(Failures.of(new TransportException("x", remedy) {}), Language.JA);
      assertThat(joined(screen)).contains(joined(Guidance.of(remedy, Locale.JAPAN).action()));
    }
  }
}
