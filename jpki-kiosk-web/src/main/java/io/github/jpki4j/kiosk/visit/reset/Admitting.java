package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.flow.FailureTrace;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The card checks the other secret, and the service looks for the reservation.
 *
 * @param about the secret that was forgotten
 * @param other the secret that is known; kept by the visit
 * @param policy what to do at its last try
 */
record Admitting(ResetCase about, Pin other, TryPolicy policy) implements Step<Visit> {

  private static final Logger LOG = LoggerFactory.getLogger(Admitting.class);

  @Override
  public String page() {
    return "admitting";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::admit);
  }

  private Step<Visit> admit(Visit visit) {
    ResetCompletion completion = visit.kiosk().completion().orElseThrow();
    try (Pin once = other) {
      return visit.run(card -> ask(visit, completion, card, once));
    } catch (JpkiException e) {
      Mishap mishap = CardMishaps.of(visit, e).with(about.target(), ValidSecret.OLD);
      return CardMishaps.atEntry(mishap, () -> FinishHere.entry(visit, about));
    } catch (RuntimeException e) {
      LOG.error("customer {}: admitting failed: {}", visit.number(), FailureTrace.withoutTexts(e));
      Cost cost = Cost.of(Tries.MAYBE, about.other(), Optional.empty());
      return Mishap.end(MishapKind.BROKEN, cost.with(about.target(), ValidSecret.OLD));
    }
  }

  private Step<Visit> ask(Visit visit, ResetCompletion completion, MyNumberCard card, Pin once)
      throws JpkiException {
    try {
      CompletionPermit permit = completion.admit(card, once, policy);
      visit.setCounter(TryCounter.full(about.other()));
      return Finishing.newSecret(about, permit, Optional.empty());
    } catch (ResetRefusedException e) {
      visit.readCounter(card, about.other());
      return Refused.of(about, e);
    }
  }
}
