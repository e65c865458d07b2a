package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.KeyOrder;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.FaqEntry;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The other secret is typed.
 *
 * @param other whose secret that is
 * @param triesLeft as the card told last; empty if it did not tell
 * @param note what happened before
 */
record Secret(KeyKind other, OptionalInt triesLeft, Note note) implements AppStep {

  /** What is said above the entry. */
  enum Note {
    NONE,
    /** It broke a rule, and was not sent. */
    MALFORMED,
    /** One try was left when it was to be sent: it was not. */
    NOT_SENT,
    /** The answer to the one before was lost, and fewer tries are left. */
    SPENT,
    /** The answer to the one before was lost, and no fewer tries are left. */
    KEPT
  }

  /** Asks for the secret; at the last try whether the person wants that first. */
  static Step<Phone> ask(Phone phone) {
    Request request = phone.request();
    Note note = Note.NONE;
    if (request.triesBefore.isPresent() && request.triesLeft().isPresent()) {
      boolean spent = request.triesLeft().getAsInt() < request.triesBefore.getAsInt();
      note = spent ? Note.SPENT : Note.KEPT;
    }
    request.triesBefore = OptionalInt.empty();
    if (request.triesLeft().orElse(0) == 1) {
      return new AppLastTry(request.other(), note);
    }
    request.policy = TryPolicy.KEEP_LAST;
    return entry(phone, note);
  }

  /** The page with the entry. */
  static Step<Phone> entry(Phone phone, Note note) {
    Request request = phone.request();
    return new Secret(request.other(), request.triesLeft(), note);
  }

  /** Where the person may find a secret. */
  static FaqEntry paper(KeyKind key) {
    return key == KeyKind.AUTH ? FaqEntry.WRONG_AUTH_PIN : FaqEntry.WRONG_SIGN_PASSWORD;
  }

  @Override
  public String page() {
    return "secret";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "kind",
        other.name(),
        "keys",
        KeyOrder.usual(other).keys(),
        "action",
        "enter",
        "tries",
        triesLeft.orElse(-1),
        "note",
        note.name(),
        "typing",
        other == KeyKind.AUTH ? FaqEntry.TYPING_AUTH_PIN : FaqEntry.TYPING_SIGN_PASSWORD);
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    if (!form.action().equals("enter")) {
      return this;
    }
    try {
      phone.request().keep(Pin.of(other, form.secret("secret")));
    } catch (PinFormatException e) {
      return new Secret(other, triesLeft, Note.MALFORMED);
    }
    return phone.present(Hold.For.PROVE);
  }
}
