package io.github.jpki4j.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** The lines of {@code jpki simulate} that lack nothing. */
final class SimulateLines {

  private static final Socket SILENT = new Socket();

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

  /** An address at which nobody listens: its port is ours for as long as the tests run. */
  static synchronized String nobody() throws IOException {
    if (!SILENT.isBound()) {
      SILENT.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
    return "127.0.0.1:" + SILENT.getLocalPort();
  }
}
