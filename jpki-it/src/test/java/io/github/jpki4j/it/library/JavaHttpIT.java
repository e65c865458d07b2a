package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.jca.TlsJudge;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.Pin;
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
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document's example of Java's own HTTP client, judged by nginx. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class JavaHttpIT {

  /** How long it takes to type. */
  private static final Duration SLOW = Duration.ofSeconds(6);

  @TempDir private static Path folder;

  private final Desk desk = new Desk();

  private ForeignServer start(KeyKind kind, String protocol) throws Exception {
    return TlsJudge.NGINX.start(
        folder,
        SoftwareKeys.server(),
        desk.card().pki().authorityCertificate(kind),
        protocol,
        protocol);
  }

  private static HttpClient client(JpkiProvider jpki, KeyKind kind, String protocol)
      throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(SoftwareKeys.trusting(SoftwareKeys.server().getCertificate("server")));
    TrustManager[] managers = trust.getTrustManagers();
    return JavaHttpExample.client(Stores.loaded(jpki, kind), managers, protocol);
  }

  private static String get(HttpClient client, ForeignServer server, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
            .timeout(patience)
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, false, TLSv1.2",
    "SIGN, false, TLSv1.2",
    "AUTH, true, TLSv1.3",
    "SIGN, true, TLSv1.3",
  })
  void threeRequestsCostOneSignature(KeyKind kind, boolean pss, String protocol) throws Exception {
    JpkiOptions options = pss ? JpkiOptions.DEFAULT.withPss() : JpkiOptions.DEFAULT;
    JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows(), options);
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(kind, protocol)) {
      HttpClient client = client(jpki, kind, protocol);
      for (int i = 0; i < 3; i++) {
        String page = get(client, server, Duration.ofSeconds(30));
        TlsJudge.NGINX.assertShows(page, desk, kind, protocol, pss);
      }
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(pss));
    }
  }

  /** The next request works, without another question. */
  @ParameterizedTest
  @CsvSource({"true, TLSv1.2", "false, TLSv1.2", "true, TLSv1.3", "false, TLSv1.3"})
  void bothTimesRunWhileThePersonTypes(boolean toConnect, String protocol) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    JpkiProvider jpki =
        new JpkiProvider(
            desk,
            (key, tries) -> {
              asked.incrementAndGet();
              LockSupport.parkNanos(SLOW.toNanos());
              return Pin.auth(Desk.AUTH_PIN.toCharArray());
            },
            JpkiOptions.DEFAULT.withPss());
    try (jpki;
        Installed here = Installed.last(jpki);
        ForeignServer server = start(KeyKind.AUTH, protocol)) {
      HttpClient patient = client(jpki, KeyKind.AUTH, protocol);
      HttpClient client =
          toConnect
              ? HttpClient.newBuilder()
                  .sslContext(patient.sslContext())
                  .sslParameters(patient.sslParameters())
                  .connectTimeout(SLOW.dividedBy(3))
                  .build()
              : patient;
      Duration patience = toConnect ? Duration.ofSeconds(60) : SLOW.dividedBy(3);
      assertThatThrownBy(() -> get(client, server, patience))
          .isInstanceOf(HttpTimeoutException.class);
      String page = get(client, server, Duration.ofSeconds(30));
      TlsJudge.NGINX.assertShows(page, desk, KeyKind.AUTH, protocol, true);
      assertThat(asked.get()).isEqualTo(1);
      assertThat(Spent.by(desk).verifies()).isEqualTo(1);
    }
  }
}
