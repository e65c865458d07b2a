package io.github.jpki4j.testkit.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Debian's Chromium without a window and without a past, with one page; it reaches this computer
 * alone. Elements are named by CSS selectors. Who waits for one waits {@value #PATIENCE_SECONDS}
 * seconds at most. For one thread.
 */
public final class Browser implements AutoCloseable {

  static final int PATIENCE_SECONDS = 60;

  private static final long PAUSE_MILLIS = 20;

  private final BrowserSession session;
  private final BrowserLog log;

  private Browser(BrowserSession session) {
    this.session = session;
    this.log = new BrowserLog(session);
  }

  /**
   * Starts it. Where Chromium or its driver is missing, the test is left out and says so, or fails
   * under {@code ./check}.
   */
  public static Browser start(Size size) {
    return start(size, 1);
  }

  /**
   * Starts it with larger letters, as the settings of a browser offer them: text grows that is
   * given in {@code rem}, {@code em} or per cent, and text in {@code px} does not.
   *
   * @param textScale for example 2 for letters twice as high
   */
  public static Browser start(Size size, double textScale) {
    Browser browser = new Browser(BrowserSession.start(textScale));
    try {
      Duration patience = Duration.ofSeconds(PATIENCE_SECONDS);
      browser.session.ask(driver -> driver.manage().timeouts().pageLoadTimeout(patience));
      browser.session.ask(driver -> driver.manage().timeouts().scriptTimeout(BrowserSession.LIMIT));
      browser.cdp("Emulation.setDeviceMetricsOverride", size.metrics());
      browser.cdp("Emulation.setTouchEmulationEnabled", Map.of("enabled", size.isPhone()));
      return browser;
    } catch (RuntimeException | AssertionError e) {
      browser.close();
      throw e;
    }
  }

  /** Opens a page and waits until it is loaded. */
  public void open(URI address) {
    try {
      session.<@Nullable Void>ask(
          driver -> {
            driver.get(address.toString());
            return null;
          });
    } catch (TimeoutException e) {
      throw new AssertionError("does not load: " + address, e);
    }
  }

  public String title() {
    return String.valueOf(session.ask(ChromeDriver::getTitle));
  }

  /** The text that the page shows, a line for each block. */
  public String text() {
    return String.valueOf(script("return document.body ? document.body.innerText : ''"));
  }

  /** Waits until there is such an element, seen or not. */
  public void await(String css) {
    patiently(css, element -> true);
  }

  /** Clicks on an element with the mouse, once it is there and nothing is before it. */
  public void click(String css) {
    act(css, WebElement::click);
  }

  /** Types into an element, once it is there, behind what is in it. */
  public void type(String css, String text) {
    act(css, element -> element.sendKeys(text));
  }

  /**
   * Presses keys one after another, wherever the focus is. Shift, Control and Alt are held until
   * the last one: {@code press(Keys.SHIFT, Keys.TAB)} goes back.
   *
   * @param keys of {@link Keys}, or text
   */
  public void press(CharSequence... keys) {
    session.<@Nullable Void>ask(
        driver -> {
          new KeyStrokes(List.of(keys)).press(driver);
          return null;
        });
  }

  /** The element that has the focus: its id, else its {@code data-act}, else its tag. */
  public String focused() {
    return String.valueOf(
        script(
            """
            const e = document.activeElement;
            return e ? e.id || e.getAttribute('data-act') || e.tagName.toLowerCase() : '';
            """));
  }

  /** The value of an attribute as the page has it now, or null; waits for the element. */
  public @Nullable String attribute(String css, String name) {
    return this.<@Nullable String>patiently(css, element -> element.getDomAttribute(name));
  }

  /**
   * Runs the body of a function in the page, whatever its Content-Security-Policy; waits for a
   * promise that it returns.
   *
   * @param arguments of that function
   * @return null, a Boolean, Long, Double or String, or a List or Map of these
   */
  public @Nullable Object script(String body, Object... arguments) {
    return session.<@Nullable Object>ask(driver -> driver.executeScript(body, arguments));
  }

  /** A command of Chromium's DevTools protocol, and its answer. */
  public Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return session.ask(driver -> driver.executeCdpCommand(command, parameters));
  }

  /** Takes a picture of the viewport, pixel by pixel. */
  public void screenshot(Path png) {
    byte[] picture = session.ask(driver -> driver.getScreenshotAs(OutputType.BYTES));
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      Files.write(png, picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many pages the window can go back and forth to, this one included. */
  public int historyLength() {
    return Integer.parseInt(String.valueOf(script("return history.length")));
  }

  /** What the page left in the browser, a line for each; cookies that no script sees as well. */
  public List<String> storage() {
    return PageStorage.of(this);
  }

  /** The page as it is now, and below it the values of all its fields. */
  public String dom() {
    return String.valueOf(
        script(
            """
            return [document.documentElement.outerHTML,
              ...Array.from(document.querySelectorAll('input, textarea, select'), e => e.value)
            ].join('\\n');
            """));
  }

  /**
   * The addresses that pages have asked for since the start, in the order of asking, also those
   * that got no answer. What a worker asks for is not among them.
   */
  public List<String> requests() {
    return log.requests();
  }

  /** What pages did not get since the start: a status from 400 on or an error, and the address. */
  public List<String> notLoaded() {
    return log.notLoaded();
  }

  /** What the console has shown as errors since the start. */
  public List<String> consoleErrors() {
    return log.errors();
  }

  /** What the console has shown as warnings since the start. */
  public List<String> consoleWarnings() {
    return log.warnings();
  }

  private void act(String css, Consumer<WebElement> action) {
    patiently(
        css,
        element -> {
          action.accept(element);
          return true;
        });
  }

  private <T extends @Nullable Object> T patiently(String css, Function<WebElement, T> use) {
    long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    while (true) {
      try {
        return session.ask(driver -> use.apply(driver.findElement(By.cssSelector(css))));
      } catch (NoSuchElementException
          | StaleElementReferenceException
          | ElementNotInteractableException notYet) {
        if (System.nanoTime() > end) {
          throw new AssertionError("no " + css + " to use on the page: " + text(), notYet);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a page", e);
    }
  }

  /** Ends it, and takes its files away. */
  @Override
  public void close() {
    session.close();
  }
}
