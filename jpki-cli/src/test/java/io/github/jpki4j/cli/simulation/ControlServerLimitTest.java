package io.github.jpki4j.cli.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever keeps connections open without a request, or with a request that never ends. */
class ControlServerLimitTest {

  /** More of them than there are threads. */
  private static final int IDLE = 10;

  /** Of one request: enough for a machine that is busy. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final String BODY =
      "PUT /tries/auth HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nAuthorization: Bearer TOKEN\r\n"
          + "Content-Length: 2\r\n\r\n1";

  private final List<Socket> idle = new ArrayList<>();
  private ControlServer control;

  @BeforeEach
  void open() throws IOException {
    Simulated link = VpcdBridge.link(SimulatedCard.usual().build());
    ControlOrders orders =
        new ControlOrders(
            new VirtualReader(link, VpcdBridge.DEFAULT_HOST, 1),
            link.card(),
            SimulatedCard.usual(),
            Optional.empty());
    control = ControlServer.open(0, orders, LIMIT);
  }

  @AfterEach
  void close() throws IOException {
    control.close();
    for (Socket socket : idle) {
      socket.close();
    }
  }

  private Socket connect() throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(control.url()).getPort());
    idle.add(socket);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private void assertAnswers() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control.url() + "/state"))
            .header("Authorization", "Bearer " + control.token())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /state HTTP/1.1\r\nHost: ", BODY})
  void aRequestThatNeverEndsLosesItsConnectionAndKeepsNobodyOut(String start) throws Exception {
    String piece =
        start
            .replace("PORT", String.valueOf(URI.create(control.url()).getPort()))
            .replace("TOKEN", control.token());
    for (int i = 0; i < IDLE; i++) {
      connect().getOutputStream().write(piece.getBytes(UTF_8));
    }
    for (Socket socket : idle) {
      assertThat(hasEnded(socket)).isTrue();
    }
    assertAnswers();
  }

  private static boolean hasEnded(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void whoSendsNothingOccupiesNoThread() throws Exception {
    for (int i = 0; i < IDLE; i++) {
      connect();
    }
    assertAnswers();
  }
}
