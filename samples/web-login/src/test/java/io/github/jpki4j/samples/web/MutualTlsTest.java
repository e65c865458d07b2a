package io.github.jpki4j.samples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.Security;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card's key in TLS. */
class MutualTlsTest {

  private static Server server;

  private @Nullable JpkiProvider jpki;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = new Server(folder, "--web-login.trust-test=true", "--web-login.tell-findings=true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Browser with(TestCard card) throws Exception {
    return with(card, "TLSv1.2", JpkiOptions.DEFAULT);
  }

  private Browser with(TestCard card, String protocol, JpkiOptions options) throws Exception {
    jpki = new JpkiProvider(card, (key, triesLeft) -> Pin.auth("1234".toCharArray()), options);
    Security.addProvider(jpki);
    return Browser.withCard(server, jpki, protocol);
  }

  @AfterEach
  void removeProvider() {
    if (jpki != null) {
      Security.removeProvider(jpki.getName());
      jpki.close();
    }
  }

  @Test
  void theCardsKeyIsAccepted() throws Exception {
    TestCard card = TestCard.builder().build();
    HttpResponse<String> answer = with(card).get("/card");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"accepted\":true", Cards.certificate(card).sha256());
  }

  @Test
  void aCardThatMakesPssIsAcceptedWithTls13() throws Exception {
    TestCard card = TestCard.builder().build();
    HttpResponse<String> answer = with(card, "TLSv1.3", JpkiOptions.DEFAULT.withPss()).get("/card");
    assertThat(answer.body()).contains("\"accepted\":true", Cards.certificate(card).sha256());
  }

  @Test
  void withoutACertificateOnlyThePageThatNeedsOneIsRefused() throws Exception {
    Browser browser = Browser.of(server);
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = browser.get("/card");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"accepted\":false", "\"CLIENT_CERTIFICATE_MISSING\"");
  }

  @Test
  void aRevokedCertificateIsRefusedInTheHandshake() throws Exception {
    TestCard lost = Cards.issued(100);
    server.revoke(Cards.certificate(lost).serial());
    assertRefusedInTheHandshake(with(lost));
  }

  /**
   * The server says why and closes. Now and then the client meets the end of the connection before
   * it has heard that, and asks again.
   */
  private static void assertRefusedInTheHandshake(Browser browser) {
    String said = refusal(browser);
    for (int i = 1; i < 10 && !said.contains("certificate_unknown"); i++) {
      said = refusal(browser);
    }
    assertThat(said).contains("certificate_unknown");
  }

  private static String refusal(Browser browser) {
    IOException refusal = catchThrowableOfType(IOException.class, () -> browser.get("/card"));
    assertThat(refusal).as("no page without the handshake").isNotNull();
    return String.valueOf(refusal.getMessage());
  }

  @Test
  void aCertificateOfAnotherCaIsRefusedInTheHandshake() throws Exception {
    TestPki other = TestPki.builder().authority(KeyKind.AUTH, Cards.strangeKey()).build();
    assertRefusedInTheHandshake(with(TestCard.builder().pki(other).build()));
  }

  @Test
  void aCertificateThatIsRevokedLaterIsRefusedOnTheSameConnection() throws Exception {
    TestCard card = Cards.issued(200);
    Browser browser = with(card);
    assertThat(browser.get("/card").statusCode()).isEqualTo(200);
    server.revoke(Cards.certificate(card).serial());
    HttpResponse<String> answer = browser.get("/card");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"REVOKED\"");
  }
}
