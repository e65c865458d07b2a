package io.github.jpki4j.testkit.browser;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Keys that are pressed one after another. */
record KeyStrokes(List<CharSequence> keys) {

  /** Those that are held while the keys after them are pressed. */
  private static final Set<Keys> HELD = Set.of(Keys.SHIFT, Keys.CONTROL, Keys.ALT);

  void press(ChromeDriver driver) {
    Actions actions = new Actions(driver, Duration.ZERO);
    for (CharSequence key : keys) {
      if (isHeld(key)) {
        actions.keyDown(key);
      } else {
        actions.sendKeys(key);
      }
    }
    keys.stream().filter(KeyStrokes::isHeld).forEach(actions::keyUp);
    actions.perform();
  }

  private static boolean isHeld(CharSequence key) {
    return key instanceof Keys known && HELD.contains(known);
  }
}
