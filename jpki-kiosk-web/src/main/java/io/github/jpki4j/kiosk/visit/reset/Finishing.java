package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.flow.FailureTrace;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.kiosk.visit.step.Entries;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.KioskResult.Finished;
import io.github.jpki4j.reset.simulation.KioskResult.Interrupted;
import io.github.jpki4j.reset.simulation.KioskResult.NewSecretProblem;
import io.github.jpki4j.reset.simulation.KioskResult.Unsuitable;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The card gets its new secret and confirms it.
 *
 * @param about the secret that was forgotten
 * @param permit of the service
 * @param next the new secret; kept by the visit
 * @param again the same, as it was entered the second time; kept by the visit
 */
record Finishing(ResetCase about, CompletionPermit permit, Pin next, Pin again)
    implements Step<Visit> {

  private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);

  /** Asks for the new secret, twice, and goes on to this. */
  static Step<Visit> newSecret(ResetCase about, CompletionPermit permit, Optional<String> problem) {
    return Entries.of(
        about.target(),
        Optional.empty(),
        problem,
        (next, again) -> new Finishing(about, permit, next, again));
  }

  @Override
  public String page() {
    return "finishing";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::finish);
  }

  private Step<Visit> finish(Visit visit) {
    ResetCompletion completion = visit.kiosk().completion().orElseThrow();
    try (Pin first = next;
        Pin second = again) {
      return after(visit, visit.run(card -> completion.finish(card, permit, first, second)));
    } catch (JpkiException e) {
      return CardMishaps.of(visit, e).with(about.target(), ValidSecret.OLD);
    } catch (RuntimeException e) {
      LOG.error("customer {}: finishing failed: {}", visit.number(), FailureTrace.withoutTexts(e));
      return Mishap.end(
          MishapKind.BROKEN,
          Cost.of(Tries.MAYBE, about.target(), Optional.empty())
              .with(about.target(), ValidSecret.NOT_KNOWN));
    }
  }

  private Step<Visit> after(Visit visit, KioskResult result) {
    if (result instanceof Finished finished) {
      visit.kiosk().metrics().count("completions:" + about.target());
      return new Completed(about.target(), finished.reportFailure());
    }
    if (result instanceof Unsuitable unsuitable) {
      String problem =
          unsuitable.problem() == NewSecretProblem.SAME_AS_OLD ? "same-as-old" : "entries-differ";
      return newSecret(about, permit, Optional.of(problem));
    }
    if (result instanceof KioskResult.Refused refused) {
      return new Refused(about, refused.refusal(), refused.retryAt(), refused.triesLeft());
    }
    return interrupted(visit, (Interrupted) result);
  }

  /** The confirmation of the new secret is a try of it: the card may still have the old one. */
  private Step<Visit> interrupted(Visit visit, Interrupted interrupted) {
    Mishap mishap =
        CardMishaps.of(visit, interrupted.cause()).with(about.target(), interrupted.validSecret());
    return interrupted.validSecret() == ValidSecret.NOT_KNOWN
        ? Mishap.end(MishapKind.RESET_UNKNOWN, mishap.cost())
        : mishap;
  }
}
