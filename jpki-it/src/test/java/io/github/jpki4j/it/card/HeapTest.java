package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dump of the live heap, searched for a password that was random, so that nothing but the library
 * can have left it there.
 */
class HeapTest {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 16;
  private static final char MASK = 0x55;

  @TempDir private Path folder;

  private final char[] masked = new char[LENGTH];

  private char[] randomPassword() {
    SecureRandom random = new SecureRandom();
    char[] password = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      password[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      masked[i] = (char) (password[i] ^ MASK);
    }
    return password;
  }

  /** Only after the dump: this puts the password onto the heap. */
  private String unmasked() {
    StringBuilder password = new StringBuilder();
    for (char c : masked) {
      password.append((char) (c ^ MASK));
    }
    return password.toString();
  }

  @Test
  void holdsThePasswordWhileItIsOpenAndNotAfterwards() throws Exception {
    HeapDump open;
    HeapDump closed;
    try (MyNumberCard card = MyNumberCard.open(TestCard.builder().build().connect())) {
      JpkiAp jpki = card.jpki();
      try (Pin pin = Pin.sign(randomPassword())) {
        assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(PinIncorrectException.class);
        open = HeapDump.of(folder.resolve("open.hprof"));
      }
      closed = HeapDump.of(folder.resolve("closed.hprof"));
    }
    String password = unmasked();
    assertThat(open.contains(password)).as("the search finds what is there").isTrue();
    assertThat(closed.contains(password)).as("as bytes").isFalse();
    assertThat(closed.contains(wide(password))).as("as characters").isFalse();
  }

  /** As a char[] stands in a dump, which is big-endian. */
  private static String wide(String password) {
    return new String(password.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
  }
}
