package io.github.jpki4j.it.server;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A handshake of two engines in one thread, without a network. */
final class Engines {

  private static final int ROOM = 1 << 17; // bytes, more than a whole flight
  private static final int ROUNDS = 100;

  private Engines() {}

  /** The protocol that both agreed on; throws what an end does not like. */
  static String shakeHands(SSLEngine client, SSLEngine server) throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    client.beginHandshake();
    server.beginHandshake();
    for (int round = 0; round < ROUNDS; round++) {
      advance(client, toClient, toServer);
      advance(server, toServer, toClient);
      if (isDone(client) && isDone(server) && toServer.position() + toClient.position() == 0) {
        return client.getSession().getProtocol();
      }
    }
    throw new SSLException("the handshake does not end");
  }

  private static boolean isDone(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Works until it waits for the other end. */
  private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    boolean moved = true;
    while (moved) {
      moved =
          switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> work(engine);
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0;
            default -> read(engine, in);
          };
    }
  }

  private static boolean work(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run(); // the person is asked here
      task = engine.getDelegatedTask();
    }
    return true;
  }

  private static boolean read(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    HandshakeStatus before = engine.getHandshakeStatus();
    int read = in.hasRemaining() ? engine.unwrap(in, ByteBuffer.allocate(ROOM)).bytesConsumed() : 0;
    in.compact();
    return read > 0 || engine.getHandshakeStatus() != before;
  }
}
