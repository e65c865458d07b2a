package io.github.jpki4j.it.pcscd;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Another socket of the PC/SC service, for programs with {@code PCSCLITE_CSOCK_NAME} in their
 * environment. Closing it is to them what the end of the service is.
 */
public final class ServiceGate implements AutoCloseable {

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();

  private ServiceGate(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  public static ServiceGate open(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    ServiceGate gate = new ServiceGate(socket, server);
    daemon(gate::accept);
    return gate;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "service-gate");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel program = server.accept();
        SocketChannel service = SocketChannel.open(UnixDomainSocketAddress.of(OwnPcscd.SOCKET));
        channels.add(program);
        channels.add(service);
        daemon(() -> copy(program, service));
        daemon(() -> copy(service, program));
      }
    } catch (IOException e) {
      channels.forEach(ServiceGate::shut);
    }
  }

  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      shut(to);
    }
  }

  private static void shut(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    channels.forEach(ServiceGate::shut);
    Files.deleteIfExists(socket);
  }
}
