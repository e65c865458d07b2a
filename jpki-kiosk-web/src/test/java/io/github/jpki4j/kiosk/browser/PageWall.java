package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.http.WebServer;
import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A browser that looks at galleries, through the real server, one of them at a time. */
final class PageWall implements AutoCloseable {

  private static final String LAYOUT = script("layout.js");

  private final Map<Station, Gallery> galleries = new EnumMap<>(Station.class);
  private final WebServer server;
  private final Browser browser;
  private Size size = Size.KIOSK;

  /** Starts it. */
  PageWall(double textScale) throws IOException {
    for (Station station : Station.values()) {
      galleries.put(station, new Gallery());
    }
    Map<Station, Conversation<?>> conversations = new EnumMap<>(galleries);
    server = new WebServer(0, conversations);
    browser = Browser.start(size, textScale);
  }

  private static String script(String name) {
    try (InputStream in = PageWall.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Gallery gallery(Station station) {
    return Objects.requireNonNull(galleries.get(station));
  }

  Browser browser() {
    return browser;
  }

  /** Goes to another gallery. */
  void go(Station station, Step<?> first) {
    gallery(station).hang(first, PageLanguage.JA);
    browser.open(server.link(station));
    browser.await(".screen");
  }

  /** Changes the size of the screen. */
  void resize(Size value) {
    if (size != value) {
      size = value;
      browser.cdp(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width",
              size.width(),
              "height",
              size.height(),
              "deviceScaleFactor",
              1,
              "mobile",
              size == Size.PHONE));
    }
  }

  /** Hangs a page, waits for it, and tells what is wrong with how it lies on the screen. */
  List<String> look(ShownPage page, PageLanguage language) {
    long version = gallery(page.station()).hang(page.step(), language);
    int touch = page.station() == Station.KIOSK ? 96 : 44;
    List<?> wrong = (List<?>) Objects.requireNonNull(browser.script(LAYOUT, version, touch));
    return wrong.stream().map(String::valueOf).toList();
  }

  /** Takes a picture of the whole page, at half its size if that is a kiosk's. */
  void picture(Path file) throws IOException {
    Object height = browser.script("return document.documentElement.scrollHeight");
    Map<String, Object> clip =
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            size.width(),
            "height",
            Objects.requireNonNull(height),
            "scale",
            size == Size.PHONE ? 1 : 0.5);
    Map<String, Object> answer =
        browser.cdp("Page.captureScreenshot", Map.of("clip", clip, "captureBeyondViewport", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
  }

  @Override
  public void close() {
    browser.close();
    server.close();
    galleries.values().forEach(Gallery::close);
  }
}
