package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.ResetRefusedException;

/** An integrator's own, of which only the answers are known. */
final class FakeCompletion implements ResetCompletion {

  /** What admission answers. */
  @FunctionalInterface
  interface Admission {
    void answer() throws JpkiException, ResetRefusedException;
  }

  /** What finishing answers. */
  @FunctionalInterface
  interface Finish {
    KioskResult answer();
  }

  private final Admission admission;
  private final Finish finish;

  private FakeCompletion(Admission admission, Finish finish) {
    this.admission = admission;
    this.finish = finish;
  }

  static FakeCompletion admits(Admission answer) {
    return new FakeCompletion(
        answer,
        () -> {
          throw new IllegalStateException("nobody comes so far");
        });
  }

  static FakeCompletion finishes(Finish answer) {
    return new FakeCompletion(() -> {}, answer);
  }

  @Override
  public CompletionPermit admit(MyNumberCard card, Pin other, TryPolicy policy)
      throws JpkiException, ResetRefusedException {
    admission.answer();
    KeyKind target = other.key().other();
    return new CompletionPermit("fake", new Reservation(target, Booth.NOON));
  }

  @Override
  public KioskResult finish(MyNumberCard card, CompletionPermit permit, Pin next, Pin again) {
    return finish.answer();
  }
}
