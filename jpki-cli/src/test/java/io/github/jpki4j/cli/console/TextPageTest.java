package io.github.jpki4j.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.CommandLines;
import io.github.jpki4j.cli.support.Desk;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextPageTest {

  @ParameterizedTest
  @CsvSource({"abc, 3", "'', 0", "日本, 4", "ａ, 2", "ｱ, 1", "、, 2", "（, 2", "😀, 2", "ー, 2", "𠮷, 2"})
  void fullWidthCharactersTakeTwoColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void linesBreakAtSpacesAndBesideWideCharacters() {
    assertThat(DisplayWidth.wrap("one two three", 8)).isEqualTo(List.of("one two", "three"));
    assertThat(DisplayWidth.wrap("日本語文章", 6)).isEqualTo(List.of("日本語", "文章"));
    assertThat(DisplayWidth.wrap("", 6)).isEqualTo(List.of(""));
    assertThat(DisplayWidth.wrap("日本語pin文", 8)).isEqualTo(List.of("日本語", "pin文"));
  }

  @Test
  void noLineBeginsWithAFullStopOrEndsWithAnOpeningBracket() {
    assertThat(DisplayWidth.wrap("日本語。文", 6)).isEqualTo(List.of("日本", "語。文"));
    assertThat(DisplayWidth.wrap("日本（語）", 6)).isEqualTo(List.of("日本", "（語）"));
  }

  @Test
  void aWordWiderThanALineIsCut() {
    assertThat(DisplayWidth.wrap("abcdefgh ij", 3)).isEqualTo(List.of("abc", "def", "gh", "ij"));
  }

  static Stream<String> commands() {
    return CommandLines.all(CommandLines.whole()).stream()
        .map(line -> line.getCommandSpec().qualifiedName());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsInto80ColumnsInBothLanguages(String command) {
    String[] args = (command + " -h").replaceFirst("jpki ", "").split(" ");
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result help = Desk.empty().locale(locale).run(args);
      assertThat(help.code()).isZero();
      assertThat(help.out())
          .contains(Messages.of(Language.of(locale)).get("option.json"))
          .doesNotContain("option.", "parameter.");
      assertThat(help.out().lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void everySentenceFitsInto80Columns() {
    for (Language language : Language.values()) {
      Messages messages = Messages.of(language);
      for (String key : messages.bundle().keySet()) {
        String shown = new TextPage(0).paragraph("jpki: ", messages.get(key)).toString();
        assertThat(shown.lines())
            .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
      }
    }
  }

  @Test
  void labelsLeaveAGapBeforeTheirValues() {
    for (Language language : Language.values()) {
      Messages messages = Messages.of(language);
      for (String key : messages.bundle().keySet()) {
        if (key.matches("doctor\\..*\\.label")) {
          assertThat(DisplayWidth.of(messages.get(key))).as(key).isLessThan(28);
        }
        if (key.equals("label.token")) {
          assertThat(DisplayWidth.of(messages.get(key))).as(key).isLessThan(28);
        } else if (key.matches("label\\..*")) {
          assertThat(DisplayWidth.of(messages.get(key))).as(key).isLessThan(20);
        }
      }
      for (KeyKind key : KeyKind.values()) {
        assertThat(DisplayWidth.of(messages.terms().name(key))).isLessThan(28);
        assertThat(DisplayWidth.of(messages.terms().name(key.certificate()))).isLessThan(28);
      }
      for (DataSecret secret : DataSecret.values()) {
        assertThat(DisplayWidth.of(messages.terms().name(secret))).isLessThan(28);
      }
    }
  }
}
