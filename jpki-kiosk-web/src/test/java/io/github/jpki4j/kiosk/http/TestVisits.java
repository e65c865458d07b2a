package io.github.jpki4j.kiosk.http;

import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A conversation with a whole visit: start, entry of a secret, work, done, and again from the
 * start.
 */
final class TestVisits extends Conversation<AtomicInteger> {

  /** What a step or a page does that fails says this, which nobody may see. */
  static final String TEXT_OF_A_FAILURE = "text-of-a-failure";

  private final AtomicInteger entries = new AtomicInteger();

  TestVisits() {
    super("test", Patience.STANDARD, new Start());
  }

  /** How many secrets were entered. */
  int entries() {
    return entries.get();
  }

  /** Something happens. */
  void happen(UnaryOperator<Step<AtomicInteger>> next) {
    go(next);
  }

  @Override
  protected AtomicInteger visit() {
    return entries;
  }

  @Override
  protected Step<AtomicInteger> timeIsOver() {
    return new Start();
  }

  @Override
  protected Step<AtomicInteger> broken() {
    return new Page("test-broken");
  }

  /** A page without anything. */
  record Page(String page) implements Step<AtomicInteger> {}

  record Start() implements Step<AtomicInteger> {
    @Override
    public String page() {
      return "test-start";
    }

    @Override
    public Step<AtomicInteger> act(AtomicInteger visit, Form form) {
      return switch (form.action()) {
        case "begin" -> new Entry();
        case "fail" -> throw new IllegalStateException(TEXT_OF_A_FAILURE);
        case "unshowable" -> new Page("test-unshowable");
        default -> this;
      };
    }

    @Override
    public boolean isTimed() {
      return false;
    }
  }

  record Entry() implements Step<AtomicInteger> {
    @Override
    public String page() {
      return "test-entry";
    }

    @Override
    public Step<AtomicInteger> act(AtomicInteger visit, Form form) {
      char[] secret = form.secret("secret");
      boolean entered = secret.length > 0;
      Arrays.fill(secret, '\0');
      return entered ? new Working() : this;
    }
  }

  record Working() implements Step<AtomicInteger> {
    @Override
    public String page() {
      return "test-working";
    }

    @Override
    public Optional<Work<AtomicInteger>> work() {
      return Optional.of(
          visit -> {
            visit.incrementAndGet();
            return new Done();
          });
    }
  }

  record Done() implements Step<AtomicInteger> {
    @Override
    public String page() {
      return "test-done";
    }

    @Override
    public Step<AtomicInteger> act(AtomicInteger visit, Form form) {
      return form.action().equals("end") ? new Start() : this;
    }
  }
}
