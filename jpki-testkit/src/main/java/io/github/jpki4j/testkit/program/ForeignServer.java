package io.github.jpki4j.testkit.program;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of another program on 127.0.0.1, for the length of a block. */
public final class ForeignServer implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 180;
  private static final long PAUSE_MILLIS = 20;

  /** Linux gives away by itself those from 32768 on; virtual readers have some from 30000 on. */
  private static final int LOWEST_PORT = 20_000;

  private static final int PORTS = 10_000;

  /** Processes that run at the same time begin far from each other. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

  private final Process process;
  private final Path printed;
  private final int port;

  private ForeignServer(Process process, Path printed, int port) {
    this.process = process;
    this.printed = printed;
    this.port = port;
  }

  /**
   * A port that nobody listens at now, and another one each time. The system does not give it to
   * whoever asks for any port, which happens often until a program listens at it.
   */
  public static int freePort() throws IOException {
    for (int i = 0; i < PORTS; i++) {
      int port = LOWEST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException inUse) {
        // the next one
      }
    }
    throw new IOException("no port is free");
  }

  /**
   * Starts the program and waits until it lets somebody connect.
   *
   * @param command that runs in the foreground
   * @param port at which the command listens
   * @param printed the file for what it prints
   */
  public static ForeignServer start(List<String> command, int port, Path printed)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    ForeignServer server = new ForeignServer(process, printed, port);
    try {
      process.getOutputStream().close();
      server.awaitConnection();
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private void awaitConnection() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.shutdownOutput();
        return;
      } catch (IOException notYet) {
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          throw new IOException("does not serve: " + said(), notYet);
        }
      }
    }
  }

  public int port() {
    return port;
  }

  /** Whether it prints this, now or soon: a client may hear of an error before it is printed. */
  public boolean says(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!said().contains(text)) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        return said().contains(text);
      }
    }
    return true;
  }

  private String said() throws IOException {
    return Files.readString(printed, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
