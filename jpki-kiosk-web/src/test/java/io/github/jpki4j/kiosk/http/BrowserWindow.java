package io.github.jpki4j.kiosk.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the page's script sends for one window of the kiosk. */
final class BrowserWindow {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String origin;
  private final HttpClient client;
  private String key = "";

  /** A window that was not opened yet. */
  BrowserWindow(String origin, HttpClient client) {
    this.origin = origin;
    this.client = client;
  }

  /** A window that was opened with a key that the script kept, or on another connection. */
  BrowserWindow(String origin, HttpClient client, String key) {
    this(origin, client);
    this.key = key;
  }

  String key() {
    return key;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + "/kiosk/" + path))
        .timeout(PATIENCE)
        .header("X-Window", key)
        .header("Sec-Fetch-Site", "same-origin");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The answer's status; the window has a new key if it is 200. */
  int open(String token) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request("open")
                .header("Origin", origin)
                .header("X-Token", token)
                .POST(BodyPublishers.noBody()));
    if (answer.statusCode() == 200) {
      key = answer.body();
    }
    return answer.statusCode();
  }

  HttpResponse<String> view() throws IOException, InterruptedException {
    return send(request("view").GET());
  }

  HttpResponse<String> act(String form) throws IOException, InterruptedException {
    return send(
        request("act")
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
            .POST(BodyPublishers.ofString(form)));
  }

  /** The stream, as soon as its head is there. */
  HttpResponse<InputStream> events() throws IOException, InterruptedException {
    return client.send(request("events").GET().build(), BodyHandlers.ofInputStream());
  }
}
