package io.github.jpki4j.cli.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection to a web server over TLS, which was shown a certificate for its address. */
final class ServerLink implements AutoCloseable {

  private static final int HTTPS_PORT = 443;

  private final RawSocket raw;
  private final SSLSocket tls;
  private final InputStream in;
  private boolean ended;

  private ServerLink(RawSocket raw, SSLSocket tls) throws IOException {
    this.raw = raw;
    this.tls = tls;
    this.in = new EndWatch(tls.getInputStream(), () -> ended = true);
  }

  /**
   * Connects, by the proxy that Java was told of, and shakes hands.
   *
   * @param address with {@code https}
   * @param context which certificates are shown and believed
   * @param deadline closes the connection when the time is over
   */
  static ServerLink open(URI address, SSLContext context, WebDeadline deadline) throws IOException {
    Proxy proxy = proxy(address);
    RawSocket raw = new RawSocket(proxy);
    try {
      deadline.guard(raw);
      String host = address.getHost().replaceAll("[\\[\\]]", ""); // of IPv6
      int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
      connect(raw, host, port, deadline);
      return new ServerLink(raw, shake(raw, host, port, context));
    } catch (IOException | RuntimeException e) {
      close(raw);
      throw e;
    }
  }

  private static Proxy proxy(URI address) {
    @Nullable ProxySelector selector = ProxySelector.getDefault();
    return selector == null ? Proxy.NO_PROXY : selector.select(address).get(0);
  }

  /** On a thread of its own, as neither a name server nor a proxy can be given a limit. */
  private static void connect(RawSocket raw, String host, int port, WebDeadline deadline)
      throws IOException {
    FutureTask<Socket> connecting =
        new FutureTask<>(
            () -> {
              raw.connect(
                  raw.hasProxy
                      ? InetSocketAddress.createUnresolved(host, port)
                      : new InetSocketAddress(host, port));
              return raw;
            });
    Thread thread = new Thread(connecting, "jpki-web-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      connecting.get(deadline.milliseconds(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("no connection in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("no connection: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static SSLSocket shake(Socket raw, String host, int port, SSLContext context)
      throws IOException {
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  SSLSocket tls() {
    return tls;
  }

  /** What the other end says. */
  InputStream in() {
    return in;
  }

  /** Whether that was read to its end. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * Whether the other end hung up without saying so in TLS (close_notify): then nobody knows
   * whether it had come to its end.
   */
  boolean wasCut() {
    return raw.ended;
  }

  @Override
  public void close() {
    close(tls);
    close(raw);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way, and what was to be read was read
    }
  }

  /** The TCP connection; TLS stops reading it at a close_notify. */
  private static final class RawSocket extends Socket {

    private final boolean hasProxy;
    private volatile boolean ended;

    RawSocket(Proxy proxy) {
      super(proxy);
      this.hasProxy = proxy.type() != Proxy.Type.DIRECT;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new EndWatch(super.getInputStream(), () -> ended = true);
    }
  }
}
