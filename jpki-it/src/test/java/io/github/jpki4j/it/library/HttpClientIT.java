package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.jca.TlsJudge;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Client authentication of Apache HttpClient 5, judged by other programs. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class HttpClientIT {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  @TempDir private static Path folder;

  private final Desk desk = new Desk();

  private static CloseableHttpClient client(KeyStore store, String... versions) throws Exception {
    return HttpClientExample.client(store, trusted(), versions);
  }

  private static KeyStore trusted() throws Exception {
    return SoftwareKeys.trusting(SoftwareKeys.server().getCertificate("server"));
  }

  private ForeignServer start(TlsJudge judge, KeyKind kind, String min, String max)
      throws Exception {
    return judge.start(
        folder, SoftwareKeys.server(), desk.card().pki().authorityCertificate(kind), min, max);
  }

  private static String get(CloseableHttpClient client, ForeignServer server) throws Exception {
    HttpHost host = new HttpHost("https", "127.0.0.1", server.port());
    // Closed, not consumed: in TLS 1.3 Java's client and OpenSSL wait for each other to close.
    try (ClassicHttpResponse response = client.executeOpen(host, new HttpGet("/"), null)) {
      assertThat(response.getCode()).isEqualTo(200);
      if (response.getEntity().getContentLength() >= 0) {
        return EntityUtils.toString(response.getEntity());
      }
      StringBuilder page = new StringBuilder();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  response.getEntity().getContent(), StandardCharsets.ISO_8859_1));
      for (String line = lines.readLine();
          line != null && !line.contains("</HTML>");
          line = lines.readLine()) {
        page.append(line).append('\n');
      }
      return page.toString();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NGINX, AUTH, false, TLSv1.2",
    "NGINX, SIGN, false, TLSv1.2",
    "NGINX, AUTH, true, TLSv1.2",
    "NGINX, SIGN, true, TLSv1.2",
    "NGINX, AUTH, true, TLSv1.3",
    "NGINX, SIGN, true, TLSv1.3",
    "OPENSSL, AUTH, false, TLSv1.2",
    "OPENSSL, SIGN, false, TLSv1.2",
    "OPENSSL, AUTH, true, TLSv1.2",
    "OPENSSL, SIGN, true, TLSv1.2",
    "OPENSSL, AUTH, true, TLSv1.3",
    "OPENSSL, SIGN, true, TLSv1.3",
  })
  void theServerAcceptsBothKeys(TlsJudge judge, KeyKind kind, boolean pss, String protocol)
      throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(judge, kind, "TLSv1.2", "TLSv1.3");
        CloseableHttpClient client = client(Stores.loaded(jpki, kind), protocol)) {
      judge.assertShows(get(client, server), desk, kind, protocol, pss);
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(pss));
    }
  }

  @ParameterizedTest
  @CsvSource({"AUTH, TLSv1.2", "SIGN, TLSv1.2", "AUTH, TLSv1.3", "SIGN, TLSv1.3"})
  void manyRequestsCostOneSignature(KeyKind kind, String protocol) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(TlsJudge.NGINX, kind, protocol, protocol);
        CloseableHttpClient client = client(Stores.loaded(jpki, kind), protocol)) {
      for (int i = 0; i < 5; i++) {
        TlsJudge.NGINX.assertShows(get(client, server), desk, kind, protocol, true);
      }
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(true));
    }
  }

  /** Apache ties a connection to its client certificate, which the next request does not name. */
  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void withConnectionStateEachRequestCostsOne(String protocol) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(TlsJudge.NGINX, KeyKind.AUTH, protocol, protocol)) {
      SSLContext context =
          SSLContexts.custom()
              .setKeyManagerFactoryAlgorithm("NewSunX509")
              .loadKeyMaterial(Stores.loaded(jpki, KeyKind.AUTH), null)
              .loadTrustMaterial(trusted(), null)
              .build();
      try (CloseableHttpClient client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                      .build())
              .build()) {
        for (int i = 0; i < 3; i++) {
          TlsJudge.NGINX.assertShows(get(client, server), desk, KeyKind.AUTH, protocol, true);
        }
      }
      assertThat(Spent.by(desk)).isEqualTo(new Spent(1, 0, 3, 0));
    }
  }

  /** The server would take TLS 1.3 too. */
  @ParameterizedTest
  @CsvSource({"NGINX, AUTH", "NGINX, SIGN", "OPENSSL, AUTH", "OPENSSL, SIGN"})
  void aCardWithoutPssFailsIn13AndWorksAfterTheClientSays12(TlsJudge judge, KeyKind kind)
      throws Exception {
    Desk old = new Desk(TestCard.builder().with(CardVariant.NO_PSS));
    JpkiProvider jpki = new JpkiProvider(old, Person.whoKnows(), PSS);
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(judge, kind, "TLSv1.2", "TLSv1.3")) {
      KeyStore store = Stores.loaded(jpki, kind);
      try (CloseableHttpClient client = client(store, "TLSv1.3", "TLSv1.2")) {
        assertThatThrownBy(() -> get(client, server)).isInstanceOf(IOException.class);
      }
      assertThat(Spent.by(old)).as("asked in both forms").isEqualTo(new Spent(1, 0, 2, 0));
      try (CloseableHttpClient client = client(store, "TLSv1.2")) {
        judge.assertShows(get(client, server), old, kind, "TLSv1.2", false);
      }
      assertThat(Spent.by(old)).as("still verified").isEqualTo(new Spent(0, 1, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void withPssOff13FailsWithoutAPinAnd12Works(KeyKind kind) throws Exception {
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(TlsJudge.OPENSSL, kind, "TLSv1.2", "TLSv1.3")) {
      KeyStore store = Stores.loaded(jpki, kind);
      long toLoad = desk.secrets();
      try (CloseableHttpClient client = client(store, "TLSv1.3", "TLSv1.2")) {
        assertThatThrownBy(() -> get(client, server)).isInstanceOf(IOException.class);
        assertThat(Spent.by(desk)).isEqualTo(new Spent(toLoad, 0, 0, 0));
      }
      try (CloseableHttpClient client = client(store, "TLSv1.2")) {
        TlsJudge.OPENSSL.assertShows(get(client, server), desk, kind, "TLSv1.2", false);
        assertThat(Spent.by(desk)).isEqualTo(new Spent(1 - toLoad, 1, 0, 0));
      }
    }
  }

  @Test
  void theServerRefusesWhoHasNoCard() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (ForeignServer server = start(TlsJudge.OPENSSL, KeyKind.AUTH, "TLSv1.2", "TLSv1.3");
        CloseableHttpClient stranger = client(empty, "TLSv1.3")) {
      assertThatThrownBy(() -> get(stranger, server)).isInstanceOf(IOException.class);
      assertThat(server.says("peer did not return a certificate")).isTrue();
    }
  }
}
