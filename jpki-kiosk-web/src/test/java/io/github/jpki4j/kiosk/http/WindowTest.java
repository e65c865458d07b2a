package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One window, one page in it, one stream; and what its page is told. */
class WindowTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private Site site;

  @BeforeEach
  void start() throws IOException {
    site = new Site();
  }

  @AfterEach
  void end() {
    site.close();
  }

  private BrowserWindow window() {
    return new BrowserWindow(site.origin(), client);
  }

  private BrowserWindow open() throws IOException, InterruptedException {
    BrowserWindow window = window();
    assertThat(window.open(site.token())).isEqualTo(200);
    return window;
  }

  @Test
  void aLinkCountsOnceAndOnlyTheLatest() throws Exception {
    String old = site.token();
    String latest = site.token();
    assertThat(window().open(old)).isEqualTo(403);
    assertThat(window().open(latest)).isEqualTo(200);
    assertThat(window().open(latest)).isEqualTo(403);
  }

  @Test
  void aNewLinkTakesThePlaceOfTheWindowBeforeAndEndsItsStream() throws Exception {
    BrowserWindow first = open();
    InputStream stream = first.events().body();
    BrowserWindow second = open();
    assertThat(new String(stream.readAllBytes(), StandardCharsets.US_ASCII)).contains("changed");
    assertThat(first.view().statusCode()).isEqualTo(403);
    assertThat(second.view().statusCode()).isEqualTo(200);
  }

  @Test
  void aPageThatIsLoadedAnewCountsAndTheOneBeforeDoesNot() throws Exception {
    BrowserWindow window = open();
    BrowserWindow before = new BrowserWindow(site.origin(), client, window.key());
    InputStream stream = window.events().body();
    assertThat(window.open(window.key())).as("while its page listens").isEqualTo(403);
    stream.close();
    int status = window.open(window.key());
    for (int i = 0; status != 200 && i < 1200; i++) { // a minute: the server looks each second
      TimeUnit.MILLISECONDS.sleep(50);
      status = window.open(window.key());
    }
    assertThat(status).isEqualTo(200);
    assertThat(before.view().statusCode()).isEqualTo(403);
    assertThat(before.act("version=0&action=begin").statusCode()).isEqualTo(403);
    assertThat(window.view().statusCode()).isEqualTo(200);
  }

  @Test
  void ofManyPagesThatOpenAndListenAtOnceOneDoes() throws Exception {
    BrowserWindow window = open();
    String key = window.key();
    List<Callable<Integer>> pages = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      pages.add(
          () -> {
            BrowserWindow page = new BrowserWindow(site.origin(), client, key);
            int status = page.open(key);
            return status == 200 ? page.events().statusCode() : status;
          });
    }
    ExecutorService all = Executors.newFixedThreadPool(8);
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> one : all.invokeAll(pages)) {
      statuses.add(one.get());
    }
    all.shutdownNow();
    assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 403, 409);
  }

  @Test
  void aStreamTellsTheVersionOfWhatChanged() throws Exception {
    BrowserWindow window = open();
    HttpResponse<InputStream> events = window.events();
    assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.US_ASCII));
    assertThat(lines.readLine()).isEqualTo("id: 0");
    assertThat(lines.readLine()).isEqualTo("data: changed");
    site.visits.happen(now -> new TestVisits.Done());
    String line = lines.readLine();
    while (line.isEmpty() || line.equals(":")) {
      line = lines.readLine();
    }
    assertThat(line).isEqualTo("id: 1");
  }

  @Test
  void ofTwoClicksOnTheSameScreenOneCounts() throws Exception {
    BrowserWindow window = open();
    List<Callable<String>> clicks =
        List.of(
            () -> window.act("version=0&action=begin").body(),
            () -> window.act("version=0&action=begin").body());
    ExecutorService two = Executors.newFixedThreadPool(2);
    for (Future<String> answer : two.invokeAll(clicks)) {
      assertThat(answer.get()).contains("data-page=\"test-entry\" data-version=\"1\"");
    }
    two.shutdownNow();
  }

  @Test
  void aStepThatFailsLeadsToAPlainPage() throws Exception {
    BrowserWindow window = open();
    HttpResponse<String> answer = window.act("version=0&action=fail");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("test-broken")
        .doesNotContain("Exception", TestVisits.TEXT_OF_A_FAILURE);
  }

  @Test
  void aPageThatCannotBeShownLeadsToAPlainPage() throws Exception {
    BrowserWindow window = open();
    HttpResponse<String> answer = window.act("version=0&action=unshowable");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("test-broken").doesNotContain("Exception", "nothing");
  }

  @Test
  void theLogOfAFailureHasNoTextOfIt() throws Exception {
    try (LogOfATest log = new LogOfATest()) {
      open().act("version=0&action=fail&secret=ABC123");
      assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR a step failed"));
      assertThat(log.lines()).noneMatch(line -> line.contains(TestVisits.TEXT_OF_A_FAILURE));
      assertThat(log.lines()).noneMatch(line -> line.contains("ABC123"));
    }
  }

  @Test
  void whoeverTypedTheAddressGetsASentenceAndNoPower() throws Exception {
    try (Wire wire = new Wire(site.port())) {
      wire.send("GET / HTTP/1.1\r\nHost: " + site.host() + "\r\nConnection: close\r\n\r\n");
      assertThat(wire.readAll())
          .startsWith("HTTP/1.1 200 OK")
          .contains("係の方のリンク", "opened with a link")
          .doesNotContain("<");
    }
  }
}
