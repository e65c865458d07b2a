package io.github.jpki4j.kiosk.flow;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a failure that nobody foresaw is written down. */
public final class FailureTrace {

  private static final int MOST_FRAMES = 12;
  private static final int MOST_CAUSES = 5;

  private FailureTrace() {}

  /**
   * Where a failure came from, without a message: it could have been made of what a person entered.
   *
   * @param failure what was thrown
   * @return the types of it and of its causes, each with the calls that led to it, in one line
   */
  public static String withoutTexts(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      text.append(i == 0 ? "" : " because of ").append(cause.getClass().getName()).append(" at ");
      text.append(
          Arrays.stream(cause.getStackTrace())
              .limit(MOST_FRAMES)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < ")));
      cause = cause.getCause();
    }
    return text.toString();
  }
}
