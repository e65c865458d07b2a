package io.github.jpki4j.kiosk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.Station;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A window of a browser, as far as HTTP goes: opened by a link, it looks and acts. */
public final class PageWindow {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SCREEN =
      Pattern.compile("data-page=\"([^\"]*)\" data-version=\"(\\d+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI pages;
  private final String key;
  private String html = "";

  /** Opens the window of a station. */
  public PageWindow(KioskServer server, Station station) throws Exception {
    URI link = server.link(station);
    this.pages = URI.create(link.toString().replaceFirst("#.*", ""));
    this.key =
        send(request("open").header("X-Token", link.getFragment()).POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(pages + "/" + path))
        .header("Origin", pages.getScheme() + "://" + pages.getAuthority());
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private Matcher look() throws Exception {
    html = send(request("view").header("X-Window", key));
    Matcher screen = SCREEN.matcher(html);
    assertThat(screen.find()).as(html).isTrue();
    return screen;
  }

  /** Waits for a page. */
  public PageWindow await(String page) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String seen = look().group(1);
    while (!seen.equals(page) && System.nanoTime() < end) {
      Thread.sleep(20);
      seen = look().group(1);
    }
    assertThat(seen).isEqualTo(page);
    return this;
  }

  /** Presses a button, with what stands in the form's fields. */
  public PageWindow press(String action, String... fields) throws Exception {
    String form = "version=" + look().group(2) + "&action=" + action;
    for (String field : fields) {
      form += "&" + field;
    }
    send(
        request("act")
            .header("X-Window", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
    return this;
  }

  /** What was seen last. */
  public String html() {
    return html;
  }

  /** What the server says of itself, without a window. */
  static HttpResponse<String> report(KioskServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
