package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.Ef;
import io.github.jpki4j.testcard.application.PinFile;
import java.util.Map;
import java.util.Set;

/** The application of a driving licence, as far as it can be detected: APP-17, APP-26. */
final class Licence {

  private static final Set<CardVariant> VARIANTS =
      Set.of(
          CardVariant.LICENCE_PIN_SET,
          CardVariant.LICENCE_PIN_NOT_SET,
          CardVariant.LICENCE_LOCKED,
          CardVariant.LICENCE_BLOCKED);

  private Licence() {}

  static boolean isOn(CardSettings settings) {
    return settings.type() == TestCardType.DRIVING_LICENCE
        || settings.behaviours().stream().anyMatch(VARIANTS::contains);
  }

  /** Whether a PIN is set is free to read; what the licence says is not simulated. */
  static Application application(CardSettings settings, PinFile pin) {
    byte set = (byte) (settings.has(CardVariant.LICENCE_PIN_NOT_SET) ? 0 : 1);
    byte[] pinSetting = {(byte) 0xC1, 1, set};
    return new Application(
        Application.Name.LICENCE,
        Map.of(
            0x0006, pin,
            0x001A, new Ef.Data(() -> pinSetting, Ef.Gate.FREE),
            0x001B, new Ef.Data(() -> new byte[0], Ef.Gate.NEVER),
            0x001C, new Ef.Data(() -> new byte[0], Ef.Gate.NEVER)));
  }
}
