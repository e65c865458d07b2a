package io.github.jpki4j.it.bench;

import static java.util.Objects.requireNonNull;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.kiosk.PcscKioskReader;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import io.github.jpki4j.testkit.card.ContactLink;
import io.github.jpki4j.testkit.card.Exchange;
import io.github.jpki4j.testkit.card.NfcLink;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * From a card's insertion to the page that shows it: a kiosk's server, a real pcscd and Chromium.
 * Where the time goes: pcscd looks at its readers now and then, the kiosk connects and reads, the
 * page changes. Run by ./bench.
 */
public final class InsertionBenchmark {

  private static final int ROUNDS = 40;

  private static final List<String> PARTS =
      List.of(
          "a: pcscd and the monitor, until the kiosk is told",
          "b: connecting",
          "c: reading what is free",
          "d: from the last answer to the server's page",
          "e: from there to the page's DOM",
          "a to d: until the server has the page",
          "all, until it is drawn (aim: 300)",
          "all but a");

  /** How often pcscd looks at a reader: insertions fall anywhere in between. */
  private static final int LOOK_MILLIS = 400;

  /** Notes, in the page, when the card is in its DOM, and when that has been drawn. */
  private static final String WATCH =
      """
      const now = () => performance.timeOrigin + performance.now();
      window.shown = new Promise((done) => {
        const look = () => {
          if (document.querySelector('[data-page=card]')) {
            const dom = now();
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => done([dom, now()])));
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
      });
      """;

  private InsertionBenchmark() {}

  /**
   * Measures and prints; says why if this machine has no reader.
   *
   * @param args not used
   * @throws Exception if something that is measured fails
   */
  public static void main(String[] args) throws Exception {
    // native first: the JDK's driver keeps handles that stand in the way of exclusive connections
    try (PcscdFixture pcscd = PcscdFixture.start()) {
      try {
        PcscReaders.nativeApi().backend();
        measure(pcscd, "native", PcscReaders.nativeApi());
      } catch (TransportException e) {
        System.out.println("left out: native: " + e.getMessage());
      }
      measure(pcscd, "javax", PcscReaders.javax());
    } catch (PcscdFixture.Unavailable e) {
      System.out.println("left out: everything through a reader: " + e.getMessage());
    }
  }

  private static void measure(PcscdFixture pcscd, String name, PcscReaders readers)
      throws Exception {
    PageLog log = PageLog.begin();
    TimedReader reader = new TimedReader(new PcscKioskReader(readers, pcscd.readerName(0)));
    try (KioskServer server = KioskServer.builder().kiosk(reader).start();
        Browser browser = Browser.start(Size.KIOSK)) {
      browser.open(server.link(Station.KIOSK));
      browser.await("[data-page=attract]");
      double[][] times = new double[PARTS.size()][ROUNDS];
      for (int i = -2; i < ROUNDS; i++) { // two to warm up
        double[] one = insertion(pcscd, reader, log, browser, new Random(i));
        for (int part = 0; part < one.length && i >= 0; part++) {
          times[part][i] = one[part];
        }
      }
      print(name, times);
      model(reader.exchanges());
    }
  }

  /** One insertion: milliseconds of each part. */
  private static double[] insertion(
      PcscdFixture pcscd, TimedReader reader, PageLog log, Browser browser, Random chance)
      throws Exception {
    browser.script(WATCH);
    TimeUnit.MILLISECONDS.sleep(chance.nextInt(LOOK_MILLIS));
    TestCard card = TestCard.builder().build();
    double wall = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1e3;
    long inserted = System.nanoTime();
    VpcdBridge bridge = VpcdBridge.connect(card, VpcdBridge.DEFAULT_HOST, pcscd.port(0));
    try {
      browser.await("[data-page=card]");
      List<?> shown = (List<?>) requireNonNull(browser.script("return window.shown"));
      double told = millis(reader.told() - inserted);
      double connected = millis(reader.connected() - inserted);
      double answered = millis(reader.answered() - inserted);
      double server = millis(log.shown() - inserted);
      double dom = ((Number) requireNonNull(shown.get(0))).doubleValue() - wall;
      double drawn = ((Number) requireNonNull(shown.get(1))).doubleValue() - wall;
      return new double[] {
        told,
        connected - told,
        answered - connected,
        server - answered,
        dom - server,
        server,
        drawn,
        drawn - told
      };
    } finally {
      bridge.close();
      browser.await("[data-page=mishap]");
      browser.click("[data-act=end]");
      browser.await("[data-page=attract]");
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static void print(String name, double[][] times) {
    for (int part = 0; part < PARTS.size(); part++) {
      Stopwatch.print(name + ", " + PARTS.get(part), times[part]);
    }
  }

  private static void model(List<Exchange> reading) {
    System.out.printf(
        Locale.ROOT,
        "the same %d exchanges, %d bytes, on a real card (model): NFC at 106 kbit/s %.0f ms, at 424"
            + " kbit/s %.0f ms; with contacts %.0f ms%n",
        reading.size(),
        reading.stream().mapToInt(one -> one.sent() + one.received()).sum(),
        new NfcLink(1).millis(reading),
        new NfcLink(4).millis(reading),
        ContactLink.millis(reading));
  }
}
