package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.document.ForeignJudge;
import io.github.jpki4j.it.document.Pem;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.CaGeneration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client authentication of Java's HTTP client, judged by nginx. */
@Timeout(120) // a hang is a failure
@SuppressWarnings("try") // a provider is installed for the length of a block
class NginxTlsIT {

  private static final JpkiOptions PSS = JpkiOptions.DEFAULT.withPss();

  /** In a folder of system programs, which are not on everybody's path. */
  private static final String NGINX =
      Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** All its files in a folder of its own, one process, nothing of the system's configuration. */
  private static final String CONFIGURATION =
      """
      master_process off;
      pid nginx.pid;
      error_log stderr info;
      events {}
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        server {
          listen 127.0.0.1:%d ssl;
          ssl_protocols %s;
          ssl_certificate server.pem;
          ssl_certificate_key server.key;
          ssl_client_certificate ca.pem;
          ssl_verify_client on;
          location / {
            return 200 "$ssl_protocol $ssl_client_verify $ssl_client_fingerprint";
          }
        }
      }
      """;

  @TempDir private static Path folder;
  private static KeyStore serverKeys;

  private final Desk desk = new Desk();

  @BeforeAll
  static void prepare() throws Exception {
    ForeignJudge.of(NGINX, "-v", "nginx");
    serverKeys = SoftwareKeys.server();
    Pem.certificate(folder.resolve("server.pem"), serverKeys.getCertificate("server").getEncoded());
    Pem.key(
        folder.resolve("server.key"),
        serverKeys.getKey("server", SoftwareKeys.PASSWORD).getEncoded());
  }

  private ForeignServer trusting(KeyKind kind, CaGeneration generation, String protocol)
      throws Exception {
    int port = ForeignServer.freePort();
    Pem.certificate(
        folder.resolve("ca.pem"), desk.card().pki().authorityCertificate(kind, generation));
    Path configuration =
        Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(port, protocol));
    return ForeignServer.start(
        List.of(
            NGINX,
            "-p",
            folder.toString(),
            "-e",
            "stderr",
            "-g",
            "daemon off;",
            "-c",
            configuration.toString()),
        port,
        folder.resolve("nginx.log"));
  }

  private static HttpResponse<String> get(ForeignServer server, KeyManager[] keys)
      throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(SoftwareKeys.trusting(serverKeys.getCertificate("server")));
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
    return TlsTest.keys("NewSunX509", Stores.loaded(provider, kind), "");
  }

  private String fingerprint(KeyKind kind) throws Exception {
    byte[] certificate = desk.card().certificate(CertificateKind.valueOf(kind.name()));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate));
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
    JpkiProvider provider = desk.provider(Person.whoKnows(), pss ? PSS : JpkiOptions.DEFAULT);
    try (provider;
        Installed here = Installed.last(provider);
        ForeignServer server = trusting(kind, CaGeneration.THIRD, protocol)) {
      HttpResponse<String> answer = get(server, keys(provider, kind));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(protocol + " SUCCESS " + fingerprint(kind));
      assertThat(desk.secrets()).isEqualTo(1);
      List<String> commands = desk.takeCommands();
      assertThat(TlsTest.signatures(commands, scheme)).isEqualTo(1);
      assertThat(TlsTest.signatures(commands, "")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void nginxRefusesWhoHasNoCertificateOrOneOfAnotherCa(String protocol) throws Exception {
    JpkiProvider provider = desk.provider(Person.whoKnows(), PSS);
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
