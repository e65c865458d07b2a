package io.github.jpki4j.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What tests of pages rely on: one browser, and a small page that allows no script but its own. */
@Tag("program")
final class BrowserTest {

  private static final String SECRET = "Sesame5";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>A page</title><script src="/page.js"></script></head>
      <body><main id="main"><h1>Good morning</h1>
      <p><label for="name">Name</label> <input id="name"></p>
      <p><button data-act="swap">Next</button> <button id="keep">Keep</button>
      <button id="far">Far</button> <button id="late">Late</button></p>
      <p hidden>unseen</p>
      </main></body></html>
      """;

  private static final String SCRIPT =
      """
      const on = (css, act) => document.querySelector(css).addEventListener('click', act);
      document.addEventListener('DOMContentLoaded', () => {
        const main = document.getElementById('main');
        on('[data-act=swap]', () => { main.innerHTML = '<h1 id="second">Second</h1>'; });
        on('#keep', () => {
          localStorage.setItem('a', '1');
          sessionStorage.setItem('b', '2');
          document.cookie = 'c=3';
          window.name = 'four';
          indexedDB.open('five').onsuccess = () => caches.open('six').then(() => {
            main.insertAdjacentHTML('beforeend', '<p id="kept">Kept</p>');
          });
        });
        on('#far', () => fetch('http://elsewhere.example/far').catch(() => {
          main.insertAdjacentHTML('beforeend', '<p id="refused">Refused</p>');
        }));
        on('#late', () => setTimeout(() => {
          main.insertAdjacentHTML('beforeend', '<p id="done" title="now">Done</p>');
        }, 300));
      });
      """;

  private static HttpServer server;
  private static URI page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    server.createContext("/", exchange -> answer(exchange, 200, "text/html", PAGE));
    server.createContext("/page.js", exchange -> answer(exchange, 200, "text/javascript", SCRIPT));
    server.createContext(
        "/unlabelled",
        exchange ->
            answer(
                exchange,
                200,
                "text/html",
                PAGE.replaceFirst("<label.*</label>", "Name").replace("A page", "Another page")));
    server.createContext("/favicon.ico", exchange -> answer(exchange, 200, "image/png", ""));
    server.createContext("/missing", exchange -> answer(exchange, 404, "text/plain", "none"));
    server.start();
    browser = Browser.start(Size.PHONE, 2);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; connect-src 'self' http://elsewhere.example");
    exchange.getResponseHeaders().add("Set-Cookie", "hidden=7; HttpOnly");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
  }

  @BeforeEach
  void open() {
    browser.open(page);
  }

  @Test
  void aPersonReadsWhatTheBrowserReads() {
    assertThat(browser.title()).isEqualTo("A page");
    assertThat(browser.text()).startsWith("Good morning").contains("Name").doesNotContain("unseen");
  }

  @Test
  void axeFindsTheFieldWithoutLabelAndNothingWhereItHasOne() {
    AxeCheck labelled = AxeCheck.of(browser);
    assertThat(labelled.violations()).isEmpty();
    assertThat(labelled.kept()).contains("label", "color-contrast", "target-size", "region");
    browser.open(page.resolve("unlabelled"));
    assertThat(AxeCheck.of(browser).violations())
        .singleElement()
        .asString()
        .startsWith("label | critical | #name | ");
  }

  @Test
  void theScriptsOfThePageItselfStayForbidden() {
    AxeCheck.of(browser);
    browser.script(
        """
        const inline = document.createElement('script');
        inline.textContent = 'window.inlineRan = true';
        document.head.append(inline);
        """);
    assertThat(browser.script("return window.inlineRan")).isNull();
    assertThat(browser.consoleErrors()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void aRequestToAnotherHostIsSeenAndGoesNowhere() {
    assertThat(browser.requests()).contains(page.toString(), page + "page.js");
    browser.click("#far");
    browser.await("#refused");
    assertThat(browser.requests()).contains("http://elsewhere.example/far");
    assertThat(browser.notLoaded())
        .contains("net::ERR_NAME_NOT_RESOLVED http://elsewhere.example/far");
  }

  @Test
  void whatWasTypedIsInTheDocumentUntilThePageIsSwapped() {
    browser.type("#name", SECRET);
    assertThat(browser.dom()).contains(SECRET);
    browser.click("[data-act=swap]");
    browser.await("#second");
    assertThat(browser.dom()).contains("Second").doesNotContain(SECRET);
  }

  @Test
  void theKeyboardAloneGoesThroughThePage() {
    browser.press(Keys.TAB, SECRET);
    assertThat(browser.focused()).isEqualTo("name");
    assertThat(browser.dom()).contains(SECRET);
    browser.press(Keys.TAB, Keys.TAB);
    assertThat(browser.focused()).isEqualTo("keep");
    browser.press(Keys.SHIFT, Keys.TAB);
    assertThat(browser.focused()).isEqualTo("swap");
    browser.press(Keys.ENTER);
    browser.await("#second");
    assertThat(browser.focused()).isEqualTo("body");
  }

  @Test
  void whatComesLaterIsWaitedFor() {
    browser.click("#late");
    assertThat(browser.attribute("#done", "title")).isEqualTo("now");
    assertThat(browser.attribute("#done", "lang")).isNull();
  }

  @Test
  void everyPlaceWhereAPageKeepsSomethingIsRead() {
    assertThat(browser.storage()).containsExactly("cookie hidden=7");
    browser.click("#keep");
    browser.await("#kept");
    assertThat(browser.storage())
        .containsExactlyInAnyOrder(
            "localStorage a=1",
            "sessionStorage b=2",
            "window.name four",
            "indexedDB five",
            "caches six",
            "cookie c=3",
            "cookie hidden=7");
  }

  @Test
  void historyGrowsByAPage() {
    int before = browser.historyLength();
    browser.open(page.resolve("unlabelled"));
    assertThat(browser.historyLength()).isEqualTo(before + 1);
  }

  @Test
  void aMissingFileIsAnErrorOfTheConsole() {
    browser.open(page.resolve("missing"));
    assertThat(browser.notLoaded()).contains("404 " + page + "missing");
    assertThat(browser.consoleErrors()).anyMatch(line -> line.contains("404"));
  }

  @Test
  void aWarningOfTheConsoleIsNoError() {
    browser.script("console.warn('take care')");
    assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("take care"));
    assertThat(browser.consoleWarnings()).anyMatch(line -> line.contains("take care"));
  }

  @Test
  void thePictureIsAsLargeAsTheScreenAndTheLettersAreAsLargeAsAskedFor(@TempDir Path folder)
      throws IOException {
    Path png = folder.resolve("pictures/page.png");
    browser.screenshot(png);
    BufferedImage picture = ImageIO.read(png.toFile());
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(390, 844);
    assertThat(
            browser.script(
                "return [innerWidth, innerHeight,"
                    + " parseInt(getComputedStyle(document.body).fontSize)]"))
        .isEqualTo(List.of(390L, 844L, 32L));
  }
}
