package io.github.jpki4j.cli.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A web server on 127.0.0.1 that never comes to the end of its answer. */
final class SlowServer implements AutoCloseable {

  private static final int PAUSE = 200; // milliseconds

  private final ServerSocket listener;
  private final boolean drips;

  private SlowServer(ServerSocket listener, boolean drips) {
    this.listener = listener;
    this.drips = drips;
  }

  /**
   * Starts it.
   *
   * @param drips whether it sends a byte now and then, or not even a greeting
   */
  static SlowServer start(boolean drips) throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocket listener =
        drips
            ? LoginServer.context(new byte[0])
                .getServerSocketFactory()
                .createServerSocket(0, 5, here)
            : new ServerSocket(0, 5, here);
    SlowServer server = new SlowServer(listener, drips);
    Thread thread = new Thread(server::serve);
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private void serve() {
    try (Socket client = listener.accept()) {
      OutputStream out = client.getOutputStream();
      if (drips) {
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      while (!listener.isClosed()) {
        if (drips) {
          out.write('.');
        }
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      // the client had enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "https://127.0.0.1:" + listener.getLocalPort() + "/";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
