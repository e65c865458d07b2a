package io.github.jpki4j.it.server;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty, with the TLS that it is given. */
final class Jetties {

  private Jetties() {}

  static WebServer start(SslContextFactory.Server tls) throws Exception {
    tls.setSniRequired(false);
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty, tls);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    try {
      jetty.start();
    } catch (Exception e) {
      jetty.stop();
      throw e;
    }
    return new WebServer() {
      @Override
      public int port() {
        return connector.getLocalPort();
      }

      @Override
      public void close() {
        try {
          jetty.stop();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    };
  }
}
