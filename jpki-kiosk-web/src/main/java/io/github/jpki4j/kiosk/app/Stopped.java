package io.github.jpki4j.kiosk.app;

import java.util.Map;

/**
 * What was begun is over, and erased.
 *
 * @param why the key of its texts
 */
record Stopped(String why) implements AppStep {

  @Override
  public String page() {
    return "stopped";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("why", why);
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
