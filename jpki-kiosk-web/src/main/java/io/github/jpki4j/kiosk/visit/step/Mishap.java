package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something went wrong with the card.
 *
 * @param what went wrong
 * @param cost what it cost
 * @param again where the person may go on; the visit is over if this is empty
 * @param nextCard whether a card was put in meanwhile, with which a new visit begins
 */
public record Mishap(MishapKind what, Cost cost, Optional<Step<Visit>> again, boolean nextCard)
    implements Trouble {

  /** One that ends the visit. */
  public static Mishap end(MishapKind what, Cost cost) {
    return new Mishap(what, cost, Optional.empty(), false);
  }

  /** One after which the visit goes on. */
  public static Mishap again(MishapKind what, Cost cost, Step<Visit> again) {
    return new Mishap(what, cost, Optional.of(again), false);
  }

  /** The same where a secret was to be replaced. */
  public Mishap with(KeyKind replaced, ValidSecret valid) {
    return new Mishap(what, cost.with(replaced, valid), again, nextCard);
  }

  /** The same, while the next card is in. */
  public Mishap withNextCard(boolean value) {
    return new Mishap(what, cost, again, value);
  }

  @Override
  public String page() {
    return "mishap";
  }

  @Override
  public String kind() {
    return what.key();
  }

  @Override
  public boolean isOver() {
    return again.isEmpty();
  }

  @Override
  public Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    model.put("kind", kind());
    model.put("cost", cost.model());
    model.put("goesOn", again.isPresent());
    model.put("nextCard", nextCard);
    return model;
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "again" -> again.isPresent() ? again.get() : this;
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
