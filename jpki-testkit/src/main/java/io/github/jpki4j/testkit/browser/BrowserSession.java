package io.github.jpki4j.testkit.browser;

import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/** A run of chromedriver, and of the Chromium that it starts with a new profile. */
final class BrowserSession implements AutoCloseable {

  /** Selenium warns that it does not know the protocol of Debian's version, which we do not use. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  /** Chromium 156 ends itself now and then. */
  private static final int TRIES = 3;

  /** For one command, on a machine that is very busy; what a page waits for ends before. */
  static final Duration LIMIT = Duration.ofSeconds(2L * Browser.PATIENCE_SECONDS);

  private static final int LETTERS = 16;
  private static final int FIXED_LETTERS = 13;

  /** Containers have no sandbox; no host is reached but this one, not even through a proxy. */
  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--no-proxy-server",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

  static {
    SELENIUM.setLevel(Level.OFF);
  }

  private final BrowserWatchdog watchdog = new BrowserWatchdog();
  private final ChromeDriver driver;

  private BrowserSession(Path chromium, Path chromedriver, double textScale) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .withLogOutput(OutputStream.nullOutputStream())
            .withEnvironment(watchdog.environment())
            .withTimeout(LIMIT)
            .build();
    try {
      driver =
          new ChromeDriver(
              service,
              options(chromium, textScale),
              ClientConfig.defaultConfig().readTimeout(LIMIT.multipliedBy(2)));
    } catch (WebDriverException e) {
      service.stop();
      watchdog.close();
      throw e;
    }
  }

  private ChromeOptions options(Path chromium, double textScale) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(OPTIONS);
    options.addArguments("--user-data-dir=" + watchdog.folder().resolve("profile"));
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "session.restore_on_startup", 4,
            "session.startup_urls", List.of("about:blank"),
            "webkit.webprefs.default_font_size", Math.round(LETTERS * textScale),
            "webkit.webprefs.default_fixed_font_size", Math.round(FIXED_LETTERS * textScale)));
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  /** Starts it; without its programs the test is left out, or fails under {@code ./check}. */
  static BrowserSession start(double textScale) {
    Path chromium = find("chromium", "chromium");
    Path chromedriver = find("chromedriver", "chromium-driver");
    for (int i = 1; ; i++) {
      try {
        return new BrowserSession(chromium, chromedriver, textScale);
      } catch (WebDriverException e) {
        if (i == TRIES) {
          throw new AssertionError("Chromium did not start in " + TRIES + " tries", e);
        }
      }
    }
  }

  private static Path find(String program, String debian) {
    return ForeignProgram.find(program)
        .orElseGet(
            () -> {
              ForeignJudge.missing(program + " is not installed (Debian: " + debian + ")");
              throw new AssertionError("the test goes on without " + program);
            });
  }

  /** Asks the driver, and says so plainly if Chromium is not there any more. */
  <T extends @Nullable Object> T ask(Function<ChromeDriver, T> question) {
    try {
      return question.apply(driver);
    } catch (WebDriverException e) {
      if (!isAlive()) {
        throw new AssertionError("Chromium, or its page, ended itself in the middle of a test", e);
      }
      throw e;
    }
  }

  private boolean isAlive() {
    try {
      driver.executeScript("return 1");
      return true;
    } catch (UnhandledAlertException isOpen) {
      return true;
    } catch (WebDriverException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } catch (WebDriverException gone) {
      // The watchdog ends what is left of it.
    } finally {
      watchdog.close();
    }
  }
}
