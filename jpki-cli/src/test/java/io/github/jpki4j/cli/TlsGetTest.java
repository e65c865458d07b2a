package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Behaviour;
import io.github.jpki4j.testcard.CaGeneration;
import io.github.jpki4j.testcard.Fault;
import io.github.jpki4j.testcard.FaultyConnection;
import io.github.jpki4j.testcard.Profile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a login to a web server asks, sends and shows, against the JDK's own server. */
@Timeout(120) // a hang is a failure
class TlsGetTest {

  private static final LoginServer.Page HELLO = LoginServer.Page.text("こんにちは\n");

  private static final int MANY = 25;

  private final List<Provider> before = List.of(Security.getProviders());
  private final TestCard card = Desk.card();
  private final CommandWatch apdus = new CommandWatch();

  @TempDir private Path folder;
  private String serverCa = "";

  @BeforeEach
  void write() throws Exception {
    serverCa = LoginServer.certificate(folder.resolve("server.der"));
  }

  @AfterEach
  void nothingStaysInJavasList() {
    assertThat(Security.getProviders()).containsExactlyElementsOf(before);
  }

  private static TestCardBuilder builder() {
    return TestCard.builder().clock(Desk.clock());
  }

  private static LoginServer login(TestCard card, LoginServer.Page page) throws Exception {
    return LoginServer.trusting(card.pki().authorityCertificate(KeyKind.AUTH), page);
  }

  private Desk desk(TestCard on) {
    return Desk.with(on).through(apdus::over);
  }

  private String[] get(LoginServer server, String... more) {
    return get(server.url(), more);
  }

