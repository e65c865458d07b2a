package io.github.jpki4j.cli.simulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.jpki4j.cli.console.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Takes orders about a simulated card over HTTP, from programs of this computer that know a token.
 * A page in a browser of this computer has no way in: it cannot know the token, it sends the header
 * Origin, and a name of its own that leads here stands in the header Host.
 */
final class ControlServer implements AutoCloseable {

  /** Bytes of the token before they are written in hexadecimal. */
  private static final int TOKEN = 16;

  /** Bytes of the longest order. */
  private static final int MOST = 64;

  /** Requests that are read or carried out at the same time. */
  private static final int THREADS = 8;

  /** For one request; to put a card in takes a third of it at most. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpServer server;
  private final BoundedThreads threads;
  private final ControlOrders orders;
  private final String token;

  private ControlServer(HttpServer server, ControlOrders orders, Duration limit) {
    this.server = server;
    this.orders = orders;
    this.threads = new BoundedThreads("jpki-simulate-control", THREADS, limit);
    byte[] random = new byte[TOKEN];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  /**
   * Opens the server on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is in use
   */
  static ControlServer open(int port, ControlOrders orders) throws IOException {
    return open(port, orders, LIMIT);
  }

  /**
   * Opens the server on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @param limit how long one request may take, from its first byte to its answer
   * @throws IOException if the port is in use
   */
  static ControlServer open(int port, ControlOrders orders, Duration limit) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    ControlServer control = new ControlServer(server, orders, limit);
    server.setExecutor(control.threads);
    server.createContext("/", control::handle);
    // The server's own thread is a daemon if the one that starts it is.
    CompletableFuture.runAsync(server::start, control.threads).join();
    return control;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What each request must show. */
  String token() {
    return token;
  }

  private void handle(HttpExchange exchange) throws IOException {
    ControlOrders.Answer answer;
    try (exchange) {
      answer = answer(exchange);
      byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    if (answer.ends()) {
      orders.end();
    }
  }

  private ControlOrders.Answer answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Origin") || !isForUs(exchange)) {
      return refused(403, "web-page");
    }
    if (!knowsToken(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      return refused(401, "token");
    }
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MOST + 1);
      return body.length > MOST
          ? refused(400, "value")
          : orders.carryOut(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              new String(body, StandardCharsets.ISO_8859_1).strip());
    }
  }

  private static ControlOrders.Answer refused(int status, String error) {
    return new ControlOrders.Answer(status, new Json().put("error", error));
  }

  private boolean isForUs(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    String port = ":" + server.getAddress().getPort();
    return hosts.size() == 1
        && Set.of("127.0.0.1" + port, "localhost" + port).contains(hosts.get(0));
  }

  private boolean knowsToken(HttpExchange exchange) {
    List<String> shown = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    return shown.size() == 1
        && MessageDigest.isEqual(
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
            shown.get(0).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
