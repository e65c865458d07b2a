package io.github.jpki4j.cli.kiosk;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser of the person who started the command. A link is an argument of its process, which
 * other users of the computer may read until it is used; so it is opened for a simulation alone.
 */
final class LinkOpener {

  private static final Logger LOG = LoggerFactory.getLogger(LinkOpener.class);

  private LinkOpener() {}

  /** Opens addresses, if there is a desktop; whoever has none has the links in the terminal. */
  static void open(List<URI> links) {
    List<String> program =
        program(System.getProperty("os.name").toLowerCase(Locale.ROOT), System.getenv());
    if (program.isEmpty()) {
      return;
    }
    for (URI link : links) {
      try {
        new ProcessBuilder(program)
            .command(with(program, link))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      } catch (IOException e) {
        LOG.debug("no browser is opened", e);
        return;
      }
    }
  }

  private static List<String> with(List<String> program, URI link) {
    List<String> command = new java.util.ArrayList<>(program);
    command.add(link.toString());
    return command;
  }

  /** What opens an address on a system; empty where there is no desktop. */
  static List<String> program(String system, Map<String, String> environment) {
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    if (system.contains("mac")) {
      return List.of("open");
    }
    boolean desktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return desktop ? List.of("xdg-open") : List.of();
  }
}
