package io.github.jpki4j.it.pcscd;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * A card in a slot of vpcd. A test decides what it answers and when it leaves, which {@link
 * io.github.jpki4j.testcard.bridge.VpcdBridge} does not allow. Facts: PCSC-04 to PCSC-08.
 */
public final class VpcdCard implements AutoCloseable {

  /** What happens to the power of the card. */
  public enum Power {
    OFF,
    ON,
    /** A warm reset. */
    RESET,
    /** The card has left the slot. */
    REMOVED
  }

  /** What is on the card. All is called on the thread of the card. */
  public interface Chip {

    /** The answer to reset. */
    byte[] atr();

    /** The reader changes the power, or the card has left. */
    void power(Power change);

    /**
     * Executes a command.
     *
     * @param command as it arrived
     * @return the answer; empty if the card leaves now
     */
    Optional<byte[]> transmit(byte[] command);
  }

  private static final int CONNECT_MILLIS = 5_000;

  private final Chip chip;
  private final Socket socket = new Socket();
  private volatile boolean removed;

  private VpcdCard(Chip chip) {
    this.chip = chip;
  }

  /**
   * Inserts a card, or queues behind the one that is there.
   *
   * @param port of the slot, on 127.0.0.1
   * @param chip what answers
   * @return what the caller closes
   * @throws IOException if nothing listens at the port
   */
  public static VpcdCard insert(int port, Chip chip) throws IOException {
    VpcdCard card = new VpcdCard(chip);
    try {
      // by bytes: vpcd listens on IPv4 only
      InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      card.socket.setTcpNoDelay(true);
      card.socket.connect(new InetSocketAddress(local, port), CONNECT_MILLIS);
    } catch (IOException e) {
      card.socket.close();
      throw e;
    }
    Thread thread = new Thread(card::serve, "vpcd-card");
    thread.setDaemon(true);
    thread.start();
    return card;
  }

  /** Whether it is in the slot. */
  public boolean isInserted() {
    return !removed;
  }

  private void serve() {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      do {
        // for one message: vpcd sends length and payload apart, and waits 40 ms between them
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      } while (answer(in.readNBytes(in.readUnsignedShort()), socket.getOutputStream()));
    } catch (IOException e) {
      // close() and the end of the service end the connection
    } finally {
      chip.power(Power.REMOVED);
      removed = true;
    }
  }

  /** Whether the card stays. */
  private boolean answer(byte[] message, OutputStream out) throws IOException {
    if (message.length != 1) {
      Optional<byte[]> answer = chip.transmit(message);
      if (answer.isPresent()) {
        send(answer.get(), out);
      }
      return answer.isPresent();
    }
    switch (message[0]) {
      case 0 -> chip.power(Power.OFF);
      case 1 -> chip.power(Power.ON);
      case 2 -> chip.power(Power.RESET);
      case 4 -> send(chip.atr(), out);
      default -> throw new IOException("vpcd sent an unknown control byte");
    }
    return true;
  }

  private static void send(byte[] payload, OutputStream out) throws IOException {
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) (payload.length >> 8);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    out.write(frame);
  }

  /** Takes the card out. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      removed = true;
    }
  }
}
