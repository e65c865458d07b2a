package io.github.jpki4j.samples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.login.LoginCode;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.testcard.TestCard;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Challenge and response. */
class WebLoginTest {

  private static Server server;

  private final TestCard card = TestCard.builder().build();
  private Browser browser;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = new Server(folder, "--web-login.trust-test=true", "--web-login.tell-findings=true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    browser = Browser.of(server);
  }

  @AfterEach
  void setClock() {
    server.clock.setAhead(Duration.ZERO);
  }

  private byte[] challenge() throws Exception {
    return browser
        .post("/login/challenge", "text/plain", new byte[0])
        .body()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] sign(byte[] challenge) throws Exception {
    return Cards.response(card, Server.ADDRESS, challenge);
  }

  private HttpResponse<String> answer(byte[] response) throws Exception {
    return browser.post("/login/response", "text/plain", response);
  }

  private static void assertRefused(HttpResponse<String> answer, LoginCode code) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"accepted\":false", "\"" + code + "\"");
  }

  private static byte[] changed(byte[] text, String what, String to) {
    String all = new String(text, StandardCharsets.UTF_8);
    assertThat(all).containsPattern(what);
    return all.replaceFirst(what, to).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theHolderGetsInAndOutAgain() throws Exception {
    assertThat(browser.get("/").body()).contains("Nobody is logged in.");
    HttpResponse<String> answer = answer(sign(challenge()));
    String certificate = Cards.certificate(card).sha256();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"accepted\":true", certificate);
    assertThat(answer.headers().firstValue("Set-Cookie")).as("another cookie").isPresent();
    assertThat(browser.get("/").body()).contains("Logged in with the certificate " + certificate);
    assertThat(Browser.of(server).get("/").body()).contains("Nobody is logged in.");

    String form = "application/x-www-form-urlencoded";
    byte[] forged = ("token=" + Browser.of(server).token()).getBytes(StandardCharsets.UTF_8);
    assertThat(browser.post("/logout", form, forged).statusCode()).isEqualTo(403);
    assertThat(browser.get("/").body()).contains(certificate);
    byte[] own = ("token=" + browser.token()).getBytes(StandardCharsets.UTF_8);
    assertThat(browser.post("/logout", form, own).statusCode()).isEqualTo(303);
    assertThat(browser.get("/").body()).contains("Nobody is logged in.");
  }

  @Test
  void theSameResponseAgainIsAReplay() throws Exception {
    byte[] response = sign(challenge());
    assertThat(answer(response).statusCode()).isEqualTo(200);
    assertRefused(answer(response), LoginCode.NONCE_USED);
  }

  @Test
  void aResponseIsOfNoUseInAnotherSession() throws Exception {
    byte[] response = sign(challenge());
    browser = Browser.of(server);
    assertRefused(answer(response), LoginCode.NONCE_OF_OTHER_SESSION);
    assertThat(browser.get("/").body()).contains("Nobody is logged in.");
  }

  @Test
  void aChallengeOfAnotherServerIsRefusedOnBothSides() throws Exception {
    byte[] other = changed(challenge(), "www.example.jp", "evil.example");
    assertThatThrownBy(() -> sign(other)).isInstanceOf(LoginException.class);
    byte[] response = Cards.response(card, URI.create("https://evil.example/"), other);
    assertRefused(answer(response), LoginCode.ORIGIN_OTHER);
  }

  @Test
  void aChallengeIsGoodForFiveMinutes() throws Exception {
    byte[] response = sign(challenge());
    server.clock.setAhead(Duration.ofMinutes(6));
    assertRefused(answer(response), LoginCode.CHALLENGE_EXPIRED);
  }

  @Test
  void anotherKeyThanTheCardsIsRefused() throws Exception {
    byte[] challenge = challenge();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(Cards.strangeKey());
    signature.update(challenge);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    byte[] forged = changed(sign(challenge), "\nsignature: .*\n", "\nsignature: " + value + "\n");
    assertRefused(answer(forged), LoginCode.SIGNATURE_WRONG);
  }

  @Test
  void anythingElseIsRefusedToo() throws Exception {
    assertRefused(answer(new byte[0]), LoginCode.RESPONSE_LENGTH);
    assertRefused(answer(new byte[100_000]), LoginCode.RESPONSE_LENGTH);
    assertRefused(answer("ログイン".getBytes(StandardCharsets.UTF_8)), LoginCode.RESPONSE_CHARACTERS);
  }

  @Test
  void aRevokedCardIsRefused() throws Exception {
    TestCard lost = Cards.issued(100);
    server.revoke(Cards.certificate(lost).serial());
    byte[] response = Cards.response(lost, Server.ADDRESS, challenge());
    HttpResponse<String> answer = answer(response);
    assertRefused(answer, LoginCode.CERTIFICATE_NOT_TRUSTED);
    assertThat(answer.body()).contains("\"REVOKED\"");
  }
}
