package io.github.jpki4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root", ".."));
  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ja.md"})
  void theExampleIsTheOneThatIsCompiled(String readme) throws Exception {
    String source =
        Files.readString(
            ROOT.resolve("jpki-it/src/test/java/io/github/jpki4j/it/ReadmeExample.java"));
    String compiled =
        source
            .substring(source.indexOf("// example-begin") + 16, source.indexOf("// example-end"))
            .replace("\n    ", "\n")
            .strip();
    String text = Files.readString(ROOT.resolve(readme));
    String shown = text.substring(text.indexOf("```java") + 8);
    shown = shown.substring(0, shown.indexOf("```")).strip();
    assertThat(shown).isEqualTo(compiled);
  }

  @Test
  void theExampleSignsTheChallenge() throws Exception {
    TestCard card = TestCard.builder().build();
    ReadmeExample.Login login = ReadmeExample.login(card::connect, "1234".toCharArray(), CHALLENGE);
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(login.certificate());
    verifier.update(CHALLENGE);
    assertThat(verifier.verify(login.signature())).isTrue();
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
