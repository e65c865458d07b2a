package io.github.jpki4j.testkit.browser;

import static io.github.jpki4j.testkit.browser.JsonValues.object;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser wrote down since it started. The driver hands out each entry once. */
final class BrowserLog {

  private final BrowserSession session;
  private final List<String> requests = new ArrayList<>();
  private final List<String> notLoaded = new ArrayList<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  BrowserLog(BrowserSession session) {
    this.session = session;
  }

  /** The addresses that pages asked for, in the order of asking. */
  List<String> requests() {
    readNetwork();
    return List.copyOf(requests);
  }

  /** What they did not get, and why. */
  List<String> notLoaded() {
    readNetwork();
    return List.copyOf(notLoaded);
  }

  private void readNetwork() {
    for (LogEntry entry : read(LogType.PERFORMANCE)) {
      Map<?, ?> event = object(json(entry.getMessage()).get("message"));
      Map<?, ?> parameters = object(event.get("params"));
      switch (String.valueOf(event.get("method"))) {
        case "Network.requestWillBeSent" -> {
          String address = String.valueOf(object(parameters.get("request")).get("url"));
          requests.add(address);
          addresses.put(String.valueOf(parameters.get("requestId")), address);
        }
        case "Network.responseReceived" -> {
          Map<?, ?> response = object(parameters.get("response"));
          if (((Number) requireNonNull(response.get("status"))).intValue() >= 400) {
            notLoaded.add(response.get("status") + " " + response.get("url"));
          }
        }
        case "Network.loadingFailed" -> {
          if (!Boolean.TRUE.equals(parameters.get("canceled"))) {
            String address = addresses.get(String.valueOf(parameters.get("requestId")));
            notLoaded.add(parameters.get("errorText") + " " + address);
          }
        }
        case "Network.webSocketCreated", "Network.webTransportCreated" ->
            requests.add(String.valueOf(parameters.get("url")));
        default -> {}
      }
    }
  }

  /** What is an error to the console, that of a missing file included. */
  List<String> errors() {
    readConsole();
    return List.copyOf(errors);
  }

  /** What is a warning to the console. */
  List<String> warnings() {
    readConsole();
    return List.copyOf(warnings);
  }

  private void readConsole() {
    for (LogEntry entry : read(LogType.BROWSER)) {
      if (entry.getLevel().equals(Level.SEVERE)) {
        errors.add(entry.getMessage());
      } else if (entry.getLevel().equals(Level.WARNING)) {
        warnings.add(entry.getMessage());
      }
    }
  }

  private List<LogEntry> read(String type) {
    return session.ask(driver -> driver.manage().logs().get(type).getAll());
  }

  private static Map<String, Object> json(String text) {
    return new Json().toType(text, Json.MAP_TYPE);
  }
}
