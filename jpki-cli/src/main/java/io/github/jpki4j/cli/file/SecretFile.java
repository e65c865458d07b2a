package io.github.jpki4j.cli.file;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The first line of a file, or the next line of standard input, as a secret. */
public final class SecretFile {

  /** Far more than any secret, in bytes; what is longer is malformed anyway. */
  private static final int MOST = 256;

  /** What some editors write before the text, in UTF-8 and in UTF-16. */
  private static final List<byte[]> BYTE_ORDER_MARKS =
      List.of(
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xFE, (byte) 0xFF},
          new byte[] {(byte) 0xFF, (byte) 0xFE});

  private SecretFile() {}

  /**
   * Reads the secret. One line end is taken off, LF or CR LF, and nothing else.
   *
   * @param name a file, or {@code -} for standard input, of which no byte after the line is read
   * @param standardInput for {@code -}
   * @return owned by the caller, who erases it
   * @throws Failure if the file cannot be read, or begins with a byte order mark
   */
  public static char[] read(String name, InputStream standardInput) {
    if (name.equals("-")) {
      try {
        return firstLine(name, standardInput);
      } catch (IOException e) {
        throw Failures.unreadable(Path.of("-"), e);
      }
    }
    Path file = path(name);
    try (InputStream in = Files.newInputStream(file)) {
      return firstLine(name, in);
    } catch (IOException e) {
      throw Failures.unreadable(file, e);
    }
  }

  /** A path as it was typed. */
  public static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "file.name");
    }
  }

  private static char[] firstLine(String name, InputStream in) throws IOException {
    byte[] line = new byte[MOST];
    try {
      int length = 0;
      int next = in.read();
      while (next >= 0 && next != '\n' && length < MOST) {
        line[length++] = (byte) next;
        next = in.read();
      }
      if (BYTE_ORDER_MARKS.stream()
          .anyMatch(mark -> Arrays.equals(mark, 0, mark.length, line, 0, mark.length))) {
        throw new Failure(ExitCode.PIN_MALFORMED, "pin-malformed.byte-order-mark", name);
      }
      if (next == '\n' && length > 0 && line[length - 1] == '\r') {
        length--;
      }
      CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line, 0, length));
      char[] secret = Arrays.copyOf(decoded.array(), decoded.remaining());
      Arrays.fill(decoded.array(), '\0');
      return secret;
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }
}
