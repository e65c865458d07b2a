package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of cards and readers where people read it. */
class PlainTextTest {

  private static final Set<Integer> COMMANDS =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  private static IntStream commands() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> COMMANDS.contains(Character.getType(c)));
  }

  /** Whatever shows a text that is not ours. */
  private static List<UnaryOperator<String>> views() {
    return List.of(
        PlainText::of,
        text -> new TokenInfo(text, "", "", "", "", "").toString(),
        text -> new TokenInfo("", text, "", "", "", "").toString(),
        text -> new TokenInfo("", "", text, "", "", "").toString(),
        text -> new TokenInfo("", "", "", text, "", "").toString(),
        text -> new TokenInfo("", "", "", "", text, text).toString(),
        text -> new ConnectionInfo(text, ConnectionInfo.Medium.UNKNOWN, 261, false).toString());
  }

  @Test
  void noViewPassesOnWhatATerminalObeys() {
    assertThat(commands()).contains(0, 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0x200B, 0x202E, 0xFEFF);
    for (UnaryOperator<String> view : views()) {
      commands()
          .forEach(
              c -> {
                String shown = view.apply("a" + Character.toString(c) + "b");
                assertThat(shown.codePoints().filter(s -> COMMANDS.contains(Character.getType(s))))
                    .as("%x", c)
                    .isEmpty();
              });
    }
  }

  @Test
  void everythingElseIsPassedOnAsItIs() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> !COMMANDS.contains(Character.getType(c)))
        .mapToObj(Character::toString)
        .filter(text -> !PlainText.of(text).equals(text))
        .findFirst()
        .ifPresent(
            text -> {
              throw new AssertionError("changed: U+" + Integer.toHexString(text.codePointAt(0)));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1B, \\u001B",
    "9B, \\u009B",
    "202E, \\u202E",
    "FEFF, \\uFEFF",
    "D800, \\uD800",
    "E0001, \\uDB40\\uDC01",
  })
  void escapesAreThoseOfJava(String codePoint, String escape) {
    assertThat(PlainText.of("a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b"))
        .isEqualTo("a" + escape + "b");
  }
}
