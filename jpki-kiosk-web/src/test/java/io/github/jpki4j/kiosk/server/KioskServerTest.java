package io.github.jpki4j.kiosk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.simulation.SimulatedCompletion;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.testcard.TestCard;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that a program starts, watches and stops. */
class KioskServerTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  static Stream<Arguments> incomplete() throws Exception {
    KioskReader reader = new SimulatedReader("r");
    SimulatedReader kiosk = new SimulatedReader("k");
    SimulatedResetService service = SimulatedResetService.builder().build();
    SimulatedCompletion completion = new SimulatedCompletion(service, "seven-eleven", kiosk::card);
    return Stream.of(
        Arguments.of(KioskServer.builder(), "give a reader for the kiosk or for the app"),
        Arguments.of(
            KioskServer.builder().app(reader), "the app needs a service for its reservations"),
        Arguments.of(
            KioskServer.builder().app(reader).reservations(service).completion(completion),
            "what finishes reservations is of no use without a kiosk"),
        Arguments.of(
            KioskServer.builder().kiosk(kiosk).completion(completion),
            "say who runs the kiosk: what it may finish depends on the operator"),
        Arguments.of(
            KioskServer.builder().kiosk(kiosk).operator("nobody"),
            "the kiosk guide does not know this operator"),
        Arguments.of(
            KioskServer.builder().kiosk(kiosk).listen(InetAddress.getByName("192.0.2.1")),
            "Without TLS the server listens on loopback alone, because people enter secrets."));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void whatIsMissingIsOneSentence(KioskServerBuilder builder, String sentence) {
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(sentence);
  }

  @Test
  void healthTellsOfReaderMaintenanceAndCustomers() throws Exception {
    SimulatedReader reader = new SimulatedReader("kiosk");
    try (KioskServer server = KioskServer.builder().kiosk(reader).start()) {
      awaitStatus(server, KioskStatus.OK);
      assertHealth(server, 200, "{\"status\":\"ok\",\"pages\":{\"kiosk\":\"attract\"}}\n");
      reader.setConnected(false);
      awaitStatus(server, KioskStatus.READER_MISSING);
      assertHealth(
          server, 503, "{\"status\":\"reader-missing\",\"pages\":{\"kiosk\":\"out-of-order\"}}\n");
      reader.setConnected(true);
      awaitStatus(server, KioskStatus.OK);
      server.setMaintenance(true);
      assertHealth(
          server, 503, "{\"status\":\"maintenance\",\"pages\":{\"kiosk\":\"maintenance\"}}\n");
      server.setMaintenance(false);
      assertHealth(server, 200, "{\"status\":\"ok\",\"pages\":{\"kiosk\":\"attract\"}}\n");
    }
  }

  private static void assertHealth(KioskServer server, int status, String body) throws Exception {
    HttpResponse<String> health = PageWindow.report(server, "/health");
    assertThat(health.body()).isEqualTo(body);
    assertThat(health.statusCode()).isEqualTo(status);
    assertThat(health.headers().firstValue("Content-Type"))
        .contains("application/json;charset=utf-8");
  }

  private static void awaitStatus(KioskServer server, KioskStatus status) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    while (server.status() != status && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(server.status()).isEqualTo(status);
  }

  @Test
  void metricsCountCustomersInTheFormatOfPrometheus() throws Exception {
    SimulatedReader reader = new SimulatedReader("kiosk");
    try (KioskServer server = KioskServer.builder().kiosk(reader).start()) {
      PageWindow kiosk = new PageWindow(server, Station.KIOSK);
      reader.insert(TestCard.builder().build());
      kiosk.await("card");
      reader.remove();
      kiosk.await("mishap");
      List<String> lines = PageWindow.report(server, "/metrics").body().lines().toList();
      assertThat(lines)
          .contains(
              "# TYPE jpki_kiosk_customers_total counter",
              "jpki_kiosk_customers_total 1",
              "jpki_kiosk_mishaps_total{kind=\"pulled\"} 1",
              "jpki_kiosk_windows{station=\"kiosk\"} 0",
              "jpki_kiosk_status{status=\"ok\"} 1")
          .allMatch(
              line ->
                  line.matches("# TYPE [a-z_]+ (counter|gauge)")
                      || line.matches("[a-z_]+(\\{[a-z]+=\"[a-z0-9_-]+\"})? [0-9]+"));
    }
  }

  @Test
  void aLinkIsForAStationThatThereIsAndForOneWindow() throws Exception {
    try (KioskServer server = KioskServer.builder().kiosk(new SimulatedReader("k")).start()) {
      assertThat(server.hasUnusedLink(Station.KIOSK)).isFalse();
      assertThat(server.stations()).containsExactly(Station.KIOSK);
      assertThatThrownBy(() -> server.link(Station.APP))
          .isInstanceOf(IllegalArgumentException.class);
      server.link(Station.KIOSK);
      assertThat(server.hasUnusedLink(Station.KIOSK)).isTrue();
      new PageWindow(server, Station.KIOSK);
      assertThat(server.hasUnusedLink(Station.KIOSK)).isFalse();
    }
  }

  @Test
  void aStopLetsTheCustomerFinishAndServesNobodyNew() throws Exception {
    SimulatedReader reader = new SimulatedReader("kiosk");
    KioskServer server = KioskServer.builder().kiosk(reader).start();
    PageWindow kiosk = new PageWindow(server, Station.KIOSK);
    TestCard card = TestCard.builder().build();
    reader.insert(card);
    kiosk.await("card");
    CompletableFuture<Boolean> stopped = stop(server, SOON);
    awaitStatus(server, KioskStatus.STOPPING);
    kiosk.press("end").await("take-card");
    assertThat(stopped).isNotDone();
    reader.remove();
    assertThat(stopped.get()).isTrue();
    assertThatThrownBy(() -> PageWindow.report(server, "/health"))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aStopWaitsNoLongerThanItIsTold() throws Exception {
    SimulatedReader reader = new SimulatedReader("kiosk");
    KioskServer server = KioskServer.builder().kiosk(reader).start();
    TestCard card = TestCard.builder().build();
    reader.insert(card);
    new PageWindow(server, Station.KIOSK).await("card");
    assertThat(server.stop(Duration.ZERO)).isFalse();
    card.clearTraffic();
    reader.remove();
    assertThat(card.traffic().commands()).isZero();
  }

  private static CompletableFuture<Boolean> stop(KioskServer server, Duration atMost) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return server.stop(atMost);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void workThatDoesNotEndIsToldAndForgottenWhenItEnds() throws Exception {
    SimulatedReader reader = new SimulatedReader("kiosk");
    CountDownLatch answer = new CountDownLatch(1);
    reader.link(card -> new SilentConnection(card, answer));
    try (KioskServer server =
        KioskServer.builder().kiosk(reader).stuckAfter(Duration.ofSeconds(1)).start()) {
      reader.insert(TestCard.builder().build());
      awaitStatus(server, KioskStatus.STUCK);
      assertThat(PageWindow.report(server, "/health").statusCode()).isEqualTo(503);
      answer.countDown();
      awaitStatus(server, KioskStatus.OK);
    }
  }
}
