package io.github.jpki4j.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the reader says of a file that it refuses has a sentence in Japanese, too. */
class ReasonsTest {

  private static final Path SOURCES =
      Path.of(
          System.getProperty("jpki.root"),
          "jpki-documents/src/main/java/io/github/jpki4j/document/pdf");

  /** Where a reason is told: up to the end of the statement. */
  private static final Pattern TOLD =
      Pattern.compile("(?:new SyntaxException\\(|new DocumentException\\(|\\bnote\\()([^;]*);");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern JAPANESE = Pattern.compile("[\\u3041-\\u30FA]");

  /** The reasons in a file, with 7 for what varies. */
  private static List<String> reasons(Path source) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (MatchResult told : TOLD.matcher(Files.readString(source)).results().toList()) {
      StringBuilder reason = new StringBuilder();
      int end = 0;
      for (MatchResult literal : LITERAL.matcher(told.group(1)).results().toList()) {
        boolean joined =
            end > 0
                && told.group(1).substring(end, literal.start()).matches("(?s)\\s*\\+.*\\+\\s*");
        if (end > 0 && !joined) {
          break; // what follows is another argument
        }
        reason.append(joined ? "7" : "").append(literal.group(1).replace("\\\"", "\""));
        end = literal.end();
      }
      boolean goesOn = end > 0 && told.group(1).substring(end).strip().startsWith("+");
      reasons.add(reason + (goesOn ? "7" : ""));
    }
    return reasons.stream()
        .filter(reason -> reason.strip().matches("(?s).*[a-z]{2}.* .*|.* .*[a-z]{2}.*"))
        .map(ReasonsTest::whole)
        .toList();
  }

  /** With a name of a key, and with what is in an object stream. */
  private static String whole(String reason) {
    return reason.replace("/7", "/Prev").replace("stream: 7", "stream: no dictionary");
  }

  private static Set<String> told() throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.addAll(reasons(file));
      }
    }
    return all;
  }

  @Test
  void everyReasonThatIsToldIsThereInJapanese() throws IOException {
    Set<String> told = told();
    assertThat(told).hasSizeGreaterThan(80);
    assertThat(told)
        .allSatisfy(reason -> assertThat(Reasons.text(reason, Locale.JAPAN)).isNotEqualTo(reason));
  }

  @Test
  void theJapaneseIsJapaneseAndHasWhatVaries() {
    Reasons.all()
        .forEach(
            (english, japanese) -> {
              assertThat(japanese).containsPattern(JAPANESE);
              for (String varying : List.of("{0}", "{1}")) {
                assertThat(japanese.contains(varying))
                    .as(english)
                    .isEqualTo(english.contains(varying));
              }
            });
  }

  @Test
  void whatVariesIsCarriedOver() {
    assertThat(Reasons.text("object 12 is freed", Locale.JAPAN)).isEqualTo("オブジェクト 12 が未使用にされています");
    assertThat(Reasons.text("no \"endobj\"", Locale.JAPAN)).isEqualTo("\"endobj\" がありません");
    assertThat(Reasons.text("in an object stream: no dictionary", Locale.JAPAN))
        .isEqualTo("オブジェクトストリームの中: 辞書がありません");
    assertThat(Reasons.text("object 12 is freed", Locale.ENGLISH)).isEqualTo("object 12 is freed");
    assertThat(Reasons.text("", Locale.JAPAN)).isEmpty();
  }
}
