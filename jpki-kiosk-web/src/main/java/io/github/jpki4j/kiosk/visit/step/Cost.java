package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a mishap cost, as far as it is known.
 *
 * @param tries what it did to tries
 * @param asked whose tries
 * @param left the counter afterwards, if the card told it
 * @param replaced whose secret was to be replaced, if any was
 * @param valid which secret of that key is valid
 */
public record Cost(
    Tries tries,
    Optional<KeyKind> asked,
    Optional<PinStatus> left,
    Optional<KeyKind> replaced,
    Optional<ValidSecret> valid) {

  /** What happened to the tries of a secret. */
  public enum Tries {
    /** None was spent. */
    NONE,
    /** One was spent. */
    ONE,
    /** One may be spent: no answer came. */
    MAYBE,
    /** None is left, by this or before. */
    ALL
  }

  /** No try was spent, and no secret was to be replaced. */
  public static final Cost NOTHING =
      new Cost(Tries.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What it did to the tries of a secret. */
  public static Cost of(Tries tries, KeyKind asked, Optional<PinStatus> left) {
    return new Cost(
        tries,
        Optional.of(asked),
        left.filter(s -> s.triesLeft().isPresent()),
        Optional.empty(),
        Optional.empty());
  }

  /** The same where a secret was to be replaced. */
  public Cost with(KeyKind key, ValidSecret value) {
    return new Cost(tries, asked, left, Optional.of(key), Optional.of(value));
  }

  /** Whether there is something that the person must have read. */
  public boolean isSerious() {
    return tries != Tries.NONE || valid.filter(v -> v != ValidSecret.OLD).isPresent();
  }

  /** For the page. */
  public Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    model.put("tries", tries.name());
    model.put("asked", asked.map(Enum::name).orElse(""));
    model.put("left", left.map(s -> s.triesLeft().getAsInt()).orElse(-1));
    model.put("most", left.map(PinStatus::triesMax).orElse(-1));
    model.put("replaced", replaced.map(Enum::name).orElse(""));
    model.put("valid", valid.map(Enum::name).orElse(""));
    return model;
  }
}
