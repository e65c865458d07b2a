package io.github.jpki4j.kiosk.browser;

import static io.github.jpki4j.testkit.browser.JsonValues.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.testkit.browser.Browser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the script of a page does, seen in a browser. */
@Tag("program")
final class ScriptIT {

  private static final Map<String, Step<?>> PAGES = KioskPages.all();
  private static final String READY = "main form:not([inert]) .main";

  private static PageWall wall;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    wall = new PageWall(1);
    browser = wall.browser();
    wall.go(Station.KIOSK, PAGES.get("attract"));
  }

  @AfterAll
  static void end() {
    if (wall != null) {
      wall.close();
    }
  }

  private static List<String> sent() {
    return wall.gallery(Station.KIOSK).sent();
  }

  private static void hang(String page) {
    hang(PAGES.get(page));
  }

  private static void hang(Step<?> step) {
    long version = wall.gallery(Station.KIOSK).hang(step, PageLanguage.JA);
    browser.await(".screen[data-version=\"" + version + "\"]");
  }

  @BeforeEach
  void nothingIsSentAndNothingHasTheFocus() {
    browser.script("document.activeElement.blur()");
    sent().clear();
  }

  private static void awaitSent() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (sent().isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** How often the page has sent something, be it on its way still. */
  private static long sendings() {
    return browser.requests().stream().filter(address -> address.endsWith("/kiosk/act")).count();
  }

  private static void press(String keys) {
    keys.chars().forEach(key -> browser.click("[data-key=\"" + (char) key + "\"]"));
  }

  private static Object secret(String property) {
    return browser.script("return document.getElementById('secret')." + property);
  }

  @Test
  void whatIsTypedOnTheScreenIsHiddenAndLeavesThePageAsItIsSent() throws InterruptedException {
    hang("secret-AUTH-OTHER");
    browser.await(READY);
    press("123");
    browser.click("[data-key=delete]");
    press("45");
    assertThat(secret("type")).isEqualTo("password");
    assertThat(browser.script("return document.querySelector('output').innerText"))
        .isEqualTo("入力した文字数：4");
    browser.click("[data-do=show]");
    assertThat(secret("type")).isEqualTo("text");
    assertThat(browser.attribute("[data-do=show]", "aria-pressed")).isEqualTo("true");
    Object left =
        browser.script(
            """
            document.querySelector('.main').click();
            const field = document.getElementById('secret');
            return field.type + ' ' + field.value;
            """);
    assertThat(left).isEqualTo("password ");
    awaitSent();
    assertThat(sent()).containsExactly("enter 1245");
    assertThat(browser.dom()).doesNotContain("1245");
  }

  @Test
  void theNextSecretIsHiddenAgain() {
    hang("secret-AUTH-OTHER");
    browser.await(READY);
    browser.click("[data-do=show]");
    hang("secret-AUTH-NEW");
    assertThat(secret("type")).isEqualTo("password");
    assertThat(browser.attribute("[data-do=show]", "aria-pressed")).isEqualTo("false");
  }

  @Test
  void whoHasAKeyboardTypesAtOnceAndEndsWithEnter() throws InterruptedException {
    hang("secret-SIGN-OTHER");
    browser.await(READY);
    browser.press("ab12", Keys.BACK_SPACE, "3cd", Keys.ENTER);
    awaitSent();
    assertThat(sent()).containsExactly("enter AB13CD");
  }

  @Test
  void whatIsTooShortIsNotSent() {
    hang("secret-AUTH-OTHER");
    browser.await(READY);
    long before = sendings();
    browser.press("12", Keys.ENTER);
    assertThat(browser.attribute("#secret", "aria-invalid")).isEqualTo("true");
    assertThat(browser.focused()).isEqualTo("secret");
    assertThat(browser.script("return document.getElementById('announcement').textContent"))
        .asString()
        .contains("数字4桁");
    assertThat(sendings()).isEqualTo(before);
  }

  @Test
  void noMoreThanTheLongestSecretCanBeTyped() {
    hang("secret-AUTH-OTHER");
    browser.await(READY);
    press("123456");
    assertThat(secret("value")).isEqualTo("1234");
    browser.click("[data-key=clear]");
    assertThat(secret("value")).isEqualTo("");
  }

  @Test
  void anotherButtonThanTheMainOneSendsNoSecret() throws InterruptedException {
    hang("secret-AUTH-OTHER");
    browser.await(READY);
    press("1234");
    browser.click("[data-act=back]");
    awaitSent();
    assertThat(sent()).containsExactly("back ");
    assertThat(secret("value")).isEqualTo("");
  }

  @Test
  void aDoubleClickSendsOnce() throws InterruptedException {
    hang("mishap-PULLED");
    browser.await(READY);
    long before = sendings();
    browser.script("const b = document.querySelector('.main'); b.click(); b.click();");
    assertThat(sendings()).isEqualTo(before + 1);
    awaitSent();
    assertThat(sent()).containsExactly("end ");
  }

  @Test
  void theSecondsAreCountedDownAndAnnouncedAtFirst() {
    hang(MoreTime.of(PAGES.get("attract"), Duration.ofMinutes(2)));
    Object seconds =
        browser.script(
            """
            return new Promise((done, fail) => {
              setTimeout(() => fail(new Error('nothing is counted down after it was announced')), 60000);
              const place = document.querySelector('.countdown');
              const said = document.getElementById('announcement');
              const number = (element) => Number(element.textContent.match(/\\d+/));
              const look = () => number(place) < number(said)
                ? done([number(place), number(said), Number(place.dataset.countdown)]) : setTimeout(look, 50);
              look();
            });
            """);
    assertThat(list(seconds).map(Long.class::cast).toList()).isSorted().allMatch(one -> one <= 120);
  }

  @Test
  void whoChangesTheLanguageStaysAtTheButton() {
    hang("attract");
    browser.click("[value=en]");
    browser.await("html[lang=en]");
    assertThat(browser.script("return document.activeElement.value")).isEqualTo("en");
    assertThat(browser.title()).isEqualTo("Have you forgotten a password?");
  }

  @Test
  void aNewPageIsReadFromItsHeading() {
    hang("attract");
    hang("place-card");
    assertThat(browser.focused()).isEqualTo("h1");
    assertThat(browser.title()).isEqualTo("カードを置いてください");
  }

  @Test
  void soundIsSwitchedOnByThePersonAndStaysSo() {
    hang("attract");
    assertThat(browser.attribute("[data-do=sound]", "aria-pressed")).isEqualTo("false");
    browser.click("[data-do=sound]");
    hang("place-card");
    assertThat(browser.attribute("[data-do=sound]", "aria-pressed")).isEqualTo("true");
    browser.click("[data-do=sound]");
    assertThat(browser.attribute("[data-do=sound]", "aria-pressed")).isEqualTo("false");
  }

  @Test
  void theKioskHasNoContextMenuAndNoPasteboard() {
    for (String event : List.of("contextmenu", "dragstart", "copy", "paste")) {
      assertThat(
              browser.script(
                  "return document.body.dispatchEvent("
                      + "new Event(arguments[0], {bubbles: true, cancelable: true}))",
                  event))
          .as(event)
          .isEqualTo(false);
    }
  }

  @Test
  void aServerThatIsAwayIsWaitedForAndNothingStaysInThePage() {
    hang("mishap-PULLED");
    offline(true);
    try {
      wall.gallery(Station.KIOSK).hang(PAGES.get("mishap-BLOCKED"), PageLanguage.JA);
      browser.await("#away:not([hidden]) h1");
      assertThat(browser.text()).contains("しばらくお待ちください").doesNotContain("カードが外れました");
      assertThat(browser.dom()).doesNotContain("class=\"screen\"");
    } finally {
      offline(false);
    }
    browser.await(".screen[data-page=mishap]");
    assertThat(browser.text()).doesNotContain("しばらくお待ちください");
  }

  private static void offline(boolean value) {
    browser.cdp(
        "Network.emulateNetworkConditions",
        Map.of("offline", value, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  @Test
  void nothingIsKeptButTheKeyOfTheWindowAndNobodyElseIsAsked() {
    int before = browser.historyLength();
    hang("attract");
    hang("card");
    assertThat(browser.historyLength()).isEqualTo(before);
    assertThat(browser.storage())
        .singleElement()
        .asString()
        .startsWith("sessionStorage jpki-window=");
    String origin = String.valueOf(browser.script("return location.origin"));
    assertThat(browser.requests())
        .filteredOn(address -> !address.startsWith("data:"))
        .allMatch(address -> address.startsWith(origin + "/"))
        .filteredOn(address -> address.contains("/assets/"))
        .doesNotHaveDuplicates();
  }
}
