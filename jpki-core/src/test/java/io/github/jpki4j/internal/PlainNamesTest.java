package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/**
 * A certificate with plain names is taken without their texts, so the platform has to have a text
 * for each such name.
 */
class PlainNamesTest {

  private static final int UTF8_STRING = 0x0C;
  private static final int PRINTABLE_STRING = 0x13;
  private static final List<String> TYPES =
      List.of("0603550403", "060355040a", "060355042e", "060a0992268993f22c640119", "06032a0304");

  @Test
  void eachCharacterInEachKindOfValueHasAText() throws Exception {
    int names = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x10000 ? 1 : 0x101) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        continue;
      }
      String type = TYPES.get(c % TYPES.size());
      String character = new String(Character.toChars(c));
      for (String text : List.of(character, "a" + character + " ", " " + character + character)) {
        requireText(type, UTF8_STRING, text);
        if (c >= ' ' && c <= '~') {
          requireText(type, PRINTABLE_STRING, text);
        }
        names++;
      }
    }
    for (String type : TYPES) {
      requireText(type, UTF8_STRING, "");
      requireText(type, PRINTABLE_STRING, "");
    }
    assertThat(names).isGreaterThan(190_000);
  }

  private static void requireText(String type, int tag, String text) throws Exception {
    byte[] oid = HexFormat.of().parseHex(type);
    byte[] value = element(tag, text.getBytes(StandardCharsets.UTF_8));
    byte[] attribute = element(0x30, join(oid, value));
    byte[] name = element(0x30, element(0x31, attribute));
    X500Principal principal = new X500Principal(name);
    assertThat(principal.getName()).isNotEmpty();
    assertThat(principal.getName(X500Principal.CANONICAL)).isNotEmpty();
    assertThat(principal.getEncoded()).isEqualTo(name);
  }

  private static byte[] element(int tag, byte[] content) {
    return join(new byte[] {(byte) tag, (byte) content.length}, content);
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
