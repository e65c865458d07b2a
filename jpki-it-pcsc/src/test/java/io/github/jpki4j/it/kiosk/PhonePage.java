package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.browser.Browser;
import java.util.Locale;

/** The app's pages, in their words. */
final class PhonePage extends StationPage {

  PhonePage(Browser browser) {
    super(browser);
  }

  void reserve() {
    press("reserve");
  }

  void acceptTheTerms() {
    press("accept");
  }

  void forgot(KeyKind secret) {
    press(secret.name().toLowerCase(Locale.ROOT));
  }

  void knowTheOtherSecret() {
    press("yes");
  }

  void goOn() {
    press("go-on");
  }

  void faceMatches() {
    press("matched");
  }

  void backToTheMenu() {
    press("menu");
  }
}
