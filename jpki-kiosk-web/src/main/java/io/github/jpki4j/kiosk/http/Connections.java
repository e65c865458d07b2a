package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.Station;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/**
 * Who stays connected, and how long. A connection is a stranger's until a request on it shows the
 * key of a window. A stranger has {@link #STRANGER} in all, whatever it sends and however slowly;
 * if there are more than {@link #MOST_STRANGERS}, the one that came first has to go, but not in its
 * first moment ({@link #UNDISTURBED}). So a new connection of the customer always gets in, which a
 * mere limit of connections would prevent: it stops accepting, and then whoever came first keeps
 * the customer out. A window's connections are not among the strangers and no stranger ends them.
 *
 * <p>Thread-safe. A connection is closed without the lock.
 */
final class Connections implements Connection.Listener, SelectorManager.AcceptListener {

  /**
   * A browser's request is here within some milliseconds of its connection; a slow head, a slow
   * handshake and a connection that says nothing end with this time.
   */
  static final Duration STRANGER = Duration.ofSeconds(5);

  /** Each costs one descriptor and some 10 kB. */
  static final int MOST_STRANGERS = 2048;

  /**
   * Nobody has to go sooner, so that a request that is on its way is answered also while strangers
   * come without end. If all are younger, whoever comes next waits, in the system's queue, for the
   * moment until one is not: the server takes 4,096 strangers a second, and no more.
   */
  static final Duration UNDISTURBED = Duration.ofMillis(500);

  /** Ten times the six of a browser for one host. Only pages with the key can come here. */
  static final int MOST_OF_A_STATION = 64;

  /** The time for a form, from the end of the request's head. */
  static final Duration FORM = Duration.ofSeconds(5);

  /**
   * How long a window's connection may do nothing. Longer than {@code Patience.STANDARD}, so that a
   * customer who thinks does not have to compete with strangers for a new one.
   */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Until its end. */
  static final Duration STREAM = Duration.ofNanos(Long.MAX_VALUE / 2);

  private static final long LOOK_MILLIS = 10;

  /** A window's connection: its end, as {@link System#nanoTime}, and whether it listens. */
  private record Stay(Station station, long until, boolean stream) {}

  /** With their ends, in the order of arrival, which is that of their ends. */
  private final Map<Connection, Long> strangers = new LinkedHashMap<>();

  /** In the order of their last requests. */
  private final Map<Connection, Stay> known = new LinkedHashMap<>();

  /** Accepted, and not open yet. */
  private int coming;

  /**
   * Called by the one thread that accepts, which may wait: then the system's queue holds the
   * others.
   */
  @Override
  public synchronized void onAccepting(SelectableChannel channel) {
    try {
      while (coming + strangers.size() >= MOST_STRANGERS && !mayGo()) {
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    }
    coming++;
  }

  private boolean mayGo() {
    long until = System.nanoTime() + STRANGER.minus(UNDISTURBED).toNanos();
    return strangers.values().stream().findFirst().filter(end -> end - until <= 0).isPresent();
  }

  @Override
  public synchronized void onAccepted(SelectableChannel channel) {
    coming--;
  }

  @Override
  public synchronized void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    coming--;
  }

  private static long after(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    // With TLS there are two for each socket; this is the one with requests.
    if (!(connection instanceof ConnectionMetaData)) {
      return;
    }
    Optional<Connection> first = Optional.empty();
    synchronized (this) {
      strangers.put(connection, after(STRANGER));
      if (strangers.size() > MOST_STRANGERS) {
        first = strangers.keySet().stream().findFirst();
        first.ifPresent(strangers::remove);
      }
    }
    first.ifPresent(Connections::end);
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    strangers.remove(connection);
    known.remove(connection);
  }

  /**
   * A request showed the key of a window. Does nothing if its connection is closed.
   *
   * @param time how long its connection may stay from now on
   */
  void keep(Request request, Station station, Duration time) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Optional<Connection> first = Optional.empty();
    synchronized (this) {
      if (strangers.remove(connection) == null && known.remove(connection) == null) {
        return;
      }
      known.put(connection, new Stay(station, after(time), time.equals(STREAM)));
      List<Connection> others = withoutStream(station);
      if (others.size() > MOST_OF_A_STATION) {
        first = Optional.of(others.get(0));
        first.ifPresent(known::remove);
      }
    }
    first.ifPresent(Connections::end);
  }

  /** A window has one stream at most, which does not have to go. */
  private List<Connection> withoutStream(Station station) {
    List<Connection> others = new ArrayList<>();
    known.forEach(
        (connection, stay) -> {
          if (stay.station() == station && !stay.stream()) {
            others.add(connection);
          }
        });
    return others;
  }

  /** Ends what stayed too long. */
  void beat() {
    List<Connection> late = new ArrayList<>();
    long now = System.nanoTime();
    synchronized (this) {
      strangers.forEach((connection, until) -> addIfLate(late, connection, until - now));
      known.forEach((connection, stay) -> addIfLate(late, connection, stay.until() - now));
      late.forEach(strangers::remove);
      late.forEach(known::remove);
    }
    late.forEach(Connections::end);
  }

  private static void addIfLate(List<Connection> late, Connection connection, long left) {
    if (left <= 0) {
      late.add(connection);
    }
  }

  /** How many there are now. */
  synchronized int count() {
    return strangers.size() + known.size();
  }

  /** Closes the socket itself: TLS would say goodbye first, and wait for the peer to read it. */
  private static void end(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    while (endPoint instanceof EndPoint.Wrapper wrapper) {
      endPoint = wrapper.unwrap();
    }
    endPoint.close();
  }
}
