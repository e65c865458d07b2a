package io.github.jpki4j.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a web server by the proxy that Java was told of. */
class TlsProxyTest {

  private final ProxySelector before = ProxySelector.getDefault();
  private final TestCard card = Desk.card();
  private final TlsDesk tls;

  /** Java closes a connection that nothing refers to any more when it collects garbage. */
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

  private ServerSocket proxy;

  TlsProxyTest(@TempDir Path folder) throws Exception {
    this.tls = new TlsDesk(card, folder);
  }

  @BeforeEach
  void useTheProxy() throws IOException {
    proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Proxy way =
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort()));
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(way);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // the next one would be tried, if there were one
          }
        });
  }

  @AfterEach
  void leaveNoTrace() throws IOException {
    ProxySelector.setDefault(before);
    proxy.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  /** One exchange with a client: reads what it wants, and says something. */
  private void answer(String text, int tunnelTo) {
    start(
        () -> {
          Socket client = proxy.accept();
          connections.add(client);
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
          assertThat(in.readLine()).startsWith("CONNECT 127.0.0.1:");
          while (!in.readLine().isEmpty()) {
            // the rest of the head, with which a client waits for the answer
          }
          client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
          if (tunnelTo > 0) {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), tunnelTo);
            connections.add(server);
            start(() -> pump(server.getInputStream(), client.getOutputStream()));
            pump(client.getInputStream(), server.getOutputStream());
          }
        });
  }

  private static void pump(InputStream from, OutputStream to) throws IOException {
    byte[] block = new byte[4096];
    for (int length = from.read(block); length >= 0; length = from.read(block)) {
      to.write(block, 0, length);
    }
    to.close();
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void start(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException e) {
                // one of the two had enough
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void aTunnelIsUsed() throws Exception {
    try (LoginServer server = TlsDesk.login(card, TlsDesk.HELLO)) {
      answer("HTTP/1.1 200 Go\r\n\r\n", server.port());
      Desk.Result result = tls.desk(card).typing("1234").run(tls.get(server));
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(result.out()).isEqualTo("こんにちは\n");
    }
    assertThat(tls.apdus.secrets()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: ,,=,\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 Broken\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 Go\r\n\r\nthis is no TLS\r\n\r\n",
      })
  void aProxyThatRefusesIsNoConnectionAndNobodyIsAsked(String text) {
    answer(text, 0);
    Desk.Result result =
        tls.desk(card).typing("1234").run(tls.get("https://127.0.0.1:4/", "--timeout", "5"));
    assertThat(result.code()).as(result.said()).isEqualTo(70);
    assertThat(result.said()).doesNotContain("Exception");
    tls.assertNothingSpent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 100 Wait\r\n\r\n", "HTTP/1.1 200 Go\r\nA: "})
  void aProxyThatNeverEndsIsNotWaitedForForEver(String text) {
    answer(text, 0);
    Desk.Result result =
        tls.desk(card).typing("1234").run(tls.get("https://127.0.0.1:4/", "--timeout", "1"));
    assertThat(result.code()).as(result.said()).isEqualTo(70);
    assertThat(result.said()).contains("did not answer in time");
    tls.assertNothingSpent();
  }
}
