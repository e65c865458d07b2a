package io.github.jpki4j.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Web servers that cannot be used, and addresses that are none. */
class TlsServerTest {

  private final TestCard card = Desk.card();
  private final TlsDesk tls;

  TlsServerTest(@TempDir Path folder) throws Exception {
    this.tls = new TlsDesk(card, folder);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/,               begins with https://",
    "HTTP://127.0.0.1/,               begins with https://",
    "ftp://127.0.0.1/,                no address of a web server",
    "127.0.0.1,                       no address of a web server",
    "https:/127.0.0.1,                no address of a web server",
    "https://127.0.0.1:99999/,        no address of a web server",
    "https://taro:secret@127.0.0.1/,  no address of a web server",
    "https://127.0.0.1/a b,           no address of a web server",
    "'',                              no address of a web server",
  })
  void anAddressWithoutTlsIsRefusedBeforeTheCardIsTouched(String url, String sentence) {
    Desk.Result result = tls.desk(card).typing("1234").run(tls.get(url));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).contains(sentence).doesNotContain("secret");
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void onlyOneMethodIsKnown() {
    assertThat(Desk.with(card).run("tls", "POST", "https://127.0.0.1/").code()).isEqualTo(2);
    Desk.Result bare = Desk.with(card).run("tls");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.said()).contains("GET").contains("jpki tls --help");
  }

  @Test
  void aServerThatIsNotThereIsToldAndNobodyIsAsked() throws Exception {
    String url;
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      url = server.url();
    }
    Desk.Result closed = tls.desk(card).typing("1234").run(tls.get(url));
    assertThat(closed.code()).isEqualTo(70);
    assertThat(closed.said()).contains("No server answers at 127.0.0.1");
    String nobody = "a".repeat(64) + ".invalid"; // so long that no name server is asked
    Desk.Result unknown = tls.desk(card).typing("1234").run(tls.get("https://" + nobody + "/"));
    assertThat(unknown.code()).isEqualTo(70);
    assertThat(unknown.said()).contains("No server is called " + nobody.substring(0, 20));
    tls.assertNothingSpent();
  }

  @Test
  void aServerThatIsNotBelievedGetsNothing() throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result stranger = tls.desk(card).typing("1234").run("tls", "GET", server.url());
      assertThat(stranger.code()).isEqualTo(70);
      assertThat(stranger.said()).contains("does not show a certificate that is valid");
      // its certificate is for the number, not for the name
      String byName = "https://localhost:" + server.port() + "/";
      Desk.Result otherName = tls.desk(card).typing("1234").run(tls.get(byName));
      assertThat(otherName.code()).isEqualTo(70);
      assertThat(otherName.said()).contains("localhost does not show a certificate");
      assertThat(server.protocols()).isEmpty();
    }
    tls.assertNothingSpent();
  }

  @ParameterizedTest
  @CsvSource({"pkcs1", "pss"})
  void aServerThatTrustsAnotherCaRefusesAndNoTryIsSpent(String scheme) throws Exception {
    byte[] other = card.pki().authorityCertificate(KeyKind.AUTH, CaGeneration.SECOND);
    try (LoginServer server = LoginServer.trusting(other, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).typing("1234").run(tls.get(server, "--scheme", scheme));
      assertThat(result.code()).as(result.err()).isEqualTo(70);
      // Java's server hangs up before its alert is read
      assertThat(result.said())
          .containsPattern(
              "127.0.0.1 (refused the connection \\([a-z_]+\\)|broke off .* refuse a certificate)");
    }
    assertThat(tls.apdus.secrets()).isEqualTo(1);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aServerThatDoesNotAnswerIsNotWaitedForForEver(boolean drips) throws Exception {
    try (SlowServer server = SlowServer.start(drips)) {
      Desk.Result result =
          tls.desk(card).typing("1234").run(tls.get(server.url(), "--timeout", "1"));
      assertThat(result.code()).as(result.err()).isEqualTo(70);
      assertThat(result.said()).contains("did not answer in time");
    }
    tls.assertNothingSpent();
  }
}
