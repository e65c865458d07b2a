package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.SecretEntry.Purpose;
import io.github.jpki4j.pin.Pin;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** The new secret, asked for twice. */
public final class Entries {

  /** Where two equal entries lead. */
  @FunctionalInterface
  public interface Then {

    /**
     * Takes them.
     *
     * @param next the new secret; kept by the visit
     * @param again the same, entered once more; kept by the visit
     * @return where the person is then
     */
    Step<Visit> enter(Pin next, Pin again);
  }

  private Entries() {}

  /**
   * Asks for it.
   *
   * @param secret that is to be new
   * @param current the one that is valid now, if it is known here
   * @param problem what was wrong with the last one: the key of a text
   * @param then where two equal entries lead
   * @return the first of two questions
   */
  public static SecretEntry of(
      KeyKind secret, Optional<Pin> current, Optional<String> problem, Then then) {
    SecretEntry first =
        SecretEntry.fresh(
            secret,
            Purpose.NEW,
            (visit, next) ->
                current.filter(old -> isSame(old, next)).isPresent()
                    ? erased(next, of(secret, current, Optional.of("same-as-old"), then))
                    : second(secret, current, next, then));
    return problem.map(first::with).orElse(first);
  }

  private static SecretEntry second(KeyKind secret, Optional<Pin> current, Pin next, Then then) {
    return SecretEntry.fresh(
        secret,
        Purpose.NEW_AGAIN,
        (visit, again) -> {
          if (isSame(next, again)) {
            return then.enter(next, again);
          }
          next.close();
          return erased(again, of(secret, current, Optional.of("entries-differ"), then));
        });
  }

  private static SecretEntry erased(Pin refused, SecretEntry next) {
    refused.close();
    return next;
  }

  private static boolean isSame(Pin one, Pin other) {
    byte[] first = one.encoded();
    byte[] second = other.encoded();
    boolean same = MessageDigest.isEqual(first, second);
    Arrays.fill(first, (byte) 0);
    Arrays.fill(second, (byte) 0);
    return same;
  }
}
