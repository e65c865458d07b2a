package io.github.jpki4j.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a login to a web server asks for and sends, against the JDK's own server. */
class TlsLoginTest {

  private static final int MANY = 25;

  private final List<Provider> before = List.of(Security.getProviders());
  private final TestCard card = Desk.card();
  private final Path folder;
  private final TlsDesk tls;

  TlsLoginTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.tls = new TlsDesk(card, folder);
  }

  @AfterEach
  void nothingStaysInJavasList() {
    assertThat(Security.getProviders()).containsExactlyElementsOf(before);
  }

  @ParameterizedTest
  @CsvSource({"pkcs1, TLSv1.2, 00", "pss, TLSv1.3, 04"})
  void thePageCostsOneVerifyAndOneSignature(String scheme, String protocol, String algorithm)
      throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result result =
          tls.desk(card).typing("1234").run(tls.get(server, "--scheme", scheme, "--lang", "en"));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo("こんにちは\n");
      assertThat(result.said())
          .contains("auth PIN, 4 digits (tries left: 3)")
          .contains("127.0.0.1 (" + protocol + ", HTTP 200) was shown the auth certificate");
      assertThat(server.protocols()).containsExactly(protocol);
      assertThat(server.clients().get(0).getEncoded())
          .isEqualTo(card.certificate(CertificateKind.AUTH));
    }
    assertThat(tls.apdus.secrets()).isEqualTo(1);
    assertThat(tls.apdus.signatures("")).isEqualTo(1);
    assertThat(tls.apdus.signatures(algorithm)).isEqualTo(1);
    assertThat(card.isVerified(KeyKind.AUTH)).as("afterwards").isFalse();
  }

  @Test
  void aCardThatDoesNotKnowPssIsUsedWithTls12AndNoSecondPin() throws Exception {
    TestCard old = TlsDesk.builder().with(CardVariant.NO_PSS).build();
    try (LoginServer server = TlsDesk.login(old, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(old).typing("1234").run(tls.get(server, "--scheme", "pss"));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.said()).contains("does not make PSS signatures: trying again with TLS 1.2");
      assertThat(server.protocols()).containsExactly("TLSv1.2");
    }
    assertThat(tls.apdus.secrets()).isEqualTo(1);
  }

  @Test
  void aServerThatWantsNoCertificateGetsNoneAndNobodyIsAsked() throws Exception {
    try (LoginServer server = LoginServer.open(TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).typing().run(tls.get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo("こんにちは\n");
      assertThat(result.said()).contains("nobody is logged in").doesNotContain("auth PIN");
    }
    tls.assertNothingSpent();
  }

  @Test
  void aPhoneIsAskedForItsCertificateFirst() throws Exception {
    TestCard phone = TlsDesk.builder().type(TestCardType.ANDROID).build();
    try (LoginServer server = TlsDesk.login(phone, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(phone).typing("1234").run(tls.get(server));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(server.clients()).hasSize(1);
    }
    assertThat(tls.apdus.secrets()).isEqualTo(1);
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
    TestCard mine = TlsDesk.builder().authTriesLeft(tries).build();
    try (LoginServer server = TlsDesk.login(mine, TlsDesk.HELLO)) {
      String[] args = option.isEmpty() ? tls.get(server) : tls.get(server, option);
      // more is typed than shall be read
      Desk.Result result = tls.desk(mine).typing(typed, typed, typed).run(args);
      assertThat(result.code()).as(result.err()).isEqualTo(code);
      assertThat(server.protocols()).hasSize(code == 0 ? 1 : 0);
      assertThat(result.err()).doesNotContain("Exception");
    }
    assertThat(mine.triesLeft(KeyKind.AUTH)).isEqualTo(left);
    assertThat(tls.apdus.secrets()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"4321, 20, 2, 1", "1234, 0, 3, 1", "12 4, 23, 3, 0"})
  void theSameFromAFileInAPipe(String pin, int code, int left, int sent) throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), pin);
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).run(tls.get(server, "--pin-file", file.toString()));
      assertThat(result.code()).as(result.err()).isEqualTo(code);
      assertThat(result.err().isEmpty()).isEqualTo(code == 0);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(left);
    assertThat(tls.apdus.secrets()).isEqualTo(sent);
  }

  @Test
  void whoCancelsSpendsNothing() throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).typing().run(tls.get(server));
      assertThat(result.code()).as(result.err()).isEqualTo(22);
    }
    tls.assertNothingSpent();
  }

  @Test
  void aCardThatIsNoneOrHasNoCertificateIsToldBeforeTheServerIsAsked() throws Exception {
    TestCard juki = TlsDesk.builder().type(TestCardType.JUKI).build();
    TestCard other = TlsDesk.builder().type(TestCardType.OTHER_CARD).build();
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      for (TestCard on : List.of(juki, other)) {
        Desk.Result result = tls.desk(on).typing("1234").run(tls.get(server));
        assertThat(result.code()).as(result.err()).isIn(12, 30);
      }
      assertThat(
              Desk.empty()
                  .run(tls.get(server, "--timeout", "0", "--pin-file", tls.serverCa))
                  .code())
          .isEqualTo(23);
      assertThat(Desk.empty().typing("1234").run(tls.get(server, "--timeout", "0")).code())
          .isEqualTo(11);
      assertThat(server.protocols()).isEmpty();
    }
    assertThat(tls.apdus.secrets()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REMOVED_BEFORE", "REMOVED_AFTER"})
  void aCardThatIsPulledAtAnyCommandIsToldAsLostOrUnknown(Fault fault) throws Exception {
    int fired = 0;
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      for (int index = 0; index < MANY; index++) {
        fired += pull(server, fault, index) ? 1 : 0;
      }
    }
    assertThat(fired).isGreaterThan(5);
  }

  private boolean pull(LoginServer server, Fault fault, int index) {
    TestCard mine = TlsDesk.builder().build();
    List<FaultyConnection> links = new ArrayList<>();
    Desk.Result result =
        Desk.with(mine)
            .typing("1234", "1234")
            .through(
                connection -> {
                  links.add(new FaultyConnection(connection, fault, index));
                  return links.get(links.size() - 1);
                })
            .run(tls.get(server));
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
  void aRecordingHoldsNeitherThePinNorThePage() throws Exception {
    Path out = folder.resolve("recording");
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      List<String> args = new ArrayList<>(List.of("record", "--out", out.toString()));
      args.addAll(List.of(tls.get(server)));
      Desk.Result result = tls.desk(card).typing("1234").run(args.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(Files.readString(out))
          .startsWith("jpki-recording 1\n# jpki tls\n")
          .contains("802A00")
          .doesNotContain("31323334", "127.0.0.1");
    }
  }

  @Test
  void verboseShowsNoPin() throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      Desk.Result result = tls.desk(card).typing("1234").run(tls.get(server, "-v"));
      assertThat(result.code()).isZero();
      assertThat(result.err()).contains("[secret]").doesNotContain("31323334", "1234\n");
    }
    assertThat(Arrays.asList(Security.getProviders())).hasSameSizeAs(before);
  }
}
