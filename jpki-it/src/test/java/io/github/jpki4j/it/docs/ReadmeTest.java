package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final byte[] CHALLENGE = "TEST challenge".getBytes(StandardCharsets.UTF_8);

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
