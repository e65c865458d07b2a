package io.github.jpki4j.testcard.bridge;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bridge against a server that speaks as vpcd does. */
class VpcdBridgeTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TestCard card = TestCard.builder().build();
  private ServerSocket server;
  private VpcdBridge bridge;
  private Socket reader;
  private DataInputStream in;

  @BeforeEach
  void connect() throws IOException {
    connect(card);
  }

  private void connect(TestCard inserted) throws IOException {
    connect(VpcdBridge.link(inserted));
  }

  private void connect(Simulated link) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    bridge = VpcdBridge.connect(link, VpcdBridge.DEFAULT_HOST, server.getLocalPort());
    reader = server.accept();
    reader.setSoTimeout((int) LONG.toMillis());
    in = new DataInputStream(reader.getInputStream());
  }

  @AfterEach
  void disconnect() throws IOException {
    bridge.close();
    reader.close();
    server.close();
  }

  /** As vpcd: length and payload in two writes. */
  private void send(String hex) throws IOException {
    byte[] payload = Hex.bytes(hex);
    OutputStream out = reader.getOutputStream();
    out.write(new byte[] {(byte) (payload.length >> 8), (byte) payload.length});
    out.flush();
    out.write(payload);
    out.flush();
  }

  private String exchange(String hex) throws IOException {
    send(hex);
    return answer();
  }

  private String answer() throws IOException {
    byte[] answer = new byte[in.readUnsignedShort()];
    in.readFully(answer);
    return Hex.text(answer);
  }

  @Test
  void answersAtrAndCommands() throws Exception {
    send("01");
    assertThat(exchange("04")).isEqualTo("3BE000FF8131FE4514");
    assertThat(exchange(SELECT_JPKI)).isEqualTo("9000");
    assertThat(exchange("00B08A00000800")).hasSize(2 * 2050).endsWith("9000");
    assertThat(bridge.isConnected()).isTrue();
  }

  @Test
  void atrInTheMiddleIsNoReset() throws Exception {
    send("01");
    exchange(SELECT_JPKI);
    assertThat(exchange(VERIFY_AUTH)).isEqualTo("9000");
    exchange("04");
    send("01");
    assertThat(exchange("802A009701AA00")).endsWith("9000");
  }

  @Test
  void powerAndResetReachTheCardWithoutAnAnswer() throws Exception {
    send("01");
    exchange(SELECT_JPKI);
    exchange(VERIFY_AUTH);
    send("02");
    assertThat(exchange("00B0860004")).as("the selection is gone").isEqualTo("6A82");
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    send("00");
    assertThat(exchange(SELECT_JPKI)).as("a card without power").isEmpty();
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
    send("01");
    assertThat(exchange(SELECT_JPKI)).isEqualTo("9000");
  }

  /** The longest answer that fits, the first that does not, and the longest there is. */
  @ParameterizedTest
  @CsvSource({"FFFD, 65535", "FFFE, 0", "FFFF, 0", "0000, 0"})
  void anAnswerThatFitsInNoFrameIsNoneAndTheNextIsInStep(String le, int length) throws Exception {
    disconnect();
    connect(TestCard.builder().file(0x000A, new byte[70_000]).build());
    send("01");
    exchange(SELECT_JPKI);
    assertThat(exchange("00B08A0000" + le)).hasSize(2 * length);
    assertThat(exchange("00200098")).isEqualTo("63C3");
    assertThat(exchange("04")).isEqualTo("3BE000FF8131FE4514");
    assertThat(bridge.isConnected()).isTrue();
  }

  @Test
  void powerIsWaitedForAndToldApartFromTheEnd() throws Exception {
    assertThat(bridge.awaitPower(Duration.ofMillis(50))).isFalse();
    exchange("04");
    send("02");
    exchange("04");
    assertThat(bridge.awaitPower(Duration.ZERO)).as("an ATR is no power").isFalse();
    send("01");
    assertThat(bridge.awaitPower(LONG)).isTrue();
    send("00");
    bridge.close();
    assertThat(bridge.awaitClosed(LONG)).isTrue();
    assertThat(bridge.awaitPower(Duration.ZERO)).as("it had power").isTrue();
  }

  @Test
  void theReaderHasSettledWhenItGoesOnAfterTheAtr() throws Exception {
    exchange("04");
    send("01");
    assertThat(bridge.awaitPower(LONG)).isTrue();
    exchange("04");
    assertThat(bridge.awaitSettled(Duration.ofMillis(50))).as("the ATR is read").isFalse();
    exchange("04");
    assertThat(bridge.awaitSettled(LONG)).as("it looks for the next time").isTrue();
    bridge.close();
    assertThat(bridge.awaitClosed(LONG)).isTrue();
    assertThat(bridge.awaitSettled(Duration.ZERO)).as("it is gone").isFalse();
  }

  /** What a fault of the link becomes in a virtual reader: the answer, or that the card left. */
  @ParameterizedTest
  @CsvSource({
    "NOT_TRANSACTED, '', 3",
    "LOST_ANSWER, '', 2",
    "ANSWER_EMPTY, '', 2",
    "ANSWER_ONE_BYTE, 63, 2",
    "FIRST_6F00, 6F00, 3",
    "DELAY, 63C2, 2",
    "REMOVED_BEFORE, gone, 3",
    "REMOVED_AFTER, gone, 2",
    "FOREIGN_SELECT, 6A82, 3"
  })
  void aFaultInFrontOfTheChipReachesTheReader(Fault fault, String answer, int tries)
      throws Exception {
    disconnect();
    FaultyConnection faulty = new FaultyConnection(VpcdBridge.link(card), fault, 1);
    connect(faulty);
    send("01");
    assertThat(exchange(SELECT_JPKI)).isEqualTo("9000");
    send("002000980439393939");
    if (answer.equals("gone")) {
      assertThat(in.read()).isEqualTo(-1);
      assertThat(bridge.awaitClosed(LONG)).isTrue();
      assertThat(card.isInserted()).isFalse();
    } else {
      assertThat(answer()).isEqualTo(answer);
      assertThat(exchange(SELECT_JPKI)).as("in step").isEqualTo("9000");
    }
    assertThat(faulty.fired()).isTrue();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(tries);
  }

  @Test
  void whoWaitsForPowerHearsOfTheEnd() throws Exception {
    reader.close();
    assertThat(bridge.awaitPower(Duration.ofMinutes(5))).isFalse();
  }

  @Test
  void closeTakesTheCardOut() throws Exception {
    bridge.close();
    bridge.close();
    assertThat(in.read()).isEqualTo(-1);
    assertThat(bridge.awaitClosed(LONG)).isTrue();
    assertThat(bridge.isConnected()).isFalse();
  }

  /** Else the end of the one would take the power of the next. */
  @Test
  void aClosedBridgeTouchesItsCardNoMore() throws Exception {
    for (int i = 0; i < 300; i++) {
      send("01");
      assertThat(exchange(SELECT_JPKI)).as("bridge %d", i).isEqualTo("9000");
      disconnect();
      assertThat(bridge.awaitClosed(Duration.ZERO)).as("bridge %d", i).isTrue();
      connect(card);
    }
  }

  @Test
  void closeWaitsForTheCommandThatIsUnderWay() throws Exception {
    disconnect();
    SlowLink slow = new SlowLink(VpcdBridge.link(card));
    connect(slow);
    send("01");
    send(SELECT_JPKI);
    slow.begun.await();
    bridge.close();
    assertThat(slow.done).isTrue();
    assertThat(bridge.awaitClosed(Duration.ZERO)).isTrue();
  }

  @Test
  void whatStandsBetweenTheReaderAndTheCardMayCloseTheBridge() throws Exception {
    disconnect();
    connect(new ClosingLink(VpcdBridge.link(card)));
    send("01");
    send(SELECT_JPKI);
    assertThat(in.read()).isEqualTo(-1);
    assertThat(bridge.awaitClosed(LONG)).isTrue();
  }

  @Test
  void serviceThatGoesAwayEndsTheBridge() throws Exception {
    assertThat(bridge.awaitClosed(Duration.ZERO)).isFalse();
    reader.close();
    assertThat(bridge.awaitClosed(LONG)).isTrue();
  }

  @Test
  void removalOfTheCardEndsTheBridgeAtTheNextPoll() throws Exception {
    card.remove();
    try {
      send("04");
    } catch (SocketException e) {
      // The bridge may have ended already, between two messages.
    }
    assertThat(bridge.awaitClosed(LONG)).isTrue();
  }

  @Test
  void unknownControlByteEndsTheBridge() throws Exception {
    send("07");
    assertThat(bridge.awaitClosed(LONG)).isTrue();
  }

  @Test
  void nobodyListeningIsAnError() throws Exception {
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // does not listen
      assertThatThrownBy(() -> VpcdBridge.connect(card, "127.0.0.1", silent.getLocalPort()))
          .isInstanceOf(IOException.class);
    }
  }

  /** Between a reader and a card. */
  private abstract static class Between extends ForwardingConnection implements Simulated {

    private final TestCard card;

    Between(Simulated link) {
      super(link);
      this.card = link.card();
    }

    @Override
    public TestCard card() {
      return card;
    }
  }

  private static final class SlowLink extends Between {

    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean done;

    SlowLink(Simulated link) {
      super(link);
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      begun.countDown();
      LockSupport.parkNanos(200_000_000L);
      byte[] answer = super.transceive(command);
      done = true;
      return answer;
    }
  }

  private final class ClosingLink extends Between {

    ClosingLink(Simulated link) {
      super(link);
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      bridge.close();
      return super.transceive(command);
    }
  }
}
