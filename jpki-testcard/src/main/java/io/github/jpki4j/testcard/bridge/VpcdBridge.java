package io.github.jpki4j.testcard.bridge;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GET_ATR = 4;

  private final Simulated link;
  private final TestCard card;
  private final Socket socket;
  private final Thread thread = new Thread(this::serve, "jpki4j-vpcd-bridge");
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Opens when the reader gives power for the first time, and at the end. */
  private final CountDownLatch begun = new CountDownLatch(1);

  /** Opens when the reader goes on after it has read the ATR, and at the end. */
  private final CountDownLatch settled = new CountDownLatch(1);

  private volatile boolean powered;

  /** Whether the ATR was read since the card was switched on; of the bridge's thread alone. */
  private boolean atrRead;

  private VpcdBridge(Simulated link, Socket socket) {
    this.link = link;
    this.card = link.card();
    this.socket = socket;
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
    return connect(link(card), host, port);
  }

  /**
   * The way from a virtual reader to a card, to put something in front of it: a {@code
   * FaultyConnection}, for example, which goes on counting over several bridges, one after the
   * other.
   *
   * @param card the card
   * @return what executes a command and fails on a card without power; closing it does nothing
   */
  public static Simulated link(TestCard card) {
    return new ChipLink(card);
  }

  /**
   * Inserts a card into a virtual reader, with something between the two. A command whose answer
   * the link loses is answered by no byte, as by a card that is mute; where the card was taken out,
   * it leaves the reader. Power, reset and ATR do not go over the link.
   *
   * @param link a decorator of {@link #link}; used on the bridge's thread, and not closed
   * @param host where vpcd listens, by default {@link #DEFAULT_HOST}. Whoever can reach that port
   *     can use the card
   * @param port vpcd's port for the reader, by default {@link #DEFAULT_PORT}
   * @return the bridge, which the caller closes
   * @throws IOException if nothing listens there
   */
  public static VpcdBridge connect(Simulated link, String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    VpcdBridge bridge = new VpcdBridge(link, socket);
    bridge.thread.setDaemon(true);
    bridge.thread.start();
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
   * Waits until the reader has switched the card on, read its ATR and gone on to something else.
   * From then on programs find the card in the reader. vpcd goes on within half a second; another
   * reader may do so only when a program uses the card.
   *
   * @param limit how long to wait at most
   * @return whether it has done so, now or before; false if the card left the reader without
   * @throws InterruptedException if the thread was interrupted
   */
  public boolean awaitSettled(Duration limit) throws InterruptedException {
    return settled.await(limit.toMillis(), TimeUnit.MILLISECONDS) && isConnected();
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

  /**
   * Takes the card out of the reader, and waits until the command that is under way is done and the
   * card has no power: the next bridge of the same card finds it untouched. Waits for five seconds
   * at most; not where {@link #link} itself calls it, or where the thread is interrupted.
   * Idempotent.
   */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is gone either way, and there is nobody to tell.
    }
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      awaitClosed(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (socket) {
      VpcdFrames reader = new VpcdFrames(socket);
      while (card.isInserted()) {
        answer(reader.read(), reader);
      }
    } catch (IOException e) {
      // The service or close() ended the connection: that is how a card leaves this reader.
    } finally {
      card.powerOff();
      ended.countDown();
      begun.countDown();
      settled.countDown();
    }
  }

  private void answer(byte[] message, VpcdFrames reader) throws IOException {
    if (atrRead) {
      settled.countDown();
    }
    if (message.length != 1) {
      reader.send(executed(message));
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
      case GET_ATR -> {
        reader.send(card.atr());
        atrRead = powered;
      }
      default -> throw new EOFException("vpcd sent an unknown control byte");
    }
  }

  private byte[] executed(byte[] command) throws IOException {
    try {
      return link.transceive(command);
    } catch (TransportException e) {
      if (!card.isInserted()) {
        throw new EOFException("the test card was taken out");
      }
      return new byte[0];
    }
  }
}
