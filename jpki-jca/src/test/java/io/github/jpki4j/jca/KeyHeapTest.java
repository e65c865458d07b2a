package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dumps of the live heap, searched for a password that was random. The card does not know it, so
 * only the library can have left it there.
 */
class KeyHeapTest {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final char MASK = 0x55;

  /** What ends the life of a password that is kept. */
  enum End {
    CLOSE,
    DESTROY,
    ANOTHER;

    void of(JpkiProvider provider, KeyStore store) throws Exception {
      switch (this) {
        case CLOSE -> provider.close();
        case DESTROY -> Stores.key(store).destroy();
        case ANOTHER -> store.getKey("sign", Desk.SIGN_PASSWORD.toCharArray());
      }
    }
  }

  @TempDir private Path folder;

  private final char[] masked = new char[16];

  private char[] randomPassword() {
    SecureRandom random = new SecureRandom();
    char[] password = new char[masked.length];
    for (int i = 0; i < masked.length; i++) {
      password[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      masked[i] = (char) (password[i] ^ MASK);
    }
    return password;
  }

  private boolean isInHeap(String dumpName) throws IOException {
    Path file = folder.resolve(dumpName);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    byte[] dump = Files.readAllBytes(file);
    Files.delete(file);
    return contains(dump, 1) || contains(dump, 2);
  }

  /** Compares without putting the password onto the heap; a char has two bytes, big-endian. */
  private boolean contains(byte[] dump, int width) {
    int last = dump.length - masked.length * width;
    for (int at = 0; at <= last; at++) {
      int i = 0;
      while (i < masked.length && isCharacter(dump, at + i * width, width, i)) {
        i++;
      }
      if (i == masked.length) {
        return true;
      }
    }
    return false;
  }

  private boolean isCharacter(byte[] dump, int at, int width, int index) {
    return (width == 1 || dump[at] == 0) && dump[at + width - 1] == (byte) (masked[index] ^ MASK);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void aPasswordThatIsKeptIsThereUntilItsEnd(End end) throws Exception {
    JpkiProvider provider = new JpkiProvider(new Desk(), Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.SIGN);
    char[] password = randomPassword();
    store.getKey("sign", password);
    Arrays.fill(password, '\0');
    assertThat(isInHeap("kept.hprof")).as("the search finds what is there").isTrue();
    end.of(provider, store);
    assertThat(isInHeap("ended.hprof")).isFalse();
  }

  @Test
  void aPasswordThatWasRefusedIsNotThereAlthoughItIsKnownAgain() throws Exception {
    JpkiProvider provider = new JpkiProvider(new Desk(), Person.whoCancels());
    KeyStore store = KeyStore.getInstance("JPKI-SIGN", provider);
    char[] password = randomPassword();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> store.load(null, password))
          .hasCauseInstanceOf(UnrecoverableKeyException.class);
    }
    Arrays.fill(password, '\0');
    assertThat(isInHeap("refused.hprof")).isFalse();
  }
}
