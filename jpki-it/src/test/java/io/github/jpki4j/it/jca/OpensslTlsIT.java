package io.github.jpki4j.it.jca;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client authentication of Java's HTTP client, judged by the TLS server of OpenSSL. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class OpensslTlsIT {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private final Desk desk = new Desk();

  private static ForeignServer trusting(byte[] authority, String min, String max) throws Exception {
    return OpensslServer.start(folder, SoftwareKeys.server(), authority, min, max);
  }

  private ForeignServer server(KeyKind kind, String min, String max) throws Exception {
    return trusting(desk.card().pki().authorityCertificate(kind), min, max);
  }

  /**
   * The page that the server shows, which tells what it made of the client. It is read to its last
   * line and no further: in TLS 1.3 Java's client and OpenSSL wait for each other to close.
   */
  private static String get(ForeignServer server, KeyManager[] keys, String... protocols)
      throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(SoftwareKeys.trusting(SoftwareKeys.server().getCertificate("server")));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    HttpClient.Builder client = HttpClient.newBuilder().sslContext(context);
    if (protocols.length > 0) {
      client.sslParameters(new SSLParameters(null, protocols));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
            .timeout(PATIENCE)
            .build();
    try (Stream<String> lines = client.build().send(request, BodyHandlers.ofLines()).body()) {
      return lines.takeWhile(line -> !line.contains("</HTML>")).collect(joining("\n"));
    }
  }

  private static KeyManager[] keys(JpkiProvider provider, KeyKind kind) throws Exception {
    return Stores.keyManagers("NewSunX509", Stores.loaded(provider, kind), "");
  }

  private static void assertOneSignatureForOneVerify(Desk desk, String scheme) {
    assertThat(desk.secrets()).isEqualTo(1);
    assertOneSignature(desk, scheme);
  }

  private static void assertOneSignature(Desk desk, String scheme) {
    assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(desk.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    List<String> commands = desk.takeCommands();
    assertThat(Stores.signatures(commands, scheme)).isEqualTo(1);
    assertThat(Stores.signatures(commands, "")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, false, TLSv1.2, TLSv1.2, TLSv1.2, 00",
    "SIGN, false, TLSv1.2, TLSv1.2, TLSv1.2, 00",
    "AUTH, true, TLSv1.2, TLSv1.2, TLSv1.2, 04",
    "SIGN, true, TLSv1.2, TLSv1.2, TLSv1.2, 04",
    "AUTH, true, TLSv1.3, TLSv1.3, TLSv1.3, 04",
    "SIGN, true, TLSv1.3, TLSv1.3, TLSv1.3, 04",
    "AUTH, true, TLSv1.2, TLSv1.3, TLSv1.3, 04",
  })
  void theServerAcceptsBothKeys(
      KeyKind kind, boolean pss, String min, String max, String protocol, String scheme)
      throws Exception {
    JpkiProvider provider =
        new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = server(kind, min, max)) {
      TlsJudge.OPENSSL.assertShows(get(server, keys(provider, kind)), desk, kind, protocol, pss);
      assertOneSignatureForOneVerify(desk, scheme);
    }
  }

  /** The server would take TLS 1.3 too. */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardWithoutPssFallsBackTo12AfterItSaidSo(KeyKind kind) throws Exception {
    Desk old = new Desk(TestCard.builder().with(CardVariant.NO_PSS));
    JpkiProvider provider = new JpkiProvider(old, Person.whoKnows(), PSS);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server =
            trusting(old.card().pki().authorityCertificate(kind), "TLSv1.2", "TLSv1.3")) {
      KeyManager[] keys = keys(provider, kind);
      assertThatThrownBy(() -> get(server, keys)).isInstanceOf(IOException.class);
      assertThat(old.secrets()).isEqualTo(1);
      assertThat(Stores.signatures(old.takeCommands(), "04")).as("the card was asked").isPositive();
      TlsJudge.OPENSSL.assertShows(get(server, keys, "TLSv1.2"), old, kind, "TLSv1.2", false);
      assertThat(old.secrets()).as("since").isZero();
      assertOneSignature(old, "00");
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void withPssOffTls13FailsWithoutAPinAnd12Works(KeyKind kind) throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows());
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = server(kind, "TLSv1.2", "TLSv1.3")) {
      KeyManager[] keys = keys(provider, kind);
      long toLoad = desk.secrets();
      assertThatThrownBy(() -> get(server, keys)).isInstanceOf(IOException.class);
      assertThat(desk.secrets()).isEqualTo(toLoad);
      TlsJudge.OPENSSL.assertShows(get(server, keys, "TLSv1.2"), desk, kind, "TLSv1.2", false);
      assertOneSignatureForOneVerify(desk, "00");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theServerRefusesWhoHasNoCertificate(String protocol) throws Exception {
    try (ForeignServer server = server(KeyKind.AUTH, protocol, protocol)) {
      assertThatThrownBy(() -> get(server, new KeyManager[0])).isInstanceOf(IOException.class);
      assertThat(server.says("peer did not return a certificate")).isTrue();
    }
  }

  /** They have one name, so the client offers its certificate. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theServerRefusesACardOfAnotherGenerationOfTheCa(String protocol) throws Exception {
    byte[] other = desk.card().pki().authorityCertificate(KeyKind.AUTH, CaGeneration.SECOND);
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = trusting(other, protocol, protocol)) {
      KeyManager[] keys = keys(provider, KeyKind.AUTH);
      assertThatThrownBy(() -> get(server, keys)).isInstanceOf(IOException.class);
      assertThat(server.says("certificate verify failed")).isTrue();
      assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
  }
}
