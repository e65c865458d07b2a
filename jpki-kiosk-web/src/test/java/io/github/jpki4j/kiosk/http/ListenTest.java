package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.jpki4j.kiosk.Station;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Where the server listens, with and without TLS. */
class ListenTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }

  private static Path keyStore(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("server.p12");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=kiosk.example",
            "-alias",
            "server",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            "changeit")
        .start()
        .waitFor();
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1", "2001:db8::1"})
  void withoutTlsNothingButLoopbackIsTaken(String literal) throws IOException {
    InetAddress address = address(literal);
    assertThatThrownBy(() -> new Listen(address, 0, Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Without TLS the server listens on loopback alone, because people enter secrets.");
    assertThatThrownBy(
            () ->
                new Listen(
                    address, 0, Optional.empty(), Optional.of(URI.create("https://kiosk.example"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://kiosk.example", "https://kiosk.example/", "https://KIOSK.example",
        "https://kiosk.example:443", "https://a@kiosk.example", "https://kiosk.example?x",
        "https://kiosk.example#x", "kiosk.example", "https:///x"
      })
  void aPublicOriginIsHttpsAndAHost(String origin) {
    assertThatThrownBy(
            () ->
                new Listen(
                    Listen.onLoopback(0).address(),
                    0,
                    Optional.empty(),
                    Optional.of(URI.create(origin))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A public origin is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void loopbackIsServedByItsAddressAndByLocalhost(String literal) throws IOException {
    Listen listen = new Listen(address(literal), 80, Optional.empty(), Optional.empty());
    String host = literal.contains(":") ? "[::1]" : literal;
    assertThat(listen.origins(80))
        .containsOnly(
            Map.entry(host + ":80", "http://" + host + ":80"),
            Map.entry("localhost:80", "http://localhost:80"));
    assertThat(listen.origin(80)).isEqualTo("http://" + host + ":80");
  }

  @Test
  void behindAProxyThePublicHostIsServedAndLinksLeadThere() throws Exception {
    Listen listen =
        new Listen(
            Listen.onLoopback(0).address(),
            0,
            Optional.empty(),
            Optional.of(URI.create("https://kiosk.example")));
    try (Site site = new Site(listen)) {
      assertThat(site.server.link(Station.KIOSK).toString())
          .startsWith("https://kiosk.example/kiosk#");
      String token = site.token();
      String post =
          "POST /kiosk/open HTTP/1.1\r\nHost: kiosk.example\r\nOrigin: %s\r\nX-Token: "
              + token
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      assertThat(ask(site, post.formatted("https://evil.example"))).startsWith("HTTP/1.1 403");
      assertThat(ask(site, post.formatted("http://kiosk.example"))).startsWith("HTTP/1.1 403");
      assertThat(ask(site, post.formatted("https://kiosk.example")))
          .startsWith("HTTP/1.1 200")
          .contains("Strict-Transport-Security: max-age=31536000");
    }
  }

  private static String ask(Site site, String request) throws IOException {
    try (Wire wire = new Wire(site.port())) {
      wire.send(request);
      return wire.readAll();
    }
  }

  @Test
  void withTlsTheServerSpeaksTls12And13AndNothingElse(@TempDir Path folder) throws Exception {
    Tls tls = Tls.read(keyStore(folder), PASSWORD);
    Listen listen =
        new Listen(
            Listen.onLoopback(0).address(),
            0,
            Optional.of(tls),
            Optional.of(URI.create("https://kiosk.example:8443")));
    try (Site site = new Site(listen)) {
      for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
        assertThat(askByTls(site, protocol))
            .startsWith("HTTP/1.1 200")
            .contains("Strict-Transport-Security");
      }
      assertThatThrownBy(() -> askByTls(site, "TLSv1.1")).isInstanceOf(IOException.class);
      assertThat(ask(site, "GET /health HTTP/1.1\r\nHost: kiosk.example:8443\r\n\r\n"))
          .doesNotContain("HTTP/1.1");
    }
  }

  private static String askByTls(Site site, String protocol) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", site.port())) {
      socket.setSoTimeout(Wire.WAIT_MILLIS);
      socket.setEnabledProtocols(new String[] {protocol});
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: kiosk.example:8443\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void aKeyStoreWithoutKeyOrWithAnotherPasswordIsRefused(@TempDir Path folder) throws Exception {
    Path empty = folder.resolve("empty.p12");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    try (var out = Files.newOutputStream(empty)) {
      keys.store(out, PASSWORD);
    }
    assertThatThrownBy(() -> Tls.read(empty, PASSWORD)).hasMessage("There is no key in the file.");
    Path file = keyStore(folder);
    assertThatThrownBy(() -> Tls.read(file, "wrong".toCharArray())).isInstanceOf(IOException.class);
  }

  @Test
  void withJettysLogAtDebugTheServerDoesNotStart() throws IOException {
    new Site().close();
    var logger = (Logger) LoggerFactory.getLogger("org.eclipse.jetty.http.HttpParser");
    logger.setLevel(Level.DEBUG);
    try {
      assertThatThrownBy(Site::new)
          .hasMessage(
              "The logger org.eclipse.jetty.http.HttpParser is at DEBUG and would write what people"
                  + " enter: set it to INFO.");
    } finally {
      logger.setLevel(null);
    }
  }
}
