package io.github.jpki4j.kiosk.http;

import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads the body of a request without a thread that waits for it, into one array that is erased
 * afterwards. Jetty's own readers make copies that stay. For one request; Jetty calls it by one
 * thread at a time.
 */
final class FormReader implements Runnable {

  /** What is done with a form. */
  @FunctionalInterface
  interface Use {

    /**
     * Takes it.
     *
     * @param body its bytes, erased after the call
     * @param length how many of them count
     */
    void take(byte[] body, int length);
  }

  private final Request request;
  private final byte[] body = new byte[Guard.LONGEST_BODY];
  private final Use use;
  private final Runnable incomplete;
  private int length;

  /**
   * Creates it; {@link #run} begins.
   *
   * @param request with a length that {@link Guard} admitted, which no body exceeds
   * @param use called with the whole body
   * @param incomplete called if the body ends before its length, or the connection
   */
  FormReader(Request request, Use use, Runnable incomplete) {
    this.request = request;
    this.use = use;
    this.incomplete = incomplete;
  }

  @Override
  public void run() {
    Content.Chunk chunk = request.read();
    while (chunk != null && !Content.Chunk.isFailure(chunk) && !isLast(chunk)) {
      chunk = request.read();
    }
    if (chunk == null) {
      request.demand(this);
      return;
    }
    try {
      if (Content.Chunk.isFailure(chunk)) {
        incomplete.run();
      } else {
        use.take(body, length);
      }
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /** Takes what it has. */
  private boolean isLast(Content.Chunk chunk) {
    int more = chunk.remaining();
    chunk.get(body, length, more);
    length += more;
    chunk.release();
    return chunk.isLast();
  }
}
