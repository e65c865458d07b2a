package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import java.util.List;
import java.util.Map;

/**
 * Where kiosks are.
 *
 * @param guide who has them
 */
record Kiosks(KioskGuide guide) implements AppStep {

  /** Operators as a page shows them. */
  static List<Map<String, Object>> rows(List<KioskOperator> operators) {
    return operators.stream().map(Kiosks::row).toList();
  }

  private static Map<String, Object> row(KioskOperator operator) {
    return Map.of(
        "operator",
        operator,
        "sign",
        operator.resets().contains(KeyKind.SIGN),
        "auth",
        operator.resets().contains(KeyKind.AUTH),
        "some",
        operator.someShopsOnly());
  }

  @Override
  public String page() {
    return "kiosks";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "operators",
        rows(guide.operators()),
        "opens",
        guide.opens().toString(),
        "closes",
        guide.closes().toString(),
        "asOf",
        guide.asOf().toString(),
        "entries",
        List.of(FaqEntry.KIOSK, FaqEntry.FIND_KIOSK));
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
