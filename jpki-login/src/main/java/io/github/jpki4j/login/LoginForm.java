package io.github.jpki4j.login;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text of fixed lines: a line of the version, then a name and a value a line, each line ended by
 * one line feed. Printable ASCII, so that nothing can look like something else, and one spelling.
 */
enum LoginForm {
  CHALLENGE(
      LoginChallenge.LONGEST,
      LoginCode.CHALLENGE_LENGTH,
      LoginCode.CHALLENGE_CHARACTERS,
      LoginCode.CHALLENGE_VERSION,
      LoginCode.CHALLENGE_LINES,
      "JPKI-LOGIN 1",
      "origin purpose nonce issued expires"),
  RESPONSE(
      LoginResponse.LONGEST,
      LoginCode.RESPONSE_LENGTH,
      LoginCode.RESPONSE_CHARACTERS,
      LoginCode.RESPONSE_VERSION,
      LoginCode.RESPONSE_LINES,
      "JPKI-LOGIN-RESPONSE 1",
      "challenge certificate issuer signature");

  private final int longest;
  private final LoginCode wrongLength;
  private final LoginCode wrongCharacters;
  private final LoginCode wrongVersion;
  private final LoginCode wrongLines;
  private final String version;

  /** With a space between them: an enum is immutable. */
  private final String names;

  LoginForm(
      int longest,
      LoginCode wrongLength,
      LoginCode wrongCharacters,
      LoginCode wrongVersion,
      LoginCode wrongLines,
      String version,
      String names) {
    this.longest = longest;
    this.wrongLength = wrongLength;
    this.wrongCharacters = wrongCharacters;
    this.wrongVersion = wrongVersion;
    this.wrongLines = wrongLines;
    this.version = version;
    this.names = names;
  }

  /** The text of values, in the order of the lines. */
  String text(String... values) {
    List<String> names = names();
    StringBuilder text = new StringBuilder(version).append('\n');
    for (int i = 0; i < names.size(); i++) {
      text.append(names.get(i)).append(": ").append(values[i]).append('\n');
    }
    return text.toString();
  }

  /** The values, in the order of the lines; whether each makes sense is not looked at. */
  List<String> values(byte[] bytes) throws LoginException {
    if (bytes.length == 0 || bytes.length > longest) {
      throw new LoginException(wrongLength);
    }
    for (byte one : bytes) {
      if (one != '\n' && (one < ' ' || one > '~')) {
        throw new LoginException(wrongCharacters);
      }
    }
    String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
    if (!lines[0].equals(version)) {
      throw new LoginException(wrongVersion);
    }
    List<String> names = names();
    // behind the last line feed stands nothing, which is one more piece
    if (lines.length != names.size() + 2 || !lines[names.size() + 1].isEmpty()) {
      throw new LoginException(wrongLines);
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String begin = names.get(i) + ": ";
      if (!lines[i + 1].startsWith(begin)) {
        throw new LoginException(wrongLines);
      }
      values.add(lines[i + 1].substring(begin.length()));
    }
    return values;
  }

  /** The names of the lines, in their order. */
  List<String> names() {
    return Arrays.asList(names.split(" ", -1));
  }
}
