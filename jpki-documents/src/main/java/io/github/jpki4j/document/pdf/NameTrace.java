package io.github.jpki4j.document.pdf;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for a name in the bytes of a PDF that perhaps nobody can read: with or without escapes,
 * also in compressed streams that no table lists. Where it is not found, no program shows what
 * needs it.
 */
final class NameTrace {

  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  /** Bytes of all streams together, decoded. */
  private static final int MOST = 128 << 20;

  private static final int CHUNK = 1 << 16;

  private final byte[] file;
  private final byte[] name;
  private final Inflater inflater = new Inflater();
  private final byte[] chunk = new byte[CHUNK];
  private int left = MOST;

  private NameTrace(byte[] file, String name) {
    this.file = file;
    this.name = ("/" + name).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether there may be a signature. */
  static boolean ofSignature(byte[] pdf) {
    return isIn(pdf, "ByteRange");
  }

  /** Whether it may be encrypted. */
  static boolean ofEncryption(byte[] pdf) {
    return isIn(pdf, "Encrypt");
  }

  /** Whether it is there; too much to look at counts as there. */
  private static boolean isIn(byte[] pdf, String name) {
    NameTrace trace = new NameTrace(pdf, name);
    try {
      return trace.isFound();
    } finally {
      trace.inflater.end();
    }
  }

  private boolean isFound() {
    if (isIn(file, file.length)) {
      return true;
    }
    for (int i = 0; i + STREAM.length < file.length; i++) {
      if (isAt(i, STREAM) && isInStream(i + STREAM.length)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (file[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** In compressed data that begin behind the end of a line. */
  private boolean isInStream(int behind) {
    int start = behind;
    while (start < file.length && (file[start] == '\r' || file[start] == '\n')) {
      start++;
    }
    if (start == behind || start == file.length) {
      return false;
    }
    try {
      inflater.reset();
      inflater.setInput(file, start, file.length - start);
      int kept = 0;
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk, kept, chunk.length - kept);
        left -= count;
        if (left < 0 || isIn(chunk, kept + count)) {
          return true;
        }
        if (count == 0) {
          return false;
        }
        int tail = Math.min(kept + count, 4 * name.length); // as escapes may make it
        System.arraycopy(chunk, kept + count - tail, chunk, 0, tail);
        kept = tail;
      }
      return false;
    } catch (DataFormatException e) {
      return false; // no compressed data
    }
  }

  private boolean isIn(byte[] data, int length) {
    for (int i = 0; i < length; i++) {
      if (data[i] == '/' && isName(data, i, length)) {
        return true;
      }
    }
    return false;
  }

  private boolean isName(byte[] data, int at, int length) {
    int next = at;
    for (byte expected : name) {
      if (next >= length) {
        return false;
      }
      int c = data[next++];
      if (c == '#' && next + 1 < length) {
        c = Character.digit(data[next], 16) * 16 + Character.digit(data[next + 1], 16);
        next += 2;
      }
      if (c != expected) {
        return false;
      }
    }
    return true;
  }
}
