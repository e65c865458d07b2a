package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/** The server. Thread-safe. */
public final class WebServer implements AutoCloseable {

  /**
   * As many as there are, always: one accepts, one selects, and no request waits in the others for
   * anything but the lock of its conversation. A stream and a slow body have none.
   */
  private static final int THREADS = 12;

  /**
   * Of connections that the program has not taken yet; the system's own limit is often the same.
   */
  private static final int QUEUE = 4096;

  /** Longer than any stay that {@link Connections} gives, which ends connections first. */
  private static final long IDLE_MILLIS = Connections.WINDOW.plusSeconds(10).toMillis();

  /** In bytes; a browser's head has some 800, and cookies of others on the same host are in it. */
  private static final int LONGEST_HEAD = 8192;

  private static final long BEAT_MILLIS = 1_000;

  /** How often it is looked, at the end, whether a request still runs. */
  private static final long LOOK_MILLIS = 10;

  private final Listen listen;
  private final Server server;
  private final ServerConnector connector;
  private final Windows windows = new Windows();
  private final Connections connections = new Connections();
  private final Guard guard;
  private final Scheduler scheduler = new ScheduledExecutorScheduler("jpki-kiosk-beat", true);

  /**
   * Starts it on 127.0.0.1, without reports.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is not free
   */
  public WebServer(int port, Map<Station, Conversation<?>> conversations) throws IOException {
    this(Listen.onLoopback(port), conversations, Map.of());
  }

  /**
   * Starts it.
   *
   * @param conversations what each station shows; stay the caller's
   * @param reports what is told without the key of a window, by its path, as {@code /health};
   *     called for each request, by several threads
   * @throws IOException if the port is not free
   * @throws IllegalStateException if Jetty would log what people enter
   */
  public WebServer(
      Listen listen,
      Map<Station, Conversation<?>> conversations,
      Map<String, Supplier<Report>> reports)
      throws IOException {
    JettyLogs.check();
    this.listen = listen;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("jpki-kiosk-http");
    threads.setDaemon(true);
    server = new Server(threads, scheduler, new ErasingBufferPool());
    server.setErrorHandler(new PlainErrors());
    connector = new ServerConnector(server, 1, 1, protocols(listen));
    connector.setHost(listen.address().getHostAddress());
    connector.setPort(listen.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(QUEUE);
    connector.addBean(connections);
    server.addConnector(connector);
    connector.open();
    guard =
        new Guard(
            new Handler.Sequence(
                new StationHandler(conversations, windows, connections),
                new Assets(),
                new Reports(reports)),
            listen.origins(port()));
    server.setHandler(guard);
    start();
  }

  private static ConnectionFactory[] protocols(Listen listen) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    configuration.setHttpCompliance(HttpCompliance.STRICT);
    configuration.setRequestHeaderSize(LONGEST_HEAD);
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    return listen
        .tls()
        .map(
            tls ->
                new ConnectionFactory[] {
                  new SslConnectionFactory(tls.factory(), http.getProtocol()), http
                })
        .orElseGet(() -> new ConnectionFactory[] {http});
  }

  private void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the server does not start", e);
    }
    beat();
  }

  private void beat() {
    windows.beat();
    connections.beat();
    scheduler.schedule(this::beat, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Where the server listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** How many connections there are. */
  public int connections() {
    return connections.count();
  }

  /** A link that opens the window of a station, once. */
  public URI link(Station station) {
    return URI.create(listen.origin(port()) + "/" + station.path() + "#" + windows.link(station));
  }

  /** Whether a page of a station is open and listens. */
  public boolean isWatched(Station station) {
    return windows.isWatched(station);
  }

  /** Whether there is a link that was not used. */
  public boolean hasUnusedLink(Station station) {
    return windows.hasUnusedLink(station);
  }

  /**
   * Ends it in order: takes no new connection and no new request, finishes the requests that run,
   * then ends the pages' streams, so that they know of everything that happened until then, and
   * that it is all. Idempotent.
   *
   * @param time for all of this; what runs longer is broken off
   */
  public void stop(Duration time) {
    guard.stopServing();
    var unused = connector.shutdown();
    long end = System.nanoTime() + time.toNanos();
    try {
      while (guard.running() > windows.streams().size() && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      windows.close();
      while (guard.running() > 0 && System.nanoTime() - end < 0) { // the streams' last bytes
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** Ends it now. Idempotent. */
  @Override
  public void close() {
    windows.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }
}
