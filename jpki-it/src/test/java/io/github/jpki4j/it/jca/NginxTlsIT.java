package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client authentication of Java's HTTP client, judged by nginx. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class NginxTlsIT {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private final Desk desk = new Desk();

  private ForeignServer trusting(KeyKind kind, CaGeneration generation, String protocol)
      throws Exception {
    return NginxServer.start(
        folder,
        SoftwareKeys.server(),
        desk.card().pki().authorityCertificate(kind, generation),
        protocol);
  }

  private static HttpResponse<String> get(ForeignServer server, KeyManager[] keys)
      throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(SoftwareKeys.trusting(SoftwareKeys.server().getCertificate("server")));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
            .timeout(PATIENCE)
            .build();
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(request, BodyHandlers.ofString());
  }

  private static KeyManager[] keys(JpkiProvider provider, KeyKind kind) throws Exception {
    return Stores.keyManagers("NewSunX509", Stores.loaded(provider, kind), "");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, false, TLSv1.2, 00",
    "SIGN, false, TLSv1.2, 00",
    "AUTH, true, TLSv1.2, 04",
    "SIGN, true, TLSv1.2, 04",
    "AUTH, true, TLSv1.3, 04",
    "SIGN, true, TLSv1.3, 04",
  })
  void nginxAcceptsBothKeys(KeyKind kind, boolean pss, String protocol, String scheme)
      throws Exception {
    JpkiProvider provider =
        new JpkiProvider(desk, Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = trusting(kind, CaGeneration.THIRD, protocol)) {
      HttpResponse<String> answer = get(server, keys(provider, kind));
      assertThat(answer.statusCode()).isEqualTo(200);
      TlsJudge.NGINX.assertShows(answer.body(), desk, kind, protocol, pss);
      assertThat(desk.secrets()).isEqualTo(1);
      List<String> commands = desk.takeCommands();
      assertThat(Stores.signatures(commands, scheme)).isEqualTo(1);
      assertThat(Stores.signatures(commands, "")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void nginxRefusesWhoHasNoCertificateOrOneOfAnotherCa(String protocol) throws Exception {
    JpkiProvider provider = new JpkiProvider(desk, Person.whoKnows(), PSS);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = trusting(KeyKind.AUTH, CaGeneration.SECOND, protocol)) {
      HttpResponse<String> without = get(server, new KeyManager[0]);
      assertThat(without.statusCode()).isEqualTo(400);
      assertThat(without.body()).contains("No required SSL certificate was sent");
      HttpResponse<String> other = get(server, keys(provider, KeyKind.AUTH));
      assertThat(other.statusCode()).isEqualTo(400);
      assertThat(other.body()).contains("The SSL certificate error");
      assertThat(desk.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
  }
}
