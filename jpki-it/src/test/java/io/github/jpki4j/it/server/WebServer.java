package io.github.jpki4j.it.server;

import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server with TLS on 127.0.0.1, and a client for one handshake. */
interface WebServer extends AutoCloseable {

  int TIMEOUT = 20_000; // milliseconds

  int port();

  @Override
  void close();

  /** Shakes hands once and exchanges a line; throws what the client sees. */
  default void shakeHands(SSLContext client) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(TIMEOUT);
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET / HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new java.io.EOFException("no answer");
      }
    }
  }
}
