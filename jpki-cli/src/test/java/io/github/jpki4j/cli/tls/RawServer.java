package io.github.jpki4j.cli.tls;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A web server on 127.0.0.1 that wants the card's certificate and then sends what it is told. */
final class RawServer implements AutoCloseable {

  /** How an answer ends. */
  enum End {
    /** As TLS wants it: close_notify, then the end of the connection. */
    NOTIFIED,
    /** The connection ends, and TLS does not say so. */
    CUT,
    /** The end of the answer comes again and again. */
    REPEATED,
    /** Nothing more comes. */
    SILENT
  }

  /**
   * What it sends after a request.
   *
   * @param first once
   * @param last once or, if it is repeated, five times in the client's time-out
   * @param end what comes then
   */
  record Answer(String first, String last, End end) {}

  private static final long PAUSE = 200; // milliseconds, for each second of the time-out

  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();
  private final SSLContext context;
  private final Answer answer;
  private final int timeout;

  private RawServer(SSLContext context, Answer answer, int timeout) throws IOException {
    this.context = context;
    this.answer = answer;
    this.timeout = timeout;
  }

  static RawServer start(TestCard card, Answer answer) throws Exception {
    return start(card, answer, 1);
  }

  /** Starts it for a client with a time-out, in seconds. */
  static RawServer start(TestCard card, Answer answer, int timeout) throws Exception {
    byte[] authority = card.pki().authorityCertificate(KeyKind.AUTH);
    RawServer server = new RawServer(LoginServer.context(authority), answer, timeout);
    Thread thread = new Thread(server::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket raw = listener.accept();
          SSLSocket tls =
              (SSLSocket) context.getSocketFactory().createSocket(raw, "client", 0, false)) {
        tls.setUseClientMode(false);
        tls.setNeedClientAuth(true);
        serve(raw, tls);
      } catch (IOException e) {
        // the client had enough
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void serve(Socket raw, SSLSocket tls) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      // the request
    }
    requests.incrementAndGet();
    send(tls, answer.first());
    send(tls, answer.last());
    switch (answer.end()) {
      case NOTIFIED -> tls.close();
      case CUT -> raw.shutdownOutput();
      case REPEATED -> {
        while (!listener.isClosed()) {
          Thread.sleep(timeout * PAUSE);
          send(tls, answer.last());
        }
      }
      case SILENT -> tls.getInputStream().read(); // until the client hangs up
    }
    raw.close();
  }

  private static void send(SSLSocket tls, String text) throws IOException {
    tls.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    tls.getOutputStream().flush();
  }

  String url() {
    return "https://127.0.0.1:" + listener.getLocalPort() + "/";
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
