package io.github.jpki4j.document.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a PDF is refused, in Japanese. The reader says it in English, where it finds it; what varies
 * in that, numbers and words in quotes, is carried over. Stateless, thread-safe.
 */
public final class Reasons {

  private static final Pattern VARIES = Pattern.compile("\"[^\"]*\"|[0-9]+");

  private static final String EQUALS = " = ";

  /** Before a reason that is about what is in an object stream. */
  private static final String STREAM = "in an object stream:";

  private static final Map<String, String> JAPANESE = load();

  private Reasons() {}

  private static Map<String, String> load() {
    String name = "reasons_ja.txt";
    Map<String, String> all = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Reasons.class.getResourceAsStream(name), name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(line -> !line.startsWith("#")).toList()) {
        int at = line.indexOf(EQUALS);
        all.put(line.substring(0, at), line.substring(at + EQUALS.length()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }

  /**
   * A reason in the language of the reader.
   *
   * @param english as it was told where it was found
   * @param locale Japanese, or anything else for English
   * @return in English, too, where there is no Japanese
   */
  public static String text(String english, Locale locale) {
    return locale.getLanguage().equals("ja") ? japanese(english).orElse(english) : english;
  }

  static Optional<String> japanese(String english) {
    if (english.startsWith(STREAM)) {
      return japanese(english.substring(STREAM.length()).trim())
          .map(reason -> JAPANESE.get(STREAM) + " " + reason);
    }
    List<String> found = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    Matcher varies = VARIES.matcher(english);
    while (varies.find()) {
      varies.appendReplacement(key, "{" + found.size() + "}");
      found.add(varies.group());
    }
    varies.appendTail(key);
    return Optional.ofNullable(JAPANESE.get(key.toString()))
        .map(text -> DocumentTexts.filled(text, found));
  }

  /** All that there is in English. */
  static Map<String, String> all() {
    return JAPANESE;
  }
}
