package io.github.jpki4j.kiosk.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.jpki4j.kiosk.Station;
import java.io.IOException;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** A server of one station with visits of the tests. */
final class Site implements AutoCloseable {

  static {
    ((Logger) LoggerFactory.getLogger("org.eclipse.jetty")).setLevel(Level.INFO);
  }

  final TestVisits visits = new TestVisits();
  final WebServer server;

  Site() throws IOException {
    this(Listen.onLoopback(0));
  }

  Site(Listen listen) throws IOException {
    server =
        new WebServer(
            listen,
            Map.of(Station.KIOSK, visits),
            Map.of("/health", () -> new Report(200, "text/plain;charset=utf-8", "well\n")));
  }

  int port() {
    return server.port();
  }

  /** The field Host of a browser. */
  String host() {
    return "127.0.0.1:" + port();
  }

  String origin() {
    return "http://" + host();
  }

  String token() {
    return server.link(Station.KIOSK).getFragment();
  }

  @Override
  public void close() {
    server.close();
    visits.close();
  }
}
