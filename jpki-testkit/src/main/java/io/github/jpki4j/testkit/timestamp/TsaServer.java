package io.github.jpki4j.testkit.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A {@link TestTsa} over HTTP (RFC 3161, 3.4), on this computer alone. */
public final class TsaServer implements AutoCloseable {

  private static final String QUERY = "application/timestamp-query";
  private static final String REPLY = "application/timestamp-reply";

  private final Supplier<TestTsa> tsas;
  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);

  private TsaServer(Supplier<TestTsa> tsas, HttpServer server) {
    this.tsas = tsas;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param tsa what it answers
   * @return listens on a port of its own
   * @throws IOException if that fails
   */
  public static TsaServer start(TestTsa tsa) throws IOException {
    return start(() -> tsa);
  }

  /**
   * Starts one that may be another for each request.
   *
   * @param tsas what it answers
   * @return listens on a port of its own
   * @throws IOException if that fails
   */
  public static TsaServer start(Supplier<TestTsa> tsas) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    TsaServer started = new TsaServer(tsas, server);
    server.createContext("/tsa", started::handle);
    server.start();
    return started;
  }

  /**
   * Where it is.
   *
   * @return begins with {@code http://127.0.0.1:}
   */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
  }

  private void handle(HttpExchange exchange) throws IOException {
    TestTsa tsa = tsas.get();
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      if (tsa.how() == TsaCase.SLOW) {
        closed.await(); // whoever asked has given up by then
      }
      boolean isQuery =
          exchange.getRequestMethod().equals("POST")
              && QUERY.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
      if (!isQuery || tsa.how() == TsaCase.HTTP_ERROR || tsa.how() == TsaCase.SLOW) {
        exchange.sendResponseHeaders(isQuery ? 503 : 400, -1);
        return;
      }
      byte[] answer = tsa.answer(request);
      exchange.getResponseHeaders().set("Content-Type", REPLY);
      exchange.sendResponseHeaders(200, answer.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
