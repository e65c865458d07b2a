package io.github.jpki4j.kiosk.operation;

import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.http.Listen;
import io.github.jpki4j.kiosk.http.Report;
import io.github.jpki4j.kiosk.http.WebServer;
import io.github.jpki4j.kiosk.visit.KioskConversation;
import io.github.jpki4j.kiosk.visit.ServiceState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stations and the server that shows them. Thread-safe. */
public final class Stations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stations.class);

  /** The pages of a station whose reader is gone. */
  private static final Set<String> WITHOUT_READER = Set.of("out-of-order", "reader-lost");

  private static final long LOOK_MILLIS = 50;

  /** How long requests may take that are being answered at the end. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private final Map<Station, Conversation<?>> conversations;
  private final Metrics metrics;
  private final long started = System.nanoTime();
  private final Watchdog watchdog;
  private final WebServer web;
  private final int port;
  private volatile boolean maintenance;
  private volatile boolean stopping;

  /** The server answers before the constructor has returned. */
  private volatile boolean ready;

  /**
   * Starts the server. What is given is closed with this.
   *
   * @param listen where
   * @param stuckAfter how long one piece of work may take
   * @throws IOException if the port is not free; nothing is closed then
   */
  public Stations(
      Listen listen,
      Map<Station, Conversation<?>> conversations,
      Metrics metrics,
      Duration stuckAfter)
      throws IOException {
    this.conversations = new EnumMap<>(conversations);
    this.metrics = metrics;
    this.web =
        new WebServer(
            listen,
            conversations,
            Map.of("/health", () -> told(this::health), "/metrics", () -> told(this::metrics)));
    this.port = web.port();
    this.watchdog = new Watchdog(conversations, stuckAfter);
    ready = true;
  }

  /** Those that there are. */
  public Set<Station> stations() {
    return Set.copyOf(conversations.keySet());
  }

  /** A link that opens the window of a station, once. */
  public URI link(Station station) {
    if (!conversations.containsKey(station)) {
      throw new IllegalArgumentException("there is no station " + station.path() + " here");
    }
    return web.link(station);
  }

  /** Whether there is a link that was not used. */
  public boolean hasUnusedLink(Station station) {
    return web.hasUnusedLink(station);
  }

  /** Where the server listens. */
  public int port() {
    return port;
  }

  /** How it is. */
  public KioskStatus status() {
    if (watchdog.isStuck()) {
      return KioskStatus.STUCK;
    }
    if (stopping) {
      return KioskStatus.STOPPING;
    }
    if (maintenance) {
      return KioskStatus.MAINTENANCE;
    }
    return pages().values().stream().anyMatch(WITHOUT_READER::contains)
        ? KioskStatus.READER_MISSING
        : KioskStatus.OK;
  }

  /** What each station shows. */
  private Map<Station, String> pages() {
    Map<Station, String> pages = new EnumMap<>(Station.class);
    conversations.forEach((station, one) -> pages.put(station, one.screen().page()));
    return pages;
  }

  private Report told(Supplier<Report> report) {
    return ready ? report.get() : new Report(503, "text/plain;charset=utf-8", "starting\n");
  }

  private Report health() {
    KioskStatus status = status();
    String pages =
        pages().entrySet().stream()
            .map(one -> quoted(one.getKey().path()) + ":" + quoted(one.getValue()))
            .collect(Collectors.joining(","));
    String text = "{\"status\":" + quoted(status.word()) + ",\"pages\":{" + pages + "}}\n";
    return new Report(status == KioskStatus.OK ? 200 : 503, "application/json;charset=utf-8", text);
  }

  /** Names of ours, without a character that JSON escapes. */
  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private Report metrics() {
    Map<Station, Boolean> windows = new EnumMap<>(Station.class);
    conversations.keySet().forEach(station -> windows.put(station, web.isWatched(station)));
    MetricsText text =
        new MetricsText()
            .counts(metrics.counts())
            .windows(windows)
            .uptime(Duration.ofNanos(System.nanoTime() - started))
            .status(status());
    return new Report(200, "text/plain;version=0.0.4;charset=utf-8", text.toString());
  }

  /** Serves nobody new at the kiosk for a while, or does so again. */
  public void setMaintenance(boolean value) {
    if (maintenance != value && !stopping) {
      maintenance = value;
      setService(value ? ServiceState.MAINTENANCE : ServiceState.OPEN);
    }
  }

  private void setService(ServiceState state) {
    LOG.info("the kiosk is {}", state);
    for (Conversation<?> conversation : conversations.values()) {
      if (conversation instanceof KioskConversation kiosk) {
        kiosk.setService(state);
      }
    }
  }

  /**
   * Ends in order: serves nobody new, and closes when everybody has finished or the time is over.
   *
   * @param atMost how long to wait for who is being served
   * @return whether everybody finished in time
   * @throws InterruptedException if the thread was interrupted; everything is closed all the same
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    stopping = true;
    setService(ServiceState.STOPPING);
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!isIdle() && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      boolean finished = isIdle();
      LOG.info("stopped; {}", finished ? "nobody was served" : "somebody was broken off");
      return finished;
    } finally {
      close();
    }
  }

  private boolean isIdle() {
    return conversations.values().stream().allMatch(Conversation::isIdle);
  }

  /** Ends the server and everything that it shows. Idempotent. */
  @Override
  public void close() {
    watchdog.close();
    web.stop(LAST_ANSWERS);
    conversations.values().forEach(Conversation::close);
  }
}
