package io.github.jpki4j.kiosk.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A window as a browser has it, which goes through one visit after the other and takes note of
 * whatever is not as it should be. Each visit begins with a new connection.
 */
final class Customer implements AutoCloseable {

  private static final Pattern SCREEN =
      Pattern.compile("data-page=\"([^\"]*)\" data-version=\"(\\d+)\"");

  private final Site site;
  private final String token;
  private final BrowserWindow window;
  private final Thread thread = new Thread(this::visitAgainAndAgain, "customer");
  private final Thread listener = new Thread(this::listen, "customer-events");
  private final AtomicInteger visits = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();
  private volatile String trouble = "";
  private volatile InputStream stream = InputStream.nullInputStream();
  private volatile boolean over;

  private Customer(Site site) throws IOException, InterruptedException {
    this.site = site;
    this.token = site.token();
    this.window = new BrowserWindow(site.origin(), HttpClient.newHttpClient());
    window.open(token);
  }

  /** Opens the window and begins. */
  static Customer at(Site site) throws IOException, InterruptedException {
    Customer customer = new Customer(site);
    customer.listener.start();
    while (customer.events.get() == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    customer.thread.start();
    return customer;
  }

  /** The token that opened the window. */
  String token() {
    return token;
  }

  String key() {
    return window.key();
  }

  private void listen() {
    try (InputStream body = window.events().body();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII))) {
      stream = body;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("data: changed")) {
          events.incrementAndGet();
        }
      }
      throw new IOException("it ended");
    } catch (IOException e) {
      if (!over) {
        trouble = "the stream failed: " + e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void visitAgainAndAgain() {
    try {
      while (!over) {
        visit(new BrowserWindow(site.origin(), HttpClient.newHttpClient(), key()));
        visits.incrementAndGet();
      }
    } catch (IOException | IllegalStateException e) {
      trouble = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void visit(BrowserWindow page) throws IOException, InterruptedException {
    String screen = arrived(page);
    screen = act(page, expect(screen, "test-start"), "begin");
    screen = act(page, expect(screen, "test-entry"), "enter&secret=ABC123");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!screen.contains("test-done")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("never done: " + screen);
      }
      TimeUnit.MILLISECONDS.sleep(5);
      screen = answered(page::view);
    }
    expect(act(page, screen, "end"), "test-start");
  }

  /**
   * The first request of a connection. On a machine that is so busy that it comes later than the
   * moment in which nobody ends its connection, it is made again, as the page does.
   */
  private String arrived(BrowserWindow page) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        return answered(page::view);
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        again.incrementAndGet();
      }
    }
  }

  private static String expect(String screen, String page) {
    if (!screen.contains("data-page=\"" + page + "\"")) {
      throw new IllegalStateException("not " + page + " but " + screen);
    }
    return screen;
  }

  private String act(BrowserWindow page, String screen, String action)
      throws IOException, InterruptedException {
    return answered(() -> page.act("version=" + version(screen) + "&action=" + action));
  }

  /** The version of a screen. */
  static String version(String screen) {
    Matcher version = SCREEN.matcher(screen);
    if (!version.find()) {
      throw new IllegalStateException("no screen: " + screen);
    }
    return version.group(2);
  }

  private interface Ask {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }

  private String answered(Ask ask) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> answer = ask.send();
    slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer + answer.body());
    }
    return answer.body();
  }

  int visits() {
    return visits.get();
  }

  /** What the customer noticed: the empty text if nothing. */
  String trouble() {
    return trouble;
  }

  /** For people who read the log of the tests. */
  @Override
  public String toString() {
    return "customer: %s visits, %s events, slowest answer %d ms, asked again %s times %s"
        .formatted(visits, events, slowest.get() / 1_000_000, again, trouble);
  }

  @Override
  public void close() throws IOException {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stream.close();
    System.out.println(this);
  }
}
