package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.browser.Browser;
import java.util.Locale;

/** The kiosk's pages, in their words. */
final class KioskPage extends StationPage {

  KioskPage(Browser browser) {
    super(browser);
  }

  void begin() {
    press("begin");
  }

  void forgot(KeyKind secret) {
    press("reset-" + secret.name().toLowerCase(Locale.ROOT));
  }

  void doNotKnowIt() {
    press("no");
  }

  void knowTheOtherSecret() {
    press("yes");
  }

  void nothingChangedSinceTheIssue() {
    press("no");
  }

  void haveAReservation() {
    press("yes");
  }

  void next() {
    press("next");
  }

  void end() {
    press("end");
  }

  /** Where a person is: the page, and behind a stroke what it is about, by its words. */
  String where() {
    return KioskWords.where(this);
  }
}
