package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.Station;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which window of a browser may ask: the one that was opened with a link of ours, which counts
 * once. It gets a key, that of the window alone. There is one window for each station: a new link
 * takes the place of the window before. Thread-safe; a stream is never told anything with the lock.
 */
final class Windows {

  private static final int KEY_BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final Map<Station, String> links = new EnumMap<>(Station.class);
  private final Map<Station, Window> windows = new EnumMap<>(Station.class);
  private boolean closed;

  /** A new link; one that was not used counts no more. */
  synchronized String link(Station station) {
    String token = token();
    links.put(station, token);
    return token;
  }

  private String token() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Opens a window.
   *
   * @param token of a link that was not used; or the key of a window that was loaded anew, which is
   *     accepted while nothing listens with it
   * @return the key of its page
   */
  Optional<String> open(Station station, String token) {
    Optional<EventStream> replaced = Optional.empty();
    Optional<String> key;
    synchronized (this) {
      Window window = windows.get(station);
      if (window != null && same(window.key(), token.split("\\.", 2)[0])) {
        return window.load();
      }
      String link = links.get(station);
      if (link == null || !same(link, token)) {
        return Optional.empty();
      }
      links.remove(station);
      if (window != null) {
        replaced = window.stream();
      }
      Window opened = new Window(station, token());
      windows.put(station, opened);
      key = opened.load();
    }
    replaced.ifPresent(EventStream::close);
    return key;
  }

  /** The window of the page that has this key and that counts. */
  synchronized Optional<Window> of(Station station, String pageKey) {
    return Optional.ofNullable(windows.get(station))
        .filter(window -> same(window.pageKey(), pageKey));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A page listens from now on.
   *
   * @return whether it may: the window is still that of its station, and no other page listens
   */
  synchronized boolean attach(Window window, EventStream stream) {
    return !closed && windows.get(window.station()) == window && window.attach(stream);
  }

  /** Tells the page of a station that there is something new. */
  void tell(Station station) {
    stream(station).ifPresent(EventStream::tell);
  }

  private synchronized Optional<EventStream> stream(Station station) {
    return Optional.ofNullable(windows.get(station)).flatMap(Window::stream);
  }

  /** Whether there is a link that was not used. */
  synchronized boolean hasUnusedLink(Station station) {
    return links.containsKey(station);
  }

  /** Whether a page of a station listens. */
  synchronized boolean isWatched(Station station) {
    return stream(station).isPresent();
  }

  /** Looks which pages are still there. */
  void beat() {
    streams().forEach(EventStream::beat);
  }

  /** The pages that listen. */
  synchronized List<EventStream> streams() {
    return windows.values().stream().flatMap(window -> window.stream().stream()).toList();
  }

  /** Ends what listens; nothing listens afterwards. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    streams().forEach(EventStream::close);
  }
}
