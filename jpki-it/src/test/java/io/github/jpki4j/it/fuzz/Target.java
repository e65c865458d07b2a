package io.github.jpki4j.it.fuzz;

import io.github.jpki4j.it.fuzz.model.CommandTarget;
import io.github.jpki4j.it.fuzz.model.JcaTarget;
import io.github.jpki4j.it.fuzz.model.KioskTarget;
import io.github.jpki4j.it.fuzz.model.SessionTarget;
import java.util.Arrays;
import java.util.Locale;

/** All targets. */
enum Target {
  SESSION(4_000, SessionTarget::honest),
  LYING_CARD(4_000, SessionTarget::lying),
  JCA(1_500, JcaTarget::new),
  KIOSK(500, KioskTarget::new),
  COMMAND(300, CommandTarget::create);

  /** Makes a target. */
  @FunctionalInterface
  private interface Maker {
    FuzzTarget make() throws Exception;
  }

  private final int few;
  private final Maker maker;

  /**
   * Names it.
   *
   * @param few how many runs the short form has
   * @param maker makes it
   */
  Target(int few, Maker maker) {
    this.few = few;
    this.maker = maker;
  }

  int few() {
    return few;
  }

  FuzzTarget make() throws Exception {
    return maker.make();
  }

  /** By what the target calls itself. */
  static FuzzTarget named(String name) throws Exception {
    return Arrays.stream(values())
        .filter(target -> target.title().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + name))
        .make();
  }

  /** As the target calls itself. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
