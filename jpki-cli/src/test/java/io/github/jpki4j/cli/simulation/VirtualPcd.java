package io.github.jpki4j.cli.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** A virtual reader that speaks as vpcd does; each of its steps is a test's. */
final class VirtualPcd implements AutoCloseable {

  static final String GONE = "gone";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int PATIENCE = 60_000;

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private Socket card = new Socket();

  VirtualPcd() throws IOException {
    server.setSoTimeout(PATIENCE);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Waits for a card, without power. */
  void accept() throws IOException {
    card = server.accept();
    card.setSoTimeout(PATIENCE);
  }

  /** Waits for a card, switches it on, reads its ATR and looks for it again, as pcscd does. */
  String insert() throws IOException {
    accept();
    order(1);
    String atr = exchange("04");
    exchange("04");
    return atr;
  }

  /** An order that has no answer: 0 off, 1 on, 2 reset. */
  void order(int order) throws IOException {
    card.getOutputStream().write(new byte[] {0, 1, (byte) order});
  }

  /** A command, or 04 for the ATR; its answer, or that the card is gone. */
  String exchange(String hex) throws IOException {
    byte[] message = HEX.parseHex(hex);
    DataOutputStream out = new DataOutputStream(card.getOutputStream());
    out.writeShort(message.length);
    out.write(message);
    out.flush();
    DataInputStream in = new DataInputStream(card.getInputStream());
    try {
      return HEX.formatHex(in.readNBytes(in.readUnsignedShort()));
    } catch (EOFException e) {
      return GONE;
    }
  }

  /** Waits for the card to leave. */
  boolean isEmpty() throws IOException {
    return card.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    card.close();
    server.close();
  }
}
