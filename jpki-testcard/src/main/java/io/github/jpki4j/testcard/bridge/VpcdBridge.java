package io.github.jpki4j.testcard.bridge;

import io.github.jpki4j.testcard.TestCard;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/**
 * Puts a test card into a virtual PC/SC reader (vpcd of the vsmartcard project), where every
 * program of the machine can use it. Connecting inserts the card, closing takes it out; the service
 * notices within half a second.
 *
 * <p>The reader carries answers of up to 65,535 bytes. A longer one, of which a card is capable in
 * extended length, does not arrive: the reader gets an empty answer, as from a card that is mute,
 * and what follows is not disturbed.
 *
 * <p>One daemon thread serves the reader. Facts: PCSC-04 to PCSC-08.
 *
 * @since 0.1.0
 */
public final class VpcdBridge implements AutoCloseable {

  /** Where vpcd listens; on IPv4 only. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** The port of vpcd's first reader. */
  public static final int DEFAULT_PORT = 35963;

  private static final int CONNECT_MILLIS = 5_000;

  /** A frame tells its length in two bytes. */
  private static final int LONGEST_FRAME = 0xFFFF;

  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GET_ATR = 4;

  private final TestCard card;
  private final Socket socket;
  private final boolean quickAcknowledge;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Opens when the reader gives power for the first time, and at the end. */
  private final CountDownLatch begun = new CountDownLatch(1);

  private volatile boolean powered;

  private VpcdBridge(TestCard card, Socket socket) {
    this.card = card;
    this.socket = socket;
    this.quickAcknowledge = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
  }

  /**
   * Inserts a card into a virtual reader.
   *
   * @param card the card; it may have other connections as well
   * @param host where vpcd listens, by default {@link #DEFAULT_HOST}. Whoever can reach that port
   *     can use the card
   * @param port vpcd's port for the reader, by default {@link #DEFAULT_PORT}
   * @return the bridge, which the caller closes
   * @throws IOException if nothing listens there
   */
  public static VpcdBridge connect(TestCard card, String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    VpcdBridge bridge = new VpcdBridge(card, socket);
    Thread thread = new Thread(bridge::serve, "jpki4j-vpcd-bridge");
    thread.setDaemon(true);
    thread.start();
    return bridge;
  }

  /**
   * Whether the card is still in the reader.
   *
   * @return false after {@link #close()}, after the service went away and after the card was
   *     removed
   */
  public boolean isConnected() {
    return ended.getCount() > 0;
  }

  /**
   * Waits until the reader has switched the card on, before which no program can use it. What
   * answers at the port of {@link #connect} need not be a reader.
   *
   * @param limit how long to wait at most
   * @return whether it has done so, now or before; false if the card left the reader without
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean awaitPower(Duration limit) throws InterruptedException {
    return begun.await(limit.toMillis(), TimeUnit.MILLISECONDS) && powered;
  }

  /**
   * Waits until the card has left the reader, for whatever reason.
   *
   * @param limit how long to wait at most
   * @return whether it has
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean awaitClosed(Duration limit) throws InterruptedException {
    return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes the card out of the reader. Idempotent. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is gone either way, and there is nobody to tell.
      ended.countDown();
    }
  }

  private void serve() {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      while (card.isInserted()) {
        answer(readMessage(in), out);
      }
    } catch (IOException e) {
      // The service or close() ended the connection: that is how a card leaves this reader.
    } finally {
      card.powerOff();
      begun.countDown();
      ended.countDown();
    }
  }

  /**
   * Reads one message. vpcd sends length and payload apart, so an acknowledgement must not wait for
   * more data: that would cost 40 ms each time. The option lasts for one message.
   */
  private byte[] readMessage(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (quickAcknowledge && in.available() < length) {
      SocketOption<Boolean> option = ExtendedSocketOptions.TCP_QUICKACK;
      socket.setOption(option, true);
    }
    byte[] message = new byte[length];
    in.readFully(message);
    return message;
  }

  private void answer(byte[] message, DataOutputStream out) throws IOException {
    if (message.length != 1) {
      send(card.transmit(message), out);
      return;
    }
    switch (message[0]) {
      case POWER_OFF -> card.powerOff();
      case POWER_ON -> {
        card.powerOn();
        powered = true;
        begun.countDown();
      }
      case RESET -> card.reset();
      case GET_ATR -> send(card.atr(), out);
      default -> throw new EOFException("vpcd sent an unknown control byte");
    }
  }

  /** One write for length and payload; nothing for what is too long. */
  private static void send(byte[] answer, DataOutputStream out) throws IOException {
    byte[] payload = answer.length > LONGEST_FRAME ? new byte[0] : answer;
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) (payload.length >> 8);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    out.write(frame);
    out.flush();
  }
}
