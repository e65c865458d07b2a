package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Frames of vpcd to the bridge: each is answered as it should be, and the bridge ends with them.
 */
public final class VpcdTarget extends ByteTarget {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestCard card = TestCard.builder().clock(Samples.CLOCK).build();
  private final ServerSocket vpcd;

  /**
   * Creates it.
   *
   * @throws IOException if it cannot listen
   */
  public VpcdTarget() throws IOException {
    super(
        "vpcd",
        List.of(
            frames("000101", "000104", "000F00A4040C0AD392F000260100000001", "000400200098"),
            frames("000101", "000104", "000500B0860020", "000102", "000100")));
    vpcd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static byte[] frames(String... hex) {
    return HexFormat.of().parseHex(String.join("", hex));
  }

  @Override
  public void read(byte[] bytes) throws IOException, InterruptedException {
    card.insert();
    try (VpcdBridge bridge = VpcdBridge.connect(card, "127.0.0.1", vpcd.getLocalPort());
        Socket reader = vpcd.accept()) {
      reader.setSoLinger(true, 0); // or the system runs out of ports
      reader.setTcpNoDelay(true);
      reader.getOutputStream().write(bytes);
      reader.shutdownOutput();
      requireAnswers(bytes, new DataInputStream(reader.getInputStream()));
      Checks.require(bridge.awaitClosed(LONG), "the bridge does not end");
    }
  }

  /** One for each command and power-on; a bridge that leaves bytes unread may reset the link. */
  private static void requireAnswers(byte[] bytes, DataInputStream in) throws IOException {
    int at = 0;
    int answers = 0;
    boolean isFrame = true;
    while (isFrame && at + 2 <= bytes.length) {
      int length = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
      int from = at + 2;
      isFrame = from + length <= bytes.length && (length != 1 || isControl(bytes[from]));
      if (isFrame) {
        answers += length != 1 || bytes[from] == 4 ? 1 : 0;
        at = from + length;
      }
    }
    try {
      for (int i = 0; i < answers; i++) {
        in.readFully(new byte[in.readUnsignedShort()]);
      }
      Checks.require(in.read() < 0, "an answer too many");
    } catch (SocketException e) {
      Checks.require(at < bytes.length, "reset although all was read");
    }
  }

  private static boolean isControl(byte control) {
    return control == 0 || control == 1 || control == 2 || control == 4;
  }
}
