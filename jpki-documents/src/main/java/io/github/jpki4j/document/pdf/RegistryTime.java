package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether /M is a time as the registry takes it. */
final class RegistryTime {

  private static final Pattern TIME =
      Pattern.compile(
          "D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})"
              + "(?:Z|[+-]([0-9]{2})'([0-9]{2})'?)");

  private static final int HOURS = 24;
  private static final int MINUTES = 60;

  private RegistryTime() {}

  static RegistryCode code(@Nullable PdfObject time) {
    if (time == null) {
      return RegistryCode.TIME_MISSING;
    }
    return time instanceof Text text && isTime(text.value())
        ? RegistryCode.TIME_RIGHT
        : RegistryCode.TIME_MALFORMED;
  }

  private static boolean isTime(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return false;
    }
    try {
      LocalDateTime.of(
          number(time, 1),
          number(time, 2),
          number(time, 3),
          number(time, 4),
          number(time, 5),
          number(time, 6));
    } catch (DateTimeException e) {
      return false;
    }
    return time.group(7) == null || (number(time, 7) < HOURS && number(time, 8) < MINUTES);
  }

  private static int number(Matcher time, int group) {
    return Integer.parseInt(time.group(group));
  }
}
