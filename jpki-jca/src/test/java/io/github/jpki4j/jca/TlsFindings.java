package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.key.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Findings about TLS. */
@SuppressWarnings("try") // a provider is installed for the length of a block
final class TlsFindings {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  private TlsFindings() {}

  static void withoutPss() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows());
    try (Installed here = Installed.last(provider)) {
      assertThatThrownBy(() -> TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.3"))
          .isInstanceOf(SSLException.class);
      TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.2");
      assertThat(Stores.signatures(desk.takeCommands(), "00")).isEqualTo(1);
    }
  }

  static void withPss() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (Installed here = Installed.last(provider)) {
      for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
        assertThat(TlsTest.connect(desk, provider, KeyKind.AUTH, protocol).protocol())
            .isEqualTo(protocol);
        assertThat(Stores.signatures(desk.takeCommands(), "04")).isEqualTo(1);
      }
    }
  }

  /** Another provider offers PSS; the key's own card is not known to do it. */
  static void capabilityLivesInTheKey() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows());
    try (Installed other = Installed.first(new JpkiProvider(new Desk(), Person.whoKnows(), PSS));
        Installed here = Installed.last(provider)) {
      assertThatThrownBy(() -> TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.3"))
          .isInstanceOf(SSLException.class);
      TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.2");
      assertThat(Stores.signatures(desk.takeCommands(), "00")).isEqualTo(1);
    }
  }

  /** The property is read once, so this needs a JVM of its own: {@link ForcedScheme}. */
  static void forcedScheme() throws Exception {
    Child.Result result =
        Child.java(
            List.of("-Djdk.tls.client.SignatureSchemes=rsa_pkcs1_sha256"),
            ForcedScheme.class.getName());
    assertThat(result.exit()).as("%s", result.output()).isZero();
    assertThat(result.output()).contains("TLSv1.2 with 802A00").contains("no TLSv1.3");
  }

  static void sunX509() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    for (int i = 0; i < 5; i++) {
      Stores.keyManagers("SunX509", store, "9999");
    }
    assertThat(desk.secrets()).isZero();
  }

  static void newSunX509() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore auth = Stores.loaded(provider, KeyKind.AUTH);
    Stores.keyManagers("NewSunX509", auth, "9999");
    Stores.keyManagers("NewSunX509", Stores.loaded(provider, KeyKind.SIGN, ""), "9999");
    assertThat(desk.secrets()).isZero();
  }

  static void httpClient() throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows(), PSS);
    KeyStore store = Stores.loaded(provider, KeyKind.AUTH);
    try (Installed here = Installed.last(provider);
        TlsServer tls = TlsServer.start(desk, KeyKind.AUTH)) {
      HttpsServer server = web(tls);
      try {
        HttpClient client =
            HttpClient.newBuilder()
                .sslContext(tls.client(Stores.keyManagers("NewSunX509", store, "")))
                .build();
        URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        for (int i = 0; i < 3; i++) {
          assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
              .satisfies(answer -> assertThat(answer.body()).isEqualTo("TEST"));
        }
      } finally {
        server.stop(0);
      }
    }
    assertThat(Stores.signatures(desk.takeCommands(), "")).isEqualTo(1);
  }

  private static HttpsServer web(TlsServer tls) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange
              .getResponseBody()
              .write("TEST".getBytes(java.nio.charset.StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }
}
