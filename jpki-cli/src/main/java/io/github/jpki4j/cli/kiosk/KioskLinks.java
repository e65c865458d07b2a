package io.github.jpki4j.cli.kiosk;

import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is shown once the server listens.
 *
 * @param links of the stations that there are, each of which counts once
 * @param isSimulated whether everything in them is TEST data
 */
record KioskLinks(Map<Station, URI> links, boolean isSimulated) {

  static KioskLinks of(KioskServer kiosk, boolean isSimulated) {
    Map<Station, URI> links = new EnumMap<>(Station.class);
    kiosk.stations().forEach(station -> links.put(station, kiosk.link(station)));
    return new KioskLinks(links, isSimulated);
  }

  List<URI> all() {
    return List.copyOf(links.values());
  }

  String text(Messages messages) {
    TextPage page = new TextPage(0);
    links.forEach(
        (station, link) -> {
          page.paragraph(messages.get("kiosk.station." + station.path()));
          page.paragraph("  " + link);
        });
    page.paragraph(messages.get("kiosk.once"));
    page.paragraph(messages.get(isSimulated ? "kiosk.simulated" : "kiosk.real"));
    page.paragraph(messages.get("kiosk.end", ProcessHandle.current().pid()));
    return page.toString();
  }

  Json json() {
    Json object = new Json();
    links.forEach((station, link) -> object.put(station.path(), link.toString()));
    return new Json()
        .put("links", object)
        .put("pid", ProcessHandle.current().pid())
        .put("simulated", isSimulated);
  }
}
