package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.pcsc.NativeRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/pcsc-troubleshooting has whatever {@code jpki doctor} can print, word for word. */
class TroubleshootingDocTest {

  /** Sentences of doctor besides those about readers and the native backend. */
  private static final List<String> OTHERS = List.of("usage.value", "native-only", "wrong-card");

  /** What stands in a sentence for what a driver said. */
  private static final String DETAIL = "…";

  /** What doctor can come across at a card, by its own sentences. */
  private static Stream<Failure> failures() {
    return Stream.of(
        Failures.ofConnecting(new TransportException(DETAIL, Remedy.CHECK_READER)),
        Failures.noCard(new TransportException(DETAIL, Remedy.PRESENT_CARD)),
        Failures.of(new CardRemovedException(DETAIL)),
        Failures.of(new CardResetException(DETAIL)),
        Failures.of(new TransportException(DETAIL, Remedy.REOPEN)),
        Failures.of(new CardResponseException(DETAIL, new StatusWord(0x6F00))),
        Failures.of(new MalformedResponseException(DETAIL)),
        Failures.of(new PinBlockedException(KeyKind.AUTH)),
        Failures.of(new PinBlockedException(KeyKind.SIGN)));
  }

  private static String document(Language language) throws IOException {
    String name =
        language == Language.JA ? "pcsc-troubleshooting.ja.md" : "pcsc-troubleshooting.md";
    return Files.readString(Path.of(System.getProperty("jpki.root"), "docs", name));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCheckHasARowAndASection(Language language) throws IOException {
    String document = document(language);
    List<String> rows =
        document.lines().filter(line -> line.matches("\\| [^|]+ \\| `[a-z][a-z-]*` \\|")).toList();
    assertThat(rows)
        .isEqualTo(
            Arrays.stream(DoctorCommand.Check.values())
                .map(
                    check ->
                        "| %s | `%s` |"
                            .formatted(
                                Messages.of(language)
                                    .get("doctor." + EnumNames.of(check) + ".label"),
                                EnumNames.of(check)))
                .toList());
    String headings = String.join("\n", document.lines().filter(l -> l.startsWith("## ")).toList());
    for (DoctorCommand.Check check : DoctorCommand.Check.values()) {
      assertThat(headings).contains("`" + EnumNames.of(check) + "`");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySentenceIsThere(Language language) throws IOException {
    String document = document(language);
    Messages messages = Messages.of(language);
    Stream<String> kinds =
        messages.bundle().keySet().stream()
            .filter(key -> key.startsWith("reader.") || key.startsWith("native."));
    assertThat(Stream.concat(kinds, OTHERS.stream()))
        .hasSizeGreaterThan(OTHERS.size() + NativeRefusal.values().length)
        .allSatisfy(
            key ->
                assertThat(document)
                    .as(key)
                    .contains(messages.get(key).replaceAll("\\{[0-9]}", "…")));
    assertThat(failures().map(failure -> failure.sentence(messages).replace("6F00", DETAIL)))
        .allSatisfy(sentence -> assertThat(document).contains(sentence));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonHasItsRow(Language language) throws IOException {
    String document = document(language);
    for (NativeRefusal refusal : NativeRefusal.values()) {
      assertThat(document)
          .contains(
              "| %s | `%s` |"
                  .formatted(
                      Messages.of(language).get("native." + refusal), EnumNames.of(refusal)));
    }
  }
}
