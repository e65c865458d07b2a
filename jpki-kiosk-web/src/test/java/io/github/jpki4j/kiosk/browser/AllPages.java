package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.app.AppPages;
import io.github.jpki4j.kiosk.desk.DeskPages;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.testkit.browser.Size;
import java.util.List;
import java.util.Map;

/** Every page in its states. */
final class AllPages {

  private AllPages() {}

  /** The screen for which the pages of a station are made. */
  static Size own(Station station) {
    return switch (station) {
      case KIOSK -> Size.KIOSK;
      case APP -> Size.PHONE;
      case DESK -> Size.DESK;
    };
  }

  static List<ShownPage> of(Station station) {
    Map<String, Step<?>> all =
        switch (station) {
          case KIOSK -> KioskPages.all();
          case APP -> AppPages.all();
          case DESK -> DeskPages.all();
        };
    return all.entrySet().stream()
        .map(one -> new ShownPage(station, one.getKey(), one.getValue()))
        .toList();
  }
}
