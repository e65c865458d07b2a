package io.github.jpki4j.cli.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.jpki4j.cli.support.Desk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A web server of the JDK on 127.0.0.1 that may want a certificate of one CA. */
final class LoginServer implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** One for all: to make a key takes a while. */
  private static final class Own {
    static final KeyStore KEYS = make();

    private static KeyStore make() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", pair.getPrivate(), PASSWORD, new X509Certificate[] {own(pair)});
        return store;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @SuppressWarnings("JavaUtilDate") // what the builder takes
    private static X509Certificate own(KeyPair pair) throws Exception {
      X500Name name = new X500Name("CN=TEST server");
      Instant now = Instant.now();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(now.minus(1, ChronoUnit.DAYS)),
              Date.from(now.plus(1, ChronoUnit.DAYS)),
              name,
              pair.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }
  }

  /** What is answered to every request. */
  record Page(int status, Map<String, String> headers, byte[] body) {

    static Page text(String text) {
      return new Page(
          200,
          Map.of("Content-Type", "text/plain; charset=utf-8"),
          text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** The protocol and, if it was shown, the certificate of each request. */
  private final List<String> protocols = new CopyOnWriteArrayList<>();

  private final List<Certificate> clients = new CopyOnWriteArrayList<>();

  private LoginServer(HttpsServer server) {
    this.server = server;
  }

  /** Wants no certificate. */
  static LoginServer open(Page page) throws Exception {
    return start(page, new byte[0]);
  }

  /** Wants a certificate of this CA, DER. */
  static LoginServer trusting(byte[] authority, Page page) throws Exception {
    return start(page, authority);
  }

  private static LoginServer start(Page page, byte[] authority) throws Exception {
    LoginServer login =
        new LoginServer(
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5));
    SSLContext context = context(authority);
    login.server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(authority.length > 0);
            parameters.setSSLParameters(tls);
          }
        });
    login.server.createContext("/", exchange -> login.answer((HttpsExchange) exchange, page));
    login.server.setExecutor(login.threads);
    login.server.start();
    return login;
  }

  /** With the key of this server, and trust in a CA if it is given. */
  static SSLContext context(byte[] authority) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(Own.KEYS, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    if (authority.length == 0) {
      context.init(keys.getKeyManagers(), null, null);
      return context;
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(authority)));
    PKIXBuilderParameters path = new PKIXBuilderParameters(trusted, new X509CertSelector());
    path.setRevocationEnabled(false);
    // JPKI's certificate policies are critical and have qualifiers, which Java refuses by default.
    path.setPolicyQualifiersRejected(false);
    path.setDate(Date.from(Desk.NOW));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(new CertPathTrustManagerParameters(path));
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private void answer(HttpsExchange exchange, Page page) throws IOException {
    protocols.add(exchange.getSSLSession().getProtocol());
    try {
      clients.add(exchange.getSSLSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      // it was not asked for one
    }
    send(exchange, page);
  }

  private static void send(HttpExchange exchange, Page page) throws IOException {
    page.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
    exchange.getResponseBody().write(page.body());
    exchange.close();
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Writes its certificate to a file, for those who shall believe it. */
  static String certificate(Path file) throws Exception {
    return Files.write(file, Own.KEYS.getCertificate("server").getEncoded()).toString();
  }

  List<String> protocols() {
    return protocols;
  }

  List<Certificate> clients() {
    return clients;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
