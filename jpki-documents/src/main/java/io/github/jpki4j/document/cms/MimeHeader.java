package io.github.jpki4j.document.cms;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of a message or of a part of it (RFC 5322, RFC 2045), as far as S/MIME needs it. */
final class MimeHeader {

  /** Bytes; far more than a header has. */
  private static final int LONGEST = 1 << 16;

  private static final String TYPE = "content-type";
  private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \\t]*:(.*)", Pattern.DOTALL);

  /** A parameter of a field. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\s*;\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s;\"]+))");

  private final Map<String, String> fields;
  private final int end;

  private MimeHeader(Map<String, String> fields, int end) {
    this.fields = fields;
    this.end = end;
  }

  /**
   * Reads the lines before the first empty one.
   *
   * @param message not changed
   * @return empty if that does not begin with a header
   * @throws DocumentException if a field that counts is there twice
   */
  static Optional<MimeHeader> of(byte[] message) throws DocumentException {
    String text =
        new String(message, 0, Math.min(message.length, LONGEST), StandardCharsets.ISO_8859_1);
    Map<String, String> fields = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int lineEnd = lineEnd(text, at);
      StringBuilder line = new StringBuilder(text.substring(at, lineEnd));
      if (line.toString().isBlank()) {
        return Optional.of(new MimeHeader(fields, lineEnd));
      }
      while (lineEnd < text.length() && isFolded(text, lineEnd)) {
        int next = lineEnd(text, lineEnd);
        line.append(text, lineEnd, next);
        lineEnd = next;
      }
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        return Optional.empty();
      }
      String name = field.group(1).toLowerCase(Locale.ROOT);
      if (fields.put(name, field.group(2).strip()) != null && name.startsWith("content-")) {
        throw new DocumentException(Problem.SMIME_MALFORMED);
      }
      at = lineEnd;
    }
    return Optional.empty();
  }

  private static boolean isFolded(String text, int at) {
    return (text.charAt(at) == ' ' || text.charAt(at) == '\t')
        && !text.substring(at, lineEnd(text, at)).isBlank();
  }

  /** Behind the line that begins there. */
  static int lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  /** Behind the empty line. */
  int end() {
    return end;
  }

  /** A field without parameters, in lower case. */
  Optional<String> value(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  boolean isOfType(String type) {
    return value(TYPE).equals(Optional.of(type));
  }

  /**
   * A parameter of the type.
   *
   * @throws DocumentException if it is there twice, or the parameters are not what RFC 2045 has
   */
  Optional<String> parameter(String name) throws DocumentException {
    String value = fields.getOrDefault(TYPE, "");
    int at = Math.max(0, value.indexOf(';'));
    Matcher parameter = PARAMETER.matcher(value);
    Optional<String> found = Optional.empty();
    while (at < value.length()) {
      if (!parameter.region(at, value.length()).lookingAt()) {
        throw new DocumentException(Problem.SMIME_MALFORMED);
      }
      if (parameter.group(1).equalsIgnoreCase(name)) {
        if (found.isPresent()) {
          throw new DocumentException(Problem.SMIME_MALFORMED);
        }
        found = Optional.of(parameter.group(2) != null ? parameter.group(2) : parameter.group(3));
      }
      at = parameter.end();
      if (value.substring(at).isBlank() || value.substring(at).strip().equals(";")) {
        break;
      }
    }
    return found;
  }
}