  private String[] get(String url, String... more) {
    List<String> args = new ArrayList<>(List.of("tls", "GET", url, "--server-ca", serverCa));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void assertNothingSpent() {
    assertThat(apdus.secrets()).isZero();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"pkcs1, TLSv1.2, 00", "pss, TLSv1.3, 04"})
  void thePageCostsOneVerifyAndOneSignature(String scheme, String protocol, String algorithm)
      throws Exception {
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result result =
          desk(card).typing("1234").run(get(server, "--scheme", scheme, "--lang", "en"));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo("こんにちは\n");
      assertThat(result.said())
          .contains("auth PIN, 4 digits (tries left: 3)")
          .contains("127.0.0.1 (" + protocol + ", HTTP 200) was shown the auth certificate");
      assertThat(server.protocols()).containsExactly(protocol);
      assertThat(server.clients().get(0).getEncoded())
          .isEqualTo(card.certificate(CertificateKind.AUTH));
    }
    assertThat(apdus.secrets()).isEqualTo(1);
    assertThat(apdus.signatures("")).isEqualTo(1);
    assertThat(apdus.signatures(algorithm)).isEqualTo(1);
    assertThat(card.isVerified(KeyKind.AUTH)).as("afterwards").isFalse();
  }

  @Test
  void aCardThatDoesNotKnowPssIsUsedWithTls12AndNoSecondPin() throws Exception {
    TestCard old = builder().with(Behaviour.NO_PSS).build();
    try (LoginServer server = login(old, HELLO)) {
      Desk.Result result = desk(old).typing("1234").run(get(server, "--scheme", "pss"));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.said()).contains("does not make PSS signatures: trying again with TLS 1.2");
      assertThat(server.protocols()).containsExactly("TLSv1.2");
    }
    assertThat(apdus.secrets()).isEqualTo(1);
  }

  @Test
  void aServerThatWantsNoCertificateGetsNoneAndNobodyIsAsked() throws Exception {
    try (LoginServer server = LoginServer.open(HELLO)) {
      Desk.Result result = desk(card).typing().run(get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo("こんにちは\n");
      assertThat(result.said()).contains("nobody is logged in").doesNotContain("auth PIN");
    }
    assertNothingSpent();
  }

  @Test
  void aPhoneIsAskedForItsCertificateFirst() throws Exception {
    TestCard phone = builder().profile(Profile.ANDROID).build();
    try (LoginServer server = login(phone, HELLO)) {
      Desk.Result result = desk(phone).typing("1234").run(get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(server.clients()).hasSize(1);
    }
    assertThat(apdus.secrets()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1234,   3, '',             0,  3, 1",
    "4321,   3, '',             20, 2, 1",
    "12345,  3, '',             23, 3, 0",
    "'',     3, '',             23, 3, 0",
    "1234,   1, '',             24, 1, 0",
    "1234,   1, --use-last-try, 0,  3, 1",
    "4321,   1, --use-last-try, 21, 0, 1",
    "1234,   0, '',             21, 0, 0",
  })
  void aPinIsSentOnceAtMost(String typed, int tries, String option, int code, int left, int sent)
      throws Exception {
    TestCard mine = builder().authTriesLeft(tries).build();
    try (LoginServer server = login(mine, HELLO)) {
      String[] args = option.isEmpty() ? get(server) : get(server, option);
      // more is typed than shall be read
      Desk.Result result = desk(mine).typing(typed, typed, typed).run(args);
      assertThat(result.code()).as(result.err()).isEqualTo(code);
      assertThat(server.protocols()).hasSize(code == 0 ? 1 : 0);
      assertThat(result.err()).doesNotContain("Exception");
    }
    assertThat(mine.triesLeft(KeyKind.AUTH)).isEqualTo(left);
    assertThat(apdus.secrets()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"4321, 20, 2, 1", "1234, 0, 3, 1", "12 4, 23, 3, 0"})
  void theSameFromAFileInAPipe(String pin, int code, int left, int sent) throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), pin);
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result result = desk(card).run(get(server, "--pin-file", file.toString()));
      assertThat(result.code()).as(result.err()).isEqualTo(code);
      assertThat(result.err().isEmpty()).isEqualTo(code == 0);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(left);
    assertThat(apdus.secrets()).isEqualTo(sent);
  }

  @Test
  void whoCancelsSpendsNothing() throws Exception {
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result result = desk(card).typing().run(get(server));
      assertThat(result.code()).as(result.err()).isEqualTo(22);
    }
    assertNothingSpent();
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
    Desk.Result result = desk(card).typing("1234").run(get(url));
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
    try (LoginServer server = login(card, HELLO)) {
      url = server.url();
    }
    Desk.Result closed = desk(card).typing("1234").run(get(url));
    assertThat(closed.code()).isEqualTo(70);
    assertThat(closed.said()).contains("No server answers at 127.0.0.1");
    Desk.Result unknown = desk(card).typing("1234").run(get("https://test.invalid/"));
    assertThat(unknown.code()).isEqualTo(70);
    assertThat(unknown.said()).contains("No server is called test.invalid");
    assertNothingSpent();
  }

  @Test
  void aServerThatIsNotBelievedGetsNothing() throws Exception {
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result stranger = desk(card).typing("1234").run("tls", "GET", server.url());
      assertThat(stranger.code()).isEqualTo(70);
      assertThat(stranger.said()).contains("does not show a certificate that is valid");
      // its certificate is for the number, not for the name
      String byName = "https://localhost:" + server.port() + "/";
      Desk.Result otherName = desk(card).typing("1234").run(get(byName));
      assertThat(otherName.code()).isEqualTo(70);
      assertThat(otherName.said()).contains("localhost does not show a certificate");
      assertThat(server.protocols()).isEmpty();
    }
    assertNothingSpent();
  }

  @ParameterizedTest
  @CsvSource({"pkcs1", "pss"})
  void aServerThatTrustsAnotherCaRefusesAndNoTryIsSpent(String scheme) throws Exception {
    byte[] other = card.pki().authorityCertificate(KeyKind.AUTH, CaGeneration.SECOND);
    try (LoginServer server = LoginServer.trusting(other, HELLO)) {
      Desk.Result result = desk(card).typing("1234").run(get(server, "--scheme", scheme));
      assertThat(result.code()).as(result.err()).isEqualTo(70);
      // Java's server hangs up before its alert is read
      assertThat(result.said())
          .containsPattern(
              "127.0.0.1 (refused the connection \\([a-z_]+\\)|broke off .* refuse a certificate)");
    }
    assertThat(apdus.secrets()).isEqualTo(1);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aServerThatDoesNotAnswerIsNotWaitedForForEver(boolean drips) throws Exception {
    try (SlowServer server = SlowServer.start(drips)) {
      Desk.Result result = desk(card).typing("1234").run(get(server.url(), "--timeout", "1"));
      assertThat(result.code()).as(result.err()).isEqualTo(70);
      assertThat(result.said()).contains("did not answer in time");
    }
    assertNothingSpent();
  }

  @Test
  void anErrorIsShownAndHasACodeOfItsOwn() throws Exception {
    LoginServer.Page page =
        new LoginServer.Page(403, Map.of(), "not you".getBytes(StandardCharsets.UTF_8));
    try (LoginServer server = login(card, page)) {
      Desk.Result result = desk(card).typing("1234").run(get(server));
      assertThat(result.code()).isEqualTo(71);
      assertThat(result.out()).isEqualTo("not you\n");
      assertThat(result.said()).contains("127.0.0.1 answered with HTTP status 403");
    }
  }

  @Test
  void aRedirectIsShownAndNotFollowed() throws Exception {
    LoginServer.Page page =
        new LoginServer.Page(302, Map.of("Location", "https://test.invalid/"), new byte[0]);
    try (LoginServer server = login(card, page)) {
      Desk.Result result = desk(card).typing("1234").run(get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.said()).contains("not fetched from there: https://test.invalid/");
      assertThat(server.protocols()).hasSize(1);
    }
  }

  @Test
  void jsonTellsTheSame() throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), "1234");
    try (LoginServer server = login(card, HELLO)) {
      JsonNode json =
          new ObjectMapper()
              .readTree(desk(card).run(get(server, "--json", "--pin-file", file.toString())).out());
      assertThat(json.get("status").asInt()).isEqualTo(200);
      assertThat(json.get("contentType").asText()).isEqualTo("text/plain; charset=utf-8");
      assertThat(json.get("location").isNull()).isTrue();
      assertThat(json.get("protocol").asText()).isEqualTo("TLSv1.2");
      assertThat(json.get("certificateShown").asBoolean()).isTrue();
      assertThat(json.get("simulated").asBoolean()).isFalse();
      assertThat(json.get("bytes").asInt()).isEqualTo(HELLO.body().length);
      assertThat(json.get("body").asText()).isEqualTo("こんにちは\n");
    }
  }

  @Test
  void bytesThatAreNoTextGoIntoAFileOrBase64() throws Exception {
    byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};
    String out = folder.resolve("out").toString();
    try (LoginServer server = LoginServer.open(new LoginServer.Page(200, Map.of(), bytes))) {
      Desk.Result onScreen = desk(card).typing().run(get(server));
      assertThat(onScreen.code()).isEqualTo(2);
      assertThat(onScreen.said()).contains("--out");
      assertThat(desk(card).typing().run(get(server, "--out", out)).code()).isZero();
      assertThat(Path.of(out)).hasBinaryContent(bytes);
      String pin = Files.writeString(folder.resolve("pin"), "1234").toString();
      assertThat(desk(card).run(get(server, "--pin-file", pin)).bytes()).isEqualTo(bytes);
      JsonNode json =
          new ObjectMapper()
              .readTree(desk(card).run(get(server, "--pin-file", pin, "--json")).out());
      assertThat(json.get("bodyBase64").asText())
          .isEqualTo(Base64.getEncoder().encodeToString(bytes));
    }
    assertNothingSpent();
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
      assertThat(desk(card).typing().run(get(server)).out()).isEqualTo("日本語    あ\n");
    }
  }

  @Test
  void aPageDoesNotCommandTheTerminal() throws Exception {
    LoginServer.Page page = LoginServer.Page.text("\u001b[2Jred\rblue\u202e\n");
    try (LoginServer server = LoginServer.open(page)) {
      assertThat(desk(card).typing().run(get(server)).out())
          .isEqualTo("\uFFFD[2Jred\nblue\uFFFD\n");
    }
  }

  @Test
  void aCardThatIsNoneOrHasNoCertificateIsToldBeforeTheServerIsAsked() throws Exception {
    TestCard juki = builder().profile(Profile.JUKI).build();
    TestCard other = builder().profile(Profile.OTHER_CARD).build();
    try (LoginServer server = login(card, HELLO)) {
      for (TestCard on : List.of(juki, other)) {
        Desk.Result result = desk(on).typing("1234").run(get(server));
        assertThat(result.code()).as(result.err()).isIn(12, 30);
      }
      assertThat(Desk.empty().run(get(server, "--timeout", "0", "--pin-file", serverCa)).code())
          .isEqualTo(23);
      assertThat(Desk.empty().typing("1234").run(get(server, "--timeout", "0")).code())
          .isEqualTo(11);
      assertThat(server.protocols()).isEmpty();
    }
    assertThat(apdus.secrets()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REMOVED_BEFORE", "REMOVED_AFTER"})
  void aCardThatIsPulledAtAnyCommandIsToldAsLostOrUnknown(Fault fault) throws Exception {
    int fired = 0;
    try (LoginServer server = login(card, HELLO)) {
      for (int index = 0; index < MANY; index++) {
        fired += pull(server, fault, index) ? 1 : 0;
      }
    }
    assertThat(fired).isGreaterThan(5);
  }

  private boolean pull(LoginServer server, Fault fault, int index) {
    TestCard mine = builder().build();
    List<FaultyConnection> links = new ArrayList<>();
    Desk.Result result =
        Desk.with(mine)
            .typing("1234", "1234")
            .through(
                connection -> {
                  links.add(new FaultyConnection(connection, fault, index));
                  return links.get(links.size() - 1);
                })
            .run(get(server));
    FaultyConnection link = links.get(0);
    if (!link.fired() || result.code() == 0) {
      assertThat(link.commands()).as("all was done").isLessThanOrEqualTo(index + 1);
      assertThat(result.code()).as(result.err()).isZero();
      return false;
    }
    assertThat(result.code()).as(result.err()).isIn(11, 13, 25);
    assertThat(mine.triesLeft(KeyKind.AUTH)).isGreaterThanOrEqualTo(2);
    assertThat(result.out()).isEmpty();
    return true;
  }

  @Test
  void everySentenceIsThereInJapanese() throws Exception {
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result result = desk(card).locale(Locale.JAPAN).typing("1234").run(get(server));
      assertThat(result.said()).contains("残り3回").contains("利用者証明用電子証明書を示しました");
    }
  }

  @Test
  void aRecordingHoldsNeitherThePinNorThePage() throws Exception {
    Path out = folder.resolve("recording");
    try (LoginServer server = login(card, HELLO)) {
      List<String> args = new ArrayList<>(List.of("record", "--out", out.toString()));
      args.addAll(List.of(get(server)));
      Desk.Result result = desk(card).typing("1234").run(args.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(Files.readString(out))
          .startsWith("jpki-recording 1\n# jpki tls\n")
          .contains("802A00")
          .doesNotContain("31323334", "127.0.0.1");
    }
  }

  @Test
  void verboseShowsNoPin() throws Exception {
    try (LoginServer server = login(card, HELLO)) {
      Desk.Result result = desk(card).typing("1234").run(get(server, "-v"));
      assertThat(result.code()).isZero();
      assertThat(result.err()).contains("[secret]").doesNotContain("31323334", "1234\n");
    }
    assertThat(Arrays.asList(Security.getProviders())).hasSameSizeAs(before);
  }
}
