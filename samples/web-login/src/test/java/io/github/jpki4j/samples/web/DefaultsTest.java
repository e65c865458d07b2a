package io.github.jpki4j.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.TestCard;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is for production. */
class DefaultsTest {

  private static Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = new Server(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aTestCardIsRefusedAndWhoTriesIsToldANumberAlone() throws Exception {
    Browser browser = Browser.of(server);
    byte[] challenge =
        browser
            .post("/login/challenge", "text/plain", new byte[0])
            .body()
            .getBytes(StandardCharsets.UTF_8);
    byte[] response = Cards.response(TestCard.builder().build(), Server.ADDRESS, challenge);
    HttpResponse<String> answer = browser.post("/login/response", "text/plain", response);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .matches(
            "\\{\"accepted\":false,\"certificate\":\"\",\"number\":\"[0-9a-f-]{36}\","
                + "\"findings\":\\[]}");
    assertThat(browser.get("/").body()).contains("Nobody is logged in.");
  }

  @Test
  void aSignatureOfATestCardIsNotGood() throws Exception {
    Browser browser = Browser.of(server);
    HttpResponse<String> answer = browser.upload(browser.token(), SignedPdf.signed());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<p>NOT GOOD</p>").doesNotContain("<p>GOOD");
  }

  @Test
  void theSessionsCookieAndTheHeadersAreStrict() throws Exception {
    HttpHeaders headers = Browser.of(server).get("/").headers();
    assertThat(headers.firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-session=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void pagesAreInThePersonsLanguage() throws Exception {
    Browser browser = Browser.of(server);
    assertThat(browser.get("/", "ja").body()).contains("<html lang=\"ja\">", "ログインしていません");
    assertThat(browser.get("/", "fr").body()).contains("<html lang=\"en\">");
  }

  @Test
  void anErrorTellsNothingOfTheServer() throws Exception {
    HttpResponse<String> answer = Browser.of(server).get("/nothing-here");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("Exception", "springframework", "Tomcat");
  }
}
