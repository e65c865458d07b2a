package io.github.jpki4j.kiosk.server;

import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.operation.Stations;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A server on this machine with the pages of a kiosk, of an app, or of both: readers, steps and
 * pages put together. A page belongs to one window of a browser, which a {@link #link} opens;
 * {@code /health} and {@code /metrics} need none. docs/kiosk-web.md says what the pages do.
 *
 * <p>Thread-safe. Its threads are daemons; whoever starts it keeps the program alive.
 *
 * @since 0.1.0
 */
public final class KioskServer implements AutoCloseable {

  private final Stations stations;

  KioskServer(Stations stations) {
    this.stations = stations;
  }

  /**
   * Describes a server to start.
   *
   * @return a builder without a reader
   */
  public static KioskServerBuilder builder() {
    return new KioskServerBuilder();
  }

  /**
   * Which pages there are.
   *
   * @return the stations, unmodifiable
   */
  public Set<Station> stations() {
    return stations.stations();
  }

  /**
   * A link that opens the window of a station. It counts once and takes the place of an earlier
   * link and, once it is used, of an earlier window. Whoever has it has the page: it is for the
   * browser of this station alone.
   *
   * @param station one that this server has
   * @return an address of this server with a token behind {@code #}
   * @throws IllegalArgumentException if this server does not have the station
   */
  public URI link(Station station) {
    return stations.link(station);
  }

  /**
   * Whether the last link of a station was not used yet.
   *
   * @param station one that this server has
   * @return false before the first link, and after one was used
   */
  public boolean hasUnusedLink(Station station) {
    return stations.hasUnusedLink(station);
  }

  /**
   * Where the server listens.
   *
   * @return a port of TCP
   */
  public int port() {
    return stations.port();
  }

  /**
   * How the server is, as {@code /health} says.
   *
   * @return one word
   */
  public KioskStatus status() {
    return stations.status();
  }

  /**
   * Closes the kiosk for a while, or opens it again. Who is at it may finish. Whether the app can
   * be used is the reservation service's word.
   *
   * @param value whether nobody new is served
   */
  public void setMaintenance(boolean value) {
    stations.setMaintenance(value);
  }

  /**
   * Ends in order: nobody new is served, and who is at it may finish. Then, or when the time is
   * over, the session with the card ends and the server is closed.
   *
   * @param atMost how long to wait, zero or more
   * @return whether everybody finished in time
   * @throws InterruptedException if the thread was interrupted; the server is closed all the same
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    return stations.stop(atMost);
  }

  /**
   * Ends the server at once: sessions with cards, windows, readers. Waits some seconds for a
   * command that a card is executing. Idempotent.
   */
  @Override
  public void close() {
    stations.close();
  }
}
