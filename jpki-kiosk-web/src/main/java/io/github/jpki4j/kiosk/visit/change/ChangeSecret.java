package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Entries;
import io.github.jpki4j.kiosk.visit.step.LastTry;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.SecretEntry.Purpose;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.util.Optional;

/**
 * The card changes a secret that is known. A real card can do it.
 *
 * @param current the secret that is valid now; kept by the visit
 * @param next the secret that is to be; kept by the visit
 * @param again the same, as it was entered the second time; kept by the visit
 * @param policy what to do at the last try
 */
public record ChangeSecret(Pin current, Pin next, Pin again, TryPolicy policy)
    implements Step<Visit> {

  /**
   * Asks for the current secret, and before that whether its last try may be spent; then for the
   * new one, twice.
   *
   * @param visit whose
   * @param key whose secret
   * @return the first question
   */
  public static Step<Visit> begin(Visit visit, KeyKind key) {
    return LastTry.guarded(
        visit,
        key,
        policy ->
            SecretEntry.checked(
                visit, key, Purpose.CURRENT, (now, current) -> newSecret(current, policy)));
  }

  private static Step<Visit> newSecret(Pin current, TryPolicy policy) {
    return Entries.of(
        current.key(),
        Optional.of(current),
        Optional.empty(),
        (next, again) -> new ChangeSecret(current, next, again, policy));
  }

  @Override
  public String page() {
    return "changing";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::change);
  }

  private Step<Visit> change(Visit visit) {
    KeyKind key = current.key();
    try (Pin old = current;
        Pin first = next) {
      again.close();
      visit.run(
          card -> {
            card.jpki().changePin(old, first, policy);
            return key;
          });
      visit.kiosk().metrics().count("changes:" + key);
      return new Changed(key);
    } catch (JpkiException e) {
      Mishap mishap = CardMishaps.of(visit, e);
      ValidSecret valid =
          mishap.what() == MishapKind.CHANGE_UNKNOWN ? ValidSecret.NOT_KNOWN : ValidSecret.OLD;
      return CardMishaps.atEntry(mishap.with(key, valid), () -> begin(visit, key));
    }
  }
}
