package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.kiosk.desk.SimulatedWorld.Place;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.page.PageTexts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one page of the desk, with what was true when it was made. */
final class DeskTable implements Step<SimulatedWorld> {

  /** No sentence is shown. */
  static final Map<String, String> NOTHING_SAID = Map.of();

  private final SimulatedWorld world;
  private final Map<String, Object> model;
  private final Map<String, String> said;

  /**
   * Looks at everything.
   *
   * @param said what became of the last order: a sentence for each {@link PageLanguage#code()}
   */
  DeskTable(SimulatedWorld world, Map<String, String> said) {
    this.world = world;
    this.said = said;
    this.model = look();
  }

  /** The same step if nothing changed since. */
  DeskTable again() {
    DeskTable now = new DeskTable(world, said);
    return now.model.equals(model) ? this : now;
  }

  @Override
  public String page() {
    return "table";
  }

  @Override
  public Map<String, Object> model() {
    return model;
  }

  private Map<String, Object> look() {
    Map<String, Object> all = new HashMap<>();
    all.put("said", said);
    all.put("now", JapanTime.minutes(world.clock().instant()));
    all.put("open", world.guide().isOpen(world.clock().instant()));
    all.put("online", world.isOnline());
    all.put("maintenance", world.maintenance().map(JapanTime::minutes).orElse(""));
    all.put("revocation", world.issuer().isAnswering());
    all.put("cards", world.cards().stream().map(this::card).toList());
    all.put("faults", Arrays.stream(DeskFault.values()).map(Enum::name).toList());
    all.put("readers", List.of(reader(Place.KIOSK), reader(Place.PHONE)));
    return Map.copyOf(all);
  }

  private Map<String, Object> card(DeskCard card) {
    return Map.of(
        "name",
        card.name(),
        "text",
        PageTexts.of(PageLanguage.JA).has("desk.card." + card.name()) ? card.name() : "own",
        "place",
        world.place(card).name(),
        "secrets",
        Arrays.stream(KeyKind.values()).filter(card::has).map(key -> secret(card, key)).toList());
  }

  private static Map<String, Object> secret(DeskCard card, KeyKind key) {
    return Map.of(
        "key", key.name(),
        "value", card.card().secretValue(key),
        "left", card.card().triesLeft(key),
        "most", TryCounter.most(key));
  }

  private Map<String, Object> reader(Place place) {
    Optional<DeskLink.Plan> plan = world.link(place).plan();
    return Map.of(
        "name", place.name(),
        "connected", world.reader(place).isConnected(),
        "fault", plan.map(one -> one.fault().name()).orElse(""),
        "command", plan.map(DeskLink.Plan::command).orElse(0));
  }

  @Override
  public Step<SimulatedWorld> act(SimulatedWorld visit, Form form) {
    return new DeskTable(world, new DeskOrder(world, form).carryOut());
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
