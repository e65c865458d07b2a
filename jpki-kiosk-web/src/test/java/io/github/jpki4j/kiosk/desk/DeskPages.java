package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.kiosk.desk.SimulatedWorld.Place;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.PageTexts;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.reset.KioskGuide;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states of the desk's one page. */
public final class DeskPages {

  /** Kiosks are open, and stay so while the pages are made. */
  private static final Clock NOON = Clock.fixed(KioskPages.NOW, ZoneOffset.UTC);

  private DeskPages() {}

  /** All of them, each with a name. */
  public static Map<String, Step<?>> all() {
    Map<String, Step<?>> pages = new LinkedHashMap<>();
    try (SimulatedWorld world = new SimulatedWorld(NOON, KioskGuide.standard())) {
      pages.put("table", new DeskTable(world, DeskTable.NOTHING_SAID));
      world.move(world.cards().get(0), Place.KIOSK);
      world.move(world.cards().get(1), Place.PHONE);
      world.setOnline(false);
      world.setMaintenance(true);
      world.issuer().setAnswering(false);
      world.link(Place.KIOSK).plan(Optional.of(new DeskLink.Plan(DeskFault.LOST_ANSWER, 3)));
      pages.put("table-fault", new DeskTable(world, said("desk.reserved", "2026/12/01 10:00")));
      world.reader(Place.PHONE).setConnected(false);
      byte[] night = "action=clock&to=night".getBytes(StandardCharsets.US_ASCII);
      try (Form order = Form.parse(night, night.length)) {
        new DeskOrder(world, order).carryOut();
      }
      pages.put("table-unplugged-closed", new DeskTable(world, said("desk.not-reserved")));
    }
    try (SimulatedWorld world =
        new SimulatedWorld(NOON, KioskGuide.standard(), Optional.of("not-yet-valid"))) {
      pages.put("table-own", new DeskTable(world, DeskTable.NOTHING_SAID));
    }
    return pages;
  }

  private static Map<String, String> said(String key, Object... values) {
    return Arrays.stream(PageLanguage.values())
        .collect(
            Collectors.toMap(
                PageLanguage::code, language -> PageTexts.of(language).get(key, values)));
  }
}
