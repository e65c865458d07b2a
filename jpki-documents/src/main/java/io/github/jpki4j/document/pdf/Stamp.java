package io.github.jpki4j.document.pdf;

import java.util.List;

/**
 * What a signature shows on a page: text alone, in the lower left corner, above earlier stamps.
 *
 * @param lines one or more, unmodifiable; none may have a control character, such as a line break
 * @param testLine the line above them if the signer's certificate is for tests
 * @param page counted from 1
 * @param test whether the test line is there whatever the certificate is
 * @since 0.1.0
 */
public record Stamp(List<String> lines, String testLine, int page, boolean test) {

  /**
   * Copies the lines.
   *
   * @param lines one or more
   * @param testLine the line above them for tests
   * @param page counted from 1
   * @param test whether the test line is there whatever the certificate is
   * @throws IllegalArgumentException if there is no line
   */
  public Stamp {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a stamp without a line");
    }
  }

  /**
   * A stamp with the test line if the certificate turns out to be one for tests.
   *
   * @param lines one or more
   * @param testLine the line above them for tests
   * @param page counted from 1
   * @throws IllegalArgumentException if there is no line
   */
  public Stamp(List<String> lines, String testLine, int page) {
    this(lines, testLine, page, false);
  }

  /**
   * The same with the test line, for those who know before that the certificate is one for tests.
   *
   * @return a new one
   */
  public Stamp forTests() {
    return new Stamp(lines, testLine, page, true);
  }
}
