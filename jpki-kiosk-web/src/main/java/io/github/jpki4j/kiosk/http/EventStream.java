package io.github.jpki4j.kiosk.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Server-sent events to one page, each of which says that there is something new to see, and of
 * which version. What a slow page has not taken is told once. Takes no thread. Thread-safe; writes
 * and ends without its lock.
 */
final class EventStream {

  /** A comment, by which an end of the connection is noticed. */
  private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * A page that takes nothing for so many beats, that is seconds, has stopped: one that lives takes
   * an event within a millisecond, and its socket has room for thousands.
   */
  static final int MOST_BEATS_WITHOUT_ROOM = 10;

  private final Response response;
  private final Callback end;
  private final LongSupplier version;

  // guarded by this
  private boolean open = true;
  private boolean writing;
  private boolean changed;
  private boolean beat;
  private boolean closing;
  private int beatsWithoutRoom;

  /**
   * Creates it; nothing is sent yet.
   *
   * @param version what is to be seen when an event is sent; does not block
   */
  EventStream(Response response, Callback end, LongSupplier version) {
    this.response = response;
    this.end = end;
    this.version = version;
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** Begins, with a first event. */
  void begin() {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    tell();
  }

  /** There is something new. */
  void tell() {
    synchronized (this) {
      changed = true;
    }
    write();
  }

  /** Nothing is new; looks whether the page is still there. */
  void beat() {
    boolean stopped;
    synchronized (this) {
      beat = true;
      beatsWithoutRoom = writing ? beatsWithoutRoom + 1 : 0;
      stopped = beatsWithoutRoom > MOST_BEATS_WITHOUT_ROOM;
    }
    if (stopped) {
      failed(new IOException("the page takes nothing"));
    } else {
      write();
    }
  }

  private void write() {
    byte[] bytes;
    synchronized (this) {
      if (!open || writing || !(changed || beat)) {
        return;
      }
      bytes = changed ? event() : BEAT;
      changed = false;
      beat = false;
      writing = true;
    }
    response.write(false, ByteBuffer.wrap(bytes), Callback.from(this::written, this::failed));
  }

  private byte[] event() {
    return ("id: " + version.getAsLong() + "\ndata: changed\n\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void written() {
    boolean last;
    synchronized (this) {
      writing = false;
      last = closing && open;
      open &= !closing;
    }
    if (last) {
      end.succeeded();
    } else {
      write();
    }
  }

  private void failed(Throwable cause) {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    end.failed(cause);
  }

  /** Ends the answer, after what is being written. Idempotent. */
  void close() {
    synchronized (this) {
      closing = true;
      if (writing || !open) {
        return;
      }
      open = false;
    }
    end.succeeded();
  }
}
