package io.github.jpki4j.kiosk.flow;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person sent: names and values of a form, as {@code application/x-www-form-urlencoded}. A
 * value may be a secret, so none becomes a {@code String} unless it is asked for as one, and all
 * are erased at the end. For one thread.
 */
public final class Form implements AutoCloseable {

  /** More fields than any page has. */
  private static final int MOST_FIELDS = 16;

  private final Map<String, char[]> values = new HashMap<>();

  private Form() {}

  /**
   * Reads it.
   *
   * @param body the bytes; not kept and not changed
   * @param length how many of them count
   * @return the form, which the caller closes
   * @throws IllegalArgumentException if it is none; says nothing of its content
   */
  public static Form parse(byte[] body, int length) {
    Form form = new Form();
    try {
      int start = 0;
      for (int i = 0; i <= length; i++) {
        if (i == length || body[i] == '&') {
          form.add(body, start, i);
          start = i + 1;
        }
      }
      return form;
    } catch (IllegalArgumentException e) {
      form.close();
      throw e;
    }
  }

  private void add(byte[] body, int from, int to) {
    if (from == to) {
      return;
    }
    int equals = from;
    while (equals < to && body[equals] != '=') {
      equals++;
    }
    char[] name = decoded(body, from, equals);
    char[] value = decoded(body, Math.min(equals + 1, to), to);
    char[] earlier = values.putIfAbsent(new String(name), value);
    if (earlier != null) {
      Arrays.fill(value, '\0');
    }
    if (earlier != null || values.size() > MOST_FIELDS) {
      throw new IllegalArgumentException("a field twice, or too many");
    }
  }

  /** Text in UTF-8 without control characters; everything else is refused. */
  private static char[] decoded(byte[] body, int from, int to) {
    byte[] bytes = new byte[to - from];
    char[] characters = new char[to - from];
    CharBuffer text = CharBuffer.wrap(characters);
    try {
      int length = unescape(body, from, to, bytes);
      CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
      if (utf8.decode(ByteBuffer.wrap(bytes, 0, length), text, true).isError()) {
        throw new IllegalArgumentException("no UTF-8");
      }
      for (int i = 0; i < text.position(); i++) {
        if (Character.isISOControl(characters[i])) {
          throw new IllegalArgumentException("a control character");
        }
      }
      return Arrays.copyOf(characters, text.position());
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(characters, '\0');
    }
  }

  private static int unescape(byte[] body, int from, int to, byte[] bytes) {
    int length = 0;
    for (int i = from; i < to; i++) {
      if (body[i] == '%') {
        if (i + 2 >= to) {
          throw new IllegalArgumentException("a percent sign without its digits");
        }
        bytes[length++] = (byte) (digit(body[i + 1]) << 4 | digit(body[i + 2]));
        i += 2;
      } else {
        bytes[length++] = body[i] == '+' ? (byte) ' ' : body[i];
      }
    }
    return length;
  }

  private static int digit(byte digit) {
    int value = Character.digit(digit, 16);
    if (value < 0) {
      throw new IllegalArgumentException("no hexadecimal digit");
    }
    return value;
  }

  /**
   * A value that is no secret.
   *
   * @param name of the field
   * @return its text, empty if the form does not have it
   */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::new);
  }

  /** What the person chose: the field {@code action}, or the empty text. */
  public String action() {
    return text("action").orElse("");
  }

  /**
   * A value that is a secret.
   *
   * @param name of the field
   * @return a copy, which the caller erases; no character if the form does not have it
   */
  public char[] secret(String name) {
    char[] value = values.get(name);
    return value == null ? new char[0] : value.clone();
  }

  /** Erases all values. */
  @Override
  public void close() {
    values.values().forEach(value -> Arrays.fill(value, '\0'));
    values.clear();
  }

  /** Says nothing of its values. */
  @Override
  public String toString() {
    return "Form[" + values.size() + " fields]";
  }
}
