package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.Station;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window that may ask, and the stream by which its page hears of changes. The key is that of the
 * window, which keeps it when its page is loaded anew; each page has a number after it, and only
 * the latest counts, so that a copy of a window never acts beside it. Thread-safe.
 */
final class Window {

  private final Station station;
  private final String key;
  private long page;
  private @Nullable EventStream stream;

  Window(Station station, String key) {
    this.station = station;
    this.key = key;
  }

  Station station() {
    return station;
  }

  String key() {
    return key;
  }

  /** The key with the number of the page that counts. */
  synchronized String pageKey() {
    return key + "." + page;
  }

  /**
   * A page was loaded. The one before counts no more.
   *
   * @return its key; empty while another page listens
   */
  synchronized Optional<String> load() {
    if (isListening()) {
      return Optional.empty();
    }
    page++;
    return Optional.of(pageKey());
  }

  private boolean isListening() {
    return stream != null && stream.isOpen();
  }

  /** Takes a stream, unless a page listens already. */
  synchronized boolean attach(EventStream value) {
    if (isListening()) {
      return false;
    }
    stream = value;
    return true;
  }

  /** The stream, if a page listens. */
  synchronized Optional<EventStream> stream() {
    return Optional.ofNullable(stream).filter(EventStream::isOpen);
  }
}
