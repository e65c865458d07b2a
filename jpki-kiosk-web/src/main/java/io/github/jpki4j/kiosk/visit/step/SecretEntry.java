package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.KeyOrder;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A secret is asked for. What cannot be right is told here, before anything is sent.
 *
 * @param secret whose
 * @param purpose what for
 * @param tries the counter, where a mistake costs a try and the card told it
 * @param problem what was wrong with the last entry: the key of a text
 * @param order of the keys
 * @param then where an entry leads; the secret is kept by the visit
 */
public record SecretEntry(
    KeyKind secret,
    Purpose purpose,
    Optional<PinStatus> tries,
    Optional<String> problem,
    KeyOrder order,
    Then then)
    implements Step<Visit> {

  /** What a secret is asked for. */
  public enum Purpose {
    /** The other secret, to show who asks for the reset. */
    OTHER,
    /** The secret that is valid now, to change it. */
    CURRENT,
    /** The signature password, to read its certificate. */
    CERTIFICATE,
    /** The new secret. */
    NEW,
    /** The new secret once more. */
    NEW_AGAIN
  }

  /** Where an entry leads. */
  @FunctionalInterface
  public interface Then {

    /**
     * Takes an entry.
     *
     * @param visit which keeps the secret
     * @param entry a secret of the right form
     * @return where the person is then
     */
    Step<Visit> enter(Visit visit, Pin entry);
  }

  /** Asks for a secret that the card will check; a mistake costs a try. */
  public static SecretEntry checked(Visit visit, KeyKind secret, Purpose purpose, Then then) {
    Optional<PinStatus> counter =
        visit.facts().counter(secret).filter(status -> status.triesLeft().isPresent());
    return new SecretEntry(
        secret, purpose, counter, Optional.empty(), KeyOrder.usual(secret), then);
  }

  /** Asks for a secret that is to be new. */
  public static SecretEntry fresh(KeyKind secret, Purpose purpose, Then then) {
    return new SecretEntry(
        secret, purpose, Optional.empty(), Optional.empty(), KeyOrder.usual(secret), then);
  }

  /** The same after an entry that was no good. */
  public SecretEntry with(String wrong) {
    KeyOrder next = order.isRandom() ? KeyOrder.random() : order;
    return new SecretEntry(secret, purpose, tries, Optional.of(wrong), next, then);
  }

  /** The same with the digits of a PIN in an order that is new. */
  public SecretEntry mixed() {
    return secret == KeyKind.AUTH ? with(KeyOrder.random()) : this;
  }

  /** Whether it is asked for after another one was entered, which is still kept. */
  public boolean isNew() {
    return purpose == Purpose.NEW || purpose == Purpose.NEW_AGAIN;
  }

  private SecretEntry with(KeyOrder value) {
    return new SecretEntry(secret, purpose, tries, Optional.empty(), value, then);
  }

  @Override
  public String page() {
    return "secret";
  }

  @Override
  public Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    model.put("kind", secret.name());
    model.put("purpose", purpose.name());
    model.put("left", tries.map(s -> s.triesLeft().getAsInt()).orElse(-1));
    model.put("most", tries.map(PinStatus::triesMax).orElse(-1));
    model.put("problem", problem.orElse(""));
    model.put("keys", order.keys());
    model.put("isRandom", order.isRandom());
    model.put("action", "enter");
    return model;
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "enter" -> entered(visit, form);
      case "random" -> mixed();
      case "usual" -> with(KeyOrder.usual(secret));
      case "back" -> Visit.Way.CARD;
      default -> this;
    };
  }

  private Step<Visit> entered(Visit visit, Form form) {
    try {
      return then.enter(visit, visit.keep(Pin.of(secret, form.secret("secret"))));
    } catch (PinFormatException e) {
      return with("malformed-" + e.rule().name().toLowerCase(Locale.ROOT));
    }
  }
}
