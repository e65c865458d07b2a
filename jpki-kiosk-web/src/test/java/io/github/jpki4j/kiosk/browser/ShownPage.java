package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Step;

/**
 * A page in one of its states.
 *
 * @param station whose page
 * @param state the page's name, and what sets it apart from the same page with another model
 * @param step which shows it
 */
record ShownPage(Station station, String state, Step<?> step) {

  String name() {
    return station.path() + "-" + state;
  }

  @Override
  public String toString() {
    return name();
  }
}
