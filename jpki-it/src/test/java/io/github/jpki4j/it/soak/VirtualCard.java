package io.github.jpki4j.it.soak;

import io.github.jpki4j.testcard.TestCard;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/**
 * A card in a slot of vpcd whose commands pass through a program that may do anything with them,
 * which {@link io.github.jpki4j.testcard.bridge.VpcdBridge} does not allow. Facts: PCSC-04 to
 * PCSC-08.
 */
final class VirtualCard implements AutoCloseable {

  /** What becomes of a command. */
  @FunctionalInterface
  interface CommandHandler {

    /**
     * Takes a command, on the card's thread.
     *
     * @param index counted from 0
     * @param command as it arrived
     * @return the answer; none if the card leaves now
     */
    Optional<byte[]> pass(int index, byte[] command);
  }

  private static final int CONNECT_MILLIS = 5_000;
  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GET_ATR = 4;

  private final TestCard card;
  private final CommandHandler hand;
  private final Socket socket = new Socket();
  private final CountDownLatch out = new CountDownLatch(1);
  private int commands;

  private VirtualCard(TestCard card, CommandHandler hand) {
    this.card = card;
    this.hand = hand;
  }

  /**
   * Inserts a card, or queues behind the one that is there.
   *
   * @throws IOException if nothing listens at the port
   */
  static VirtualCard insert(TestCard card, int port, CommandHandler hand) throws IOException {
    VirtualCard inserted = new VirtualCard(card, hand);
    try {
      inserted.socket.setTcpNoDelay(true);
      InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      inserted.socket.connect(new InetSocketAddress(local, port), CONNECT_MILLIS);
    } catch (IOException e) {
      inserted.socket.close();
      throw e;
    }
    Thread thread = new Thread(inserted::serve, "soak-card");
    thread.setDaemon(true);
    thread.start();
    return inserted;
  }

  /** Whether it is in the slot. */
  boolean isIn() {
    return out.getCount() > 0;
  }

  /** Waits until it has left, for whatever reason; whether it has. */
  boolean awaitOut(Duration limit) throws InterruptedException {
    return out.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void serve() {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      OutputStream stream = socket.getOutputStream();
      boolean stays = true;
      while (stays) {
        stays = answer(read(in), stream);
      }
    } catch (IOException e) {
      // close() and the end of the service end the connection: that is how a card leaves
    } finally {
      card.powerOff();
      out.countDown();
    }
  }

  /** vpcd sends length and payload apart: without this each command would take 40 ms. */
  private byte[] read(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (in.available() < length
        && socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
    byte[] message = new byte[length];
    in.readFully(message);
    return message;
  }

  /** Whether the card stays. */
  private boolean answer(byte[] message, OutputStream stream) throws IOException {
    if (message.length != 1) {
      Optional<byte[]> answer = hand.pass(commands++, message);
      if (answer.isPresent()) {
        send(answer.get(), stream);
      }
      return answer.isPresent();
    }
    switch (message[0]) {
      case POWER_OFF -> card.powerOff();
      case POWER_ON -> card.powerOn();
      case RESET -> card.reset();
      case GET_ATR -> send(card.atr(), stream);
      default -> throw new IOException("vpcd sent an unknown control byte");
    }
    return true;
  }

  private static void send(byte[] payload, OutputStream stream) throws IOException {
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) (payload.length >> 8);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    stream.write(frame);
  }

  /** Takes the card out. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is gone either way, and there is nobody to tell.
      out.countDown();
    }
  }
}
