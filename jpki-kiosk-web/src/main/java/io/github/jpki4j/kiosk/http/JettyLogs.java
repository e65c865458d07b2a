package io.github.jpki4j.kiosk.http;

import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Jetty's loggers of level DEBUG write the bytes that they read, and people enter secrets. There is
 * no way to hide the bytes from them, so the server does not start where one of them is on.
 */
final class JettyLogs {

  /** Those that write bytes, and what others are named after. */
  private static final List<String> NAMES =
      List.of(
          "org.eclipse.jetty",
          "org.eclipse.jetty.http",
          "org.eclipse.jetty.http.HttpParser",
          "org.eclipse.jetty.io",
          "org.eclipse.jetty.io.AbstractEndPoint",
          "org.eclipse.jetty.io.SocketChannelEndPoint",
          "org.eclipse.jetty.io.WriteFlusher",
          "org.eclipse.jetty.io.ssl.SslConnection",
          "org.eclipse.jetty.server",
          "org.eclipse.jetty.server.internal.HttpChannelState",
          "org.eclipse.jetty.server.internal.HttpConnection");

  private JettyLogs() {}

  /**
   * Looks.
   *
   * @throws IllegalStateException if one is on
   */
  static void check() {
    NAMES.stream()
        .filter(name -> LoggerFactory.getLogger(name).isDebugEnabled())
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  "The logger "
                      + name
                      + " is at DEBUG and would write what people enter: set it to INFO.");
            });
  }
}
