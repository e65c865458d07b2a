package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.support.Desk;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated card in a virtual reader, which a socket of ours plays. */
class SimulateTest {

  private static byte[] exchange(Socket socket, int... message) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeShort(message.length);
    for (int b : message) {
      out.write(b);
    }
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    return in.readNBytes(in.readUnsignedShort());
  }

  @Test
  void theCardAnswersUntilTheReaderGoesAway() throws Exception {
    try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + reader.getLocalPort();
      CompletableFuture<Desk.Result> command =
          CompletableFuture.supplyAsync(
              () -> Desk.empty().run("simulate", "--card", "juki", "--vpcd", address));
      try (Socket socket = reader.accept()) {
        assertThat(exchange(socket, 4)).startsWith((byte) 0x3B);
        new DataOutputStream(socket.getOutputStream()).write(new byte[] {0, 1, 1});
        assertThat(exchange(socket, 0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1))
            .isEqualTo(new byte[] {(byte) 0x90, 0});
      }
      Desk.Result result = command.get(60, TimeUnit.SECONDS);
      assertThat(result.code()).isEqualTo(10);
      assertThat(result.out())
          .contains("Card juki is in the virtual reader at " + address)
          .contains("auth 1234, sign ABC123")
          .contains("Ctrl-C");
      assertThat(result.said()).contains("went away");
    }
  }

  /** Nobody can use a card without power, and what answers at a port need not be a reader. */
  @Test
  void nothingIsSaidOfAReaderThatDoesNotSwitchTheCardOn() throws Exception {
    for (String[] form : new String[][] {{}, {"--json"}}) {
      try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        List<String> args =
            new ArrayList<>(List.of("simulate", "--vpcd", "127.0.0.1:" + reader.getLocalPort()));
        args.addAll(List.of(form));
        CompletableFuture<Desk.Result> command =
            CompletableFuture.supplyAsync(() -> Desk.empty().run(args.toArray(String[]::new)));
        try (Socket socket = reader.accept()) {
          assertThat(exchange(socket, 4)).startsWith((byte) 0x3B);
        }
        Desk.Result result = command.get(60, TimeUnit.SECONDS);
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out() + result.said())
            .contains("went away")
            .doesNotContain("is in the virtual reader", "simulating", "testPins");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCardAndSituationCanBeSimulated(String name) {
    Desk.Result result = Desk.empty().withoutReader().run("status", "--simulate=" + name);
    assertThat(result.code()).isEqualTo(Set.of("juki", "other-card").contains(name) ? 12 : 0);
    if (result.code() == 0 && result.out().contains("  jpki ")) {
      String card = name.equals("my-number") ? "" : "=" + name;
      assertThat(result.out()).contains("--simulate" + card + " ");
    } else {
      // Nothing that a command could do is left on these.
      assertThat(name).isIn("juki", "other-card", "face-authentication");
    }
  }

  static List<String> names() {
    return SimulatedCard.names();
  }

  @Test
  void withoutAReaderItSaysWhereToGetOne() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Desk.Result result = Desk.empty().run("simulate", "--vpcd", "127.0.0.1:" + port);
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.said()).contains("vsmartcard-vpcd");
    assertThat(result.out()).isEmpty();
  }
}
