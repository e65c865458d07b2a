package io.github.jpki4j.testkit.key;

import io.github.jpki4j.KeyKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A TLS server of the JDK that wants a certificate of the test CA, and a client for it. */
public final class TlsServer implements AutoCloseable {

  /**
   * What both ends saw.
   *
   * @param protocol for example {@code TLSv1.2}
   * @param client the certificate that the client showed
   */
  public record Handshake(String protocol, Certificate client) {}

  private static final int TIMEOUT = 20_000; // milliseconds

  private final KeyStore keys;
  private final SSLContext context;
  private final SSLServerSocket listener;

  private TlsServer(KeyStore keys, SSLContext context, SSLServerSocket listener) {
    this.keys = keys;
    this.context = context;
    this.listener = listener;
  }

  /**
   * Starts one that wants a certificate of the CA of the card's key.
   *
   * @param desk with the card
   * @param kind which key
   * @param protocols those that the server takes; all of Java's if there is none
   * @return listens on a port of its own
   * @throws Exception if that fails
   */
  public static TlsServer start(Desk desk, KeyKind kind, String... protocols) throws Exception {
    Certificate ca =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(desk.card().pki().authorityCertificate(kind)));
    return trusting(ca, protocols);
  }

  /**
   * Starts one that wants a certificate of this CA, or this certificate.
   *
   * @param ca trusted
   * @param protocols those that the server takes; all of Java's if there is none
   * @return listens on a port of its own
   * @throws Exception if that fails
   */
  public static TlsServer trusting(Certificate ca, String... protocols) throws Exception {
    KeyStore keys = SoftwareKeys.server();
    KeyManagerFactory manager = KeyManagerFactory.getInstance("SunX509");
    manager.init(keys, SoftwareKeys.PASSWORD);
    SSLContext context = context(manager.getKeyManagers(), ca);
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(true);
    if (protocols.length > 0) {
      listener.setEnabledProtocols(protocols);
    }
    return new TlsServer(keys, context, listener);
  }

  private static SSLContext context(KeyManager[] keys, Certificate trusted) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trustManagers(trusted), null);
    return context;
  }

  private static TrustManager[] trustManagers(Certificate trusted) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    PKIXBuilderParameters path =
        new PKIXBuilderParameters(SoftwareKeys.trusting(trusted), new X509CertSelector());
    path.setRevocationEnabled(false);
    // JPKI's certificate policies are critical and have qualifiers, which Java refuses by default.
    path.setPolicyQualifiersRejected(false);
    trust.init(new CertPathTrustManagerParameters(path));
    return trust.getTrustManagers();
  }

  /**
   * The server's own context, for servers of another kind.
   *
   * @return with the server's key
   */
  public SSLContext context() {
    return context;
  }

  /**
   * Where it listens.
   *
   * @return the port on the loopback interface
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Writes this server's certificate, for another program that shall trust it.
   *
   * @param folder for the file
   * @return the file, PEM
   * @throws Exception if that fails
   */
  public Path certificateFile(Path folder) throws Exception {
    return SoftwareKeys.certificateFile(folder, keys);
  }

  /**
   * Takes one connection and reads, and never answers.
   *
   * @return done when the first byte has come
   */
  public CompletableFuture<Integer> listen() {
    CompletableFuture<Integer> asked = new CompletableFuture<>();
    Thread server = new Thread(() -> listen(asked));
    server.setDaemon(true);
    server.start();
    return asked;
  }

  private void listen(CompletableFuture<Integer> asked) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      asked.complete(socket.getInputStream().read());
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      asked.completeExceptionally(e);
    }
  }

  /**
   * A client's context that trusts this server.
   *
   * @param clientKeys may be none
   * @return the context
   * @throws Exception if that fails
   */
  public SSLContext client(KeyManager... clientKeys) throws Exception {
    return context(clientKeys, keys.getCertificate("server"));
  }

  /**
   * For a client that trusts this server.
   *
   * @return knows nobody else
   * @throws Exception if that fails
   */
  public TrustManager[] trustInThis() throws Exception {
    return trustManagers(keys.getCertificate("server"));
  }

  /**
   * Connects once.
   *
   * @param client of {@link #client}
   * @return what both ends saw
   * @throws Exception what the client did not like, with what the server says to it
   */
  public Handshake connect(SSLContext client) throws Exception {
    CompletableFuture<Handshake> served = new CompletableFuture<>();
    Thread server = new Thread(() -> serve(served));
    server.setDaemon(true);
    server.start();
    try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), TIMEOUT);
      socket.setSoTimeout(TIMEOUT);
      socket.setTcpNoDelay(true); // or acknowledgements wait 40 ms for more, now and then
      socket.startHandshake();
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
    } catch (IOException e) {
      server.join(TIMEOUT);
      if (served.isCompletedExceptionally()) {
        e.addSuppressed(served.handle((seen, refusal) -> refusal).join());
      }
      throw e;
    }
    return served.get(TIMEOUT, TimeUnit.MILLISECONDS);
  }

  private void serve(CompletableFuture<Handshake> served) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.setSoTimeout(TIMEOUT);
      socket.setTcpNoDelay(true);
      socket.startHandshake();
      SSLSession session = socket.getSession();
      socket.getInputStream().read();
      served.complete(new Handshake(session.getProtocol(), session.getPeerCertificates()[0]));
      socket.getOutputStream().write(1);
    } catch (IOException | RuntimeException e) {
      served.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
