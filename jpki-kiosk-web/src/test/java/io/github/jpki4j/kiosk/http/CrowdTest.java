package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many strangers at once, and slow ones, while a customer is in front. */
@Tag("sweep")
class CrowdTest {

  private static final int CROWD = 1000;

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jpki-kiosk-http"))
        .count();
  }

  /**
   * Those of the server and of the strangers, who are in the same process. A client of Java that
   * nobody uses any more has some until it is collected.
   */
  private static long descriptorsInUse() {
    System.gc();
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0;
  }

  private static void eventually(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Goes on until the customer has done some more visits. */
  private static void aWhileFor(Customer customer) throws InterruptedException {
    int then = customer.visits() + 5;
    eventually(() -> customer.visits() >= then || !customer.trouble().isEmpty());
    assertThat(customer.trouble()).isEmpty();
  }

  @Test
  void aThousandThatSayNothingAndAThousandThatAskDoNotDisturbTheCustomer() throws Exception {
    try (Site site = new Site();
        Customer customer = Customer.at(site)) {
      aWhileFor(customer);
      long threadsBefore = threads();
      long connectionsBefore = site.server.connections();
      long before = descriptorsInUse();
      List<Wire> idle = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        idle.add(new Wire(site.port()));
      }
      aWhileFor(customer);
      assertThat(site.server.connections())
          .isLessThanOrEqualTo(Connections.MOST_STRANGERS + Connections.MOST_OF_A_STATION + 1);
      List<Wire> asking = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        Wire wire = new Wire(site.port());
        wire.send("GET /kiosk HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        asking.add(wire);
      }
      aWhileFor(customer);
      long answered =
          asking.stream().filter(wire -> Wire.statuses(wire.readAll()).equals("421")).count();
      assertThat(idle).allSatisfy(wire -> assertThat(wire.readAll()).isEmpty());
      System.out.println("MEASURE of " + CROWD + " strangers that ask were answered " + answered);
      for (Wire wire : idle) {
        wire.close();
      }
      for (Wire wire : asking) {
        wire.close();
      }
      aWhileFor(customer);
      assertThat(threads()).isEqualTo(threadsBefore);
      // The customer's own connections are opened and closed, with a client for each visit.
      eventually(
          () -> site.server.connections() <= connectionsBefore + Connections.MOST_OF_A_STATION);
      eventually(() -> descriptorsInUse() <= before + 4L * Connections.MOST_OF_A_STATION);
    }
  }

  @Test
  void strangersThatComeWithoutEndDoNotKeepTheCustomerOut() throws Exception {
    ExecutorService strangers = Executors.newFixedThreadPool(4);
    try (Site site = new Site();
        Customer customer = Customer.at(site)) {
      aWhileFor(customer);
      List<Future<Integer>> counts = new ArrayList<>();
      long begin = System.nanoTime();
      for (int i = 0; i < 4; i++) {
        counts.add(strangers.submit(() -> connectUntilInterrupted(site.port())));
      }
      aWhileFor(customer);
      aWhileFor(customer);
      strangers.shutdownNow();
      int all = 0;
      for (Future<Integer> count : counts) {
        all += count.get();
      }
      System.out.println(
          "MEASURE "
              + all * 1_000_000_000L / (System.nanoTime() - begin)
              + " connections a second");
      assertThat(all).isPositive();
    } finally {
      strangers.shutdownNow();
    }
  }

  /** Thousands, which break off: others of this machine need their ports right after this test. */
  private static int connectUntilInterrupted(int port) throws IOException {
    List<Wire> wires = new ArrayList<>();
    int count = 0;
    while (!Thread.currentThread().isInterrupted()) {
      wires.add(new Wire(port));
      count++;
      if (wires.size() > 300) {
        wires.remove(0).breakOff();
      }
    }
    for (Wire wire : wires) {
      wire.breakOff();
    }
    return count;
  }

  /** Each of them is slow in a way of its own; none gets an answer that it was not owed. */
  @Test
  void slowOnesAreEndedInAllNotOnlyWhileTheyAreIdle() throws Exception {
    try (Site site = new Site();
        Customer customer = Customer.at(site)) {
      String host = "Host: " + site.host() + "\r\n";
      String act =
          "POST /kiosk/act HTTP/1.1\r\n"
              + host
              + "Origin: "
              + site.origin()
              + "\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n";
      List<Callable<String>> slow =
          List.of(
              () -> drip(site, "", ""),
              () -> drip(site, "", "\r\n"),
              () -> drip(site, "GET /", "a"),
              () -> drip(site, "GET /health HTTP/1.1\r\n" + host + "X: ", "a"),
              () -> drip(site, "GET /health HTTP/1.1\r\n" + host, "X: a\r\n"),
              () -> drip(site, act + "X-Window: no\r\nContent-Length: 4096\r\n\r\n", "a"),
              () ->
                  drip(
                      site,
                      act + "X-Window: " + customer.key() + "\r\nContent-Length: 4096\r\n\r\n",
                      "a"),
              () ->
                  drip(
                      site,
                      act + "X-Window: " + customer.key() + "\r\nContent-Length: 9\r\n\r\nversion=",
                      ""));
      ExecutorService all = Executors.newFixedThreadPool(slow.size());
      List<String> ends = new ArrayList<>();
      for (Future<String> one : all.invokeAll(slow)) {
        ends.add(one.get());
      }
      all.shutdown();
      assertThat(ends).containsExactly("", "", "", "", "", "403", "", "");
      assertThat(customer.trouble()).isEmpty();
      assertThat(customer.visits()).isPositive();
    }
  }

  /** Sends a piece every 100 ms until the server ends the connection; what it answered. */
  private static String drip(Site site, String begin, String piece)
      throws IOException, InterruptedException {
    try (Wire wire = new Wire(site.port())) {
      wire.send(begin);
      for (int i = 0; i < Wire.WAIT_MILLIS / 100 && wire.send(piece) && !piece.isEmpty(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return Wire.statuses(wire.readAll());
    }
  }

  @Test
  void onePageHasSoManyConnectionsAndNoMoreAndItsStreamStays() throws Exception {
    try (Site site = new Site()) {
      BrowserWindow window = new BrowserWindow(site.origin(), HttpClient.newHttpClient());
      window.open(site.token());
      HttpResponse<InputStream> stream = window.events();
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 2 * Connections.MOST_OF_A_STATION; i++) {
        Wire wire = new Wire(site.port());
        wire.send(
            "GET /kiosk/view HTTP/1.1\r\nHost: %s\r\nX-Window: %s\r\n\r\n"
                .formatted(site.host(), window.key()));
        wire.readByte();
        wires.add(wire);
      }
      assertThat(site.server.connections()).isBetween(10, Connections.MOST_OF_A_STATION + 1);
      assertThat(stream.body().read()).isEqualTo('i');
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }
}
