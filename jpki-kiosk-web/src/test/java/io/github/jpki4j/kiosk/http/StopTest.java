package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How the server ends. */
class StopTest {

  @Test
  void theEndWaitsForARequestThatRunsAndEndsStreamsAfterIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Supplier<Report> slow =
        () -> {
          asked.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new Report(200, "text/plain;charset=utf-8", "done\n");
        };
    WebServer server = new WebServer(Listen.onLoopback(0), Map.of(), Map.of("/slow", slow));
    Wire wire = new Wire(server.port());
    wire.send("GET /slow HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
    asked.await();
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(60)));
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(end).isNotDone();
    go.countDown();
    assertThat(wire.readAll()).startsWith("HTTP/1.1 200").endsWith("done\n");
    end.get(60, TimeUnit.SECONDS);
    wire.close();
  }

  @Test
  void theEndOfAStreamIsInOrder() throws Exception {
    Site site = new Site();
    BrowserWindow window = new BrowserWindow(site.origin(), HttpClient.newHttpClient());
    window.open(site.token());
    var stream = window.events().body();
    site.server.stop(Duration.ofSeconds(60));
    assertThat(stream.readAllBytes()).isNotEmpty();
    site.close();
  }
}
