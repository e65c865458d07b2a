package io.github.jpki4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root", ".."));
  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ja.md"})
  void theExamplesAreThoseThatAreCompiled(String readme) throws Exception {
    String source =
        Files.readString(
            ROOT.resolve("jpki-it/src/test/java/io/github/jpki4j/it/ReadmeExample.java"));
    List<String> compiled =
        parts(source, "// example-begin\n", "// example-end").stream()
            .map(part -> ("\n" + part).replace("\n    ", "\n").strip())
            .toList();
    assertThat(compiled).hasSize(2);
    assertThat(parts(Files.readString(ROOT.resolve(readme)), "```java\n", "```"))
        .isEqualTo(compiled);
  }

  /** What stands between each begin and the end after it. */
  private static List<String> parts(String text, String begin, String end) {
    List<String> parts = new ArrayList<>();
    for (int at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      parts.add(
          text.substring(at + begin.length(), text.indexOf(end, at + begin.length())).strip());
    }
    return parts;
  }

  @Test
  void theExamplesLogAPersonIn() throws Exception {
    TestCard card = TestCard.builder().build();
    ReadmeExample.Login login = ReadmeExample.login(card::connect, "1234".toCharArray(), CHALLENGE);
    TrustAnchors test = TrustAnchors.production().withTestRoot(KeyKind.AUTH, login.issuer());
    RevocationChecker good = (certificate, issuer, at) -> new RevocationStatus.Good(at);
    RevocationChecker hold = (certificate, issuer, at) -> new RevocationStatus.OnHold(at);
    assertThat(ReadmeExample.accept(login, CHALLENGE, test, good)).isTrue();
    assertThat(ReadmeExample.accept(login, CHALLENGE, test, hold)).isFalse();
    assertThat(ReadmeExample.accept(login, new byte[8], test, good)).isFalse();
    assertThat(ReadmeExample.accept(login, CHALLENGE, TrustAnchors.production(), good)).isFalse();
  }

  @Test
  void theExampleSaysHowManyTriesAreLeft() {
    TestCard card = TestCard.builder().build();
    assertThatThrownBy(() -> ReadmeExample.login(card::connect, "9999".toCharArray(), CHALLENGE))
        .hasMessage("wrong PIN, tries left: 2")
        .hasCauseInstanceOf(PinIncorrectException.class);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }
}
