package io.github.jpki4j.kiosk.operation;

import io.github.jpki4j.kiosk.KioskStatus;
import io.github.jpki4j.kiosk.Station;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Metrics in the text format of Prometheus; nothing personal. */
final class MetricsText {

  private static final String PREFIX = "jpki_kiosk_";

  private final StringBuilder text = new StringBuilder();
  private String family = "";

  /** Counts by name, as {@link io.github.jpki4j.kiosk.flow.Metrics#counts} tells them. */
  MetricsText counts(Map<String, Long> counts) {
    counts.forEach(
        (name, count) -> {
          String[] parts = name.split(":", 2);
          begin(legal(parts[0]) + "_total", "counter");
          line(parts.length == 1 ? "" : "{kind=\"" + legal(parts[1]) + "\"}", count);
        });
    return this;
  }

  /** Whether a page is open at a station. */
  MetricsText windows(Map<Station, Boolean> windows) {
    begin("windows", "gauge");
    windows.forEach((station, open) -> line("{station=\"" + station.path() + "\"}", open ? 1 : 0));
    return this;
  }

  MetricsText uptime(Duration uptime) {
    begin("uptime_seconds", "gauge");
    line("", uptime.toSeconds());
    return this;
  }

  MetricsText status(KioskStatus now) {
    begin("status", "gauge");
    for (KioskStatus status : KioskStatus.values()) {
      line("{status=\"" + status.word() + "\"}", status == now ? 1 : 0);
    }
    return this;
  }

  private void begin(String name, String type) {
    if (!family.equals(name)) {
      family = name;
      text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
    }
  }

  private void line(String labels, long value) {
    text.append(PREFIX).append(family).append(labels).append(' ').append(value).append('\n');
  }

  /** Names of ours have letters, digits and hyphens. */
  private static String legal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
