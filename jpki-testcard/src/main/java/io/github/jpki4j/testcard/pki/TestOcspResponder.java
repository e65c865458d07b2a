package io.github.jpki4j.testcard.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OCSP responder over HTTP (RFC 6960, A.1) on the loopback interface, for tests and
 * demonstrations. It takes POST, and GET with the request as base64 in the path. See {@link
 * TestPki#ocspResponder}.
 *
 * <p>Thread-safe. Its threads are daemons and end with {@link #close()}.
 *
 * @since 0.1.0
 */
public final class TestOcspResponder implements AutoCloseable {

  /** Bytes; a request for one certificate has some 100. */
  private static final int LONGEST_REQUEST = 65_536;

  private static final int CLOSE_SECONDS = 5;

  private final OcspAnswers answers;
  private final HttpServer server;
  private final URI uri;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  private TestOcspResponder(OcspAnswers answers, HttpServer server) {
    this.answers = answers;
    this.server = server;
    this.uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    this.threads = Executors.newCachedThreadPool(TestOcspResponder::daemon);
  }

  static TestOcspResponder start(OcspAnswers answers) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    TestOcspResponder responder = new TestOcspResponder(answers, server);
    server.setExecutor(responder.threads);
    server.createContext("/", responder::handle);
    // The server's own thread is a daemon if the one that starts it is.
    CompletableFuture.runAsync(server::start, responder.threads).join();
    return responder;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jpki4j-ocsp-responder");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Where the responder is.
   *
   * @return an http address with a number for a host, which ends with a slash
   */
  public URI uri() {
    return uri;
  }

  /**
   * How many requests have arrived.
   *
   * @return those included that were malformed or got no answer
   */
  public int requests() {
    return requests.get();
  }

  /** Stops the responder. Who waits for an answer loses the connection. Idempotent. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      switch (exchange.getRequestMethod()) {
        case "POST" -> {
          try (InputStream body = exchange.getRequestBody()) {
            answer(exchange, body.readNBytes(LONGEST_REQUEST));
          }
        }
        case "GET" -> answer(exchange, inPath(exchange.getRequestURI()));
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  /** The request of a GET: base64, percent-encoded; nothing if it is not. */
  private static byte[] inPath(URI uri) {
    String path = uri.getRawPath().replaceFirst("/+", "").replace("+", "%2B");
    try {
      return Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private void answer(HttpExchange exchange, byte[] der) throws IOException {
    ReceivedOcspRequest request;
    try {
      request = ReceivedOcspRequest.parse(der);
    } catch (IllegalArgumentException e) {
      send(exchange, OcspAnswers.malformedRequest());
      return;
    }
    if (answers.behaviour(request) == OcspBehaviour.NO_ANSWER) {
      awaitClosed();
    } else {
      send(exchange, answers.answer(request));
    }
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, byte[] answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
    // The server writes head and body apart. On a connection that was used before, the body would
    // wait some 40 ms for the client's acknowledgement of the head.
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
  }
}
