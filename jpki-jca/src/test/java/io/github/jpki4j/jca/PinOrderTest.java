package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Stores;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * All orders of some events around PINs whose answer may be lost. Whatever comes first, each wrong
 * PIN spends one try, and the right one still works if a person gives it.
 */
class PinOrderTest {

  private static final int LENGTH = 4;

  /** What may happen. */
  private enum Event {
    FRAMEWORK_GIVES_WRONG("9999", false, false),
    FRAMEWORK_GIVES_WRONG_AND_ANSWER_IS_LOST("9999", false, true),
    FRAMEWORK_GIVES_RIGHT("1234", false, false),
    FRAMEWORK_GIVES_RIGHT_AND_ANSWER_IS_LOST("1234", false, true),
    PERSON_GIVES_WRONG("9999", true, false),
    PERSON_GIVES_ANOTHER_WRONG_AND_ANSWER_IS_LOST("8888", true, true),
    PERSON_GIVES_RIGHT("1234", true, false);

    private final String pin;
    private final boolean person;
    private final boolean lost;

    Event(String pin, boolean person, boolean lost) {
      this.pin = pin;
      this.person = person;
      this.lost = lost;
    }
  }

  /** One order, on a card of its own. */
  private static final class Run {
    private final Desk desk = new Desk();
    private final List<String> answers = new ArrayList<>();
    private final JpkiProvider provider =
        new JpkiProvider(
            desk,
            (kind, left) -> {
              if (answers.isEmpty()) {
                throw new PinCancelledException(kind);
              }
              return Pin.auth(answers.remove(0).toCharArray());
            });
    private final KeyStore store;
    private final List<Event> events;

    Run(List<Event> events) throws Exception {
      this.events = events;
      this.store = Stores.loaded(provider, KeyKind.AUTH);
    }

    boolean signs(Event event) {
      // The card was away, so that a PIN is needed.
      desk.card().remove();
      desk.card().insert();
      // SELECT, auth certificate, for a person the counter, the counter, VERIFY
      desk.plan(Fault.LOST_ANSWER, !event.lost ? -1 : event.person ? 4 : 3);
      try {
        if (event.person) {
          answers.add(event.pin);
          Stores.sign(provider, Stores.key(store));
        } else {
          Stores.sign(provider, (PrivateKey) store.getKey("auth", event.pin.toCharArray()));
        }
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      } catch (Exception e) {
        throw new AssertionError(events.toString(), e);
      } finally {
        answers.clear();
      }
    }

    void play() {
      Map<String, Integer> spent = new HashMap<>();
      for (Event event : events) {
        int before = desk.triesLeft(KeyKind.AUTH);
        boolean signed = signs(event);
        assertThat(signed && !event.pin.equals("1234")).as("%s", events).isFalse();
        if (desk.triesLeft(KeyKind.AUTH) < before) {
          spent.merge(event.pin, 1, Integer::sum);
        }
      }
      assertThat(spent).as("%s", events).doesNotContainKey("1234");
      spent.forEach((pin, tries) -> assertThat(tries).as("%s of %s", pin, events).isEqualTo(1));
      if (desk.triesLeft(KeyKind.AUTH) > 1) {
        assertThat(signs(Event.PERSON_GIVES_RIGHT)).as("the right one after %s", events).isTrue();
      }
    }
  }

  @Test
  void whateverTheOrderEachWrongPinSpendsOneTryAndTheRightOneWorks() throws Exception {
    int kinds = Event.values().length;
    int orders = (int) Math.pow(kinds, LENGTH);
    for (int number = 0; number < orders; number++) {
      List<Event> events = new ArrayList<>();
      for (int rest = number, i = 0; i < LENGTH; i++, rest /= kinds) {
        events.add(Event.values()[rest % kinds]);
      }
      new Run(events).play();
    }
  }
}
