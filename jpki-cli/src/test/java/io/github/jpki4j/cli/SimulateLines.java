package io.github.jpki4j.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** The lines of {@code jpki simulate} that lack nothing. */
final class SimulateLines {

  private SimulateLines() {}

  /** A secret in a file is not for every card, and a card is named once. */
  static List<CompleteLine> of(Path folder) throws IOException {
    CompleteLine line = new CompleteLine("simulate", "--vpcd=" + nobody());
    return List.of(
        line,
        line.and("--simulate=my-number"),
        line.and("--card=my-number"),
        line.and("--auth-pin-file=" + folder.resolve("pin-AUTH")),
        line.and("--sign-pin-file=" + folder.resolve("pin-SIGN")),
        line.and("--card-info-pin-file=" + folder.resolve("pin-card-info")));
  }

  /** An address at which nobody listens. */
  static String nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }
}
