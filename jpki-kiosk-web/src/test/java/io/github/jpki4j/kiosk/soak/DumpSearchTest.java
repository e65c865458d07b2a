package io.github.jpki4j.kiosk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search finds a text in each of its forms, wherever in the file it is. */
class DumpSearchTest {

  private static final String PASSWORD = "A1B2C3D4E5F6G7H8";
  private static final int BLOCK = 1 << 20;

  @TempDir private Path folder;

  @Test
  void findsEachForm() throws IOException {
    for (Charset form :
        List.of(
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(search(PASSWORD, PASSWORD.getBytes(form), 1000)).as(form.name()).isTrue();
    }
    assertThat(
            search(
                "Ａ１Ｂ２",
                "%EF%BC%A1%EF%BC%91%EF%BC%A2%EF%BC%92".getBytes(StandardCharsets.US_ASCII),
                0))
        .isTrue();
  }

  @Test
  void findsItAtTheBorderOfWhatIsReadAtOnce() throws IOException {
    byte[] text = PASSWORD.getBytes(StandardCharsets.US_ASCII);
    for (int at = BLOCK - text.length - 1; at <= BLOCK + 1; at++) {
      assertThat(search(PASSWORD, text, at)).as("at %s", at).isTrue();
    }
  }

  @Test
  void findsNothingElse() throws IOException {
    byte[] text = PASSWORD.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < text.length; i++) {
      byte[] other = text.clone();
      other[i] ^= 1;
      assertThat(search(PASSWORD, other, 10)).as("with another character %s", i).isFalse();
    }
    assertThat(search(PASSWORD, Arrays.copyOf(text, text.length - 1), BLOCK)).isFalse();
  }

  private boolean search(String text, byte[] there, int at) throws IOException {
    byte[] content = new byte[at + there.length];
    System.arraycopy(there, 0, content, at, there.length);
    Path file = Files.write(folder.resolve("dump"), content);
    DumpSearch search = new DumpSearch();
    search.add(text, "it");
    return !search.in(file).isEmpty();
  }
}
