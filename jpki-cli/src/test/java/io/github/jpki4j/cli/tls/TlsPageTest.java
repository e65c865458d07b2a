package io.github.jpki4j.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the page that a web server answers. */
class TlsPageTest {

  private final TestCard card = Desk.card();
  private final Path folder;
  private final TlsDesk tls;

  TlsPageTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.tls = new TlsDesk(card, folder);
  }

  @Test
  void anErrorIsShownAndHasACodeOfItsOwn() throws Exception {
    LoginServer.Page page =
        new LoginServer.Page(403, Map.of(), "not you".getBytes(StandardCharsets.UTF_8));
    try (LoginServer server = TlsDesk.login(card, page)) {
      Desk.Result result = tls.desk(card).typing("1234").run(tls.get(server));
      assertThat(result.code()).isEqualTo(71);
      assertThat(result.out()).isEqualTo("not you\n");
      assertThat(result.said()).contains("127.0.0.1 answered with HTTP status 403");
    }
  }

  @Test
  void aRedirectIsShownAndNotFollowed() throws Exception {
    LoginServer.Page page =
        new LoginServer.Page(302, Map.of("Location", "https://test.invalid/"), new byte[0]);
    try (LoginServer server = TlsDesk.login(card, page)) {
      Desk.Result result = tls.desk(card).typing("1234").run(tls.get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.said()).contains("not fetched from there: https://test.invalid/");
      assertThat(server.protocols()).hasSize(1);
    }
  }

  @Test
  void jsonTellsTheSame() throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), "1234");
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      JsonNode json =
          new ObjectMapper()
              .readTree(
                  tls.desk(card)
                      .run(tls.get(server, "--json", "--pin-file", file.toString()))
                      .out());
      assertThat(json.get("status").asInt()).isEqualTo(200);
      assertThat(json.get("contentType").asText()).isEqualTo("text/plain; charset=utf-8");
      assertThat(json.get("location").isNull()).isTrue();
      assertThat(json.get("protocol").asText()).isEqualTo("TLSv1.2");
      assertThat(json.get("certificateShown").asBoolean()).isTrue();
      assertThat(json.get("simulated").asBoolean()).isFalse();
      assertThat(json.get("bytes").asInt()).isEqualTo(TlsDesk.HELLO.body().length);
      assertThat(json.get("body").asText()).isEqualTo("こんにちは\n");
    }
  }

  @Test
  void bytesThatAreNoTextGoIntoAFileOrBase64() throws Exception {
    byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};
    String out = folder.resolve("out").toString();
    try (LoginServer server = LoginServer.open(new LoginServer.Page(200, Map.of(), bytes))) {
      Desk.Result onScreen = tls.desk(card).typing().run(tls.get(server));
      assertThat(onScreen.code()).isEqualTo(2);
      assertThat(onScreen.said()).contains("--out");
      assertThat(tls.desk(card).typing().run(tls.get(server, "--out", out)).code()).isZero();
      assertThat(Path.of(out)).hasBinaryContent(bytes);
      String pin = Files.writeString(folder.resolve("pin"), "1234").toString();
      assertThat(tls.desk(card).run(tls.get(server, "--pin-file", pin)).bytes()).isEqualTo(bytes);
      JsonNode json =
          new ObjectMapper()
              .readTree(tls.desk(card).run(tls.get(server, "--pin-file", pin, "--json")).out());
      assertThat(json.get("bodyBase64").asText())
          .isEqualTo(Base64.getEncoder().encodeToString(bytes));
    }
    tls.assertNothingSpent();
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=Shift_JIS,     Shift_JIS",
    "'text/html;charset=\"EUC-JP\"',   EUC-JP",
    "text/html; charset=no-such,       UTF-8",
    "text/html,                        UTF-8",
  })
  void aPageIsReadInItsCharset(String contentType, String charset) throws Exception {
    LoginServer.Page page =
        new LoginServer.Page(
            200, Map.of("Content-Type", contentType), "日本語\tあ".getBytes(Charset.forName(charset)));
    try (LoginServer server = LoginServer.open(page)) {
      assertThat(tls.desk(card).typing().run(tls.get(server)).out()).isEqualTo("日本語    あ\n");
    }
  }

  @Test
  void aPageDoesNotCommandTheTerminal() throws Exception {
    LoginServer.Page page = LoginServer.Page.text("\u001b[2Jred\rblue\u202e\n");
    try (LoginServer server = LoginServer.open(page)) {
      assertThat(tls.desk(card).typing().run(tls.get(server)).out())
          .isEqualTo("\uFFFD[2Jred\nblue\uFFFD\n");
    }
  }

  @Test
  void everySentenceIsThereInJapanese() throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).locale(Locale.JAPAN).typing("1234").run(tls.get(server));
      assertThat(result.said()).contains("残り3回").contains("利用者証明用電子証明書を示しました");
    }
  }
}
