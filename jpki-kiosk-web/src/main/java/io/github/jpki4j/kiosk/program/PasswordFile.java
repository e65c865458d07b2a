package io.github.jpki4j.kiosk.program;

import static io.github.jpki4j.kiosk.program.ConfigurationKey.TLS_PASSWORD_FILE;

import io.github.jpki4j.kiosk.program.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A password in a file of its own: one line in UTF-8. */
final class PasswordFile {

  private PasswordFile() {}

  /** What stands in the first line; the caller erases it. */
  static char[] read(Path path) throws ConfigurationException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ConfigurationException(Problem.VALUE, TLS_PASSWORD_FILE.word(), "FILE", e);
    }
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    char[] password = Arrays.copyOfRange(text.array(), 0, end);
    Arrays.fill(text.array(), '\0');
    Arrays.fill(bytes, (byte) 0);
    return password;
  }
}
