package io.github.jpki4j.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens pages in a tab and hears what the browser says of them: requests, answers, errors. */
final class PageWatch {

  /** What a page brings itself. */
  private static final Pattern WITHIN = Pattern.compile("(data|about|blob):.*", Pattern.DOTALL);

  private final URI site;
  private final DevTools tab;
  private final Collection<String> faults;
  private String page = "";

  /**
   * Creates it.
   *
   * @param site the only place that may be asked for anything
   * @param faults takes what is wrong
   */
  PageWatch(URI site, DevTools tab, Collection<String> faults) {
    this.site = site;
    this.tab = tab;
    this.faults = faults;
  }

  /** Asks for reports. */
  void begin() throws IOException {
    for (String domain : Set.of("Page", "Network", "Runtime", "Log")) {
      tab.send(domain + ".enable", Map.of());
    }
  }

  /**
   * Opens a page and waits until all of it is there.
   *
   * @return whether it opened
   */
  boolean open(URI address) throws IOException {
    takeReports();
    page = site.relativize(address).toString();
    JsonNode result = tab.send("Page.navigate", Map.of("url", address.toString()));
    if (result.has("errorText")) {
      faults.add(page + ": " + result.get("errorText").asText());
      return false;
    }
    JsonNode event = tab.nextReport();
    while (!method(event).equals("Page.loadEventFired")) {
      take(event);
      event = tab.nextReport();
    }
    return true;
  }

  /** Waits for what comes late, such as errors of scripts that load data. */
  void end() throws IOException {
    open(URI.create("about:blank"));
    takeReports();
  }

  private void takeReports() {
    for (JsonNode event = tab.reported(); event != null; event = tab.reported()) {
      take(event);
    }
  }

  private void take(JsonNode event) {
    JsonNode said = event.path("params");
    switch (method(event)) {
      case "Network.requestWillBeSent" -> request(said.path("request").path("url").asText());
      case "Network.responseReceived" -> response(said.path("response"));
      case "Network.loadingFailed" -> {
        if (!said.path("canceled").asBoolean()) {
          fault("not loaded, " + said.path("errorText").asText());
        }
      }
      case "Runtime.exceptionThrown" ->
          fault("exception, " + said.path("exceptionDetails").path("text").asText());
      case "Runtime.consoleAPICalled" -> {
        if (said.path("type").asText().matches("error|warning|assert")) {
          fault("console, " + said.path("args"));
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = said.path("entry");
        if (entry.path("level").asText().matches("error|warning")) {
          fault(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {}
    }
  }

  private void request(String address) {
    if (!address.startsWith(site.toString()) && !WITHIN.matcher(address).matches()) {
      fault("asks another host, " + address);
    }
  }

  private void response(JsonNode response) {
    if (response.path("status").asInt() >= 400) {
      fault("status " + response.path("status") + " of " + response.path("url").asText());
    }
  }

  private void fault(String what) {
    faults.add(page + ": " + what);
  }

  private static String method(JsonNode event) {
    return event.path("method").asText();
  }
}
