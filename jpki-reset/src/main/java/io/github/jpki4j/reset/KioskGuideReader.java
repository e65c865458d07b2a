package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/** Reads a {@link KioskGuide} from properties. */
final class KioskGuideReader {

  private final Properties properties;

  KioskGuideReader(Properties properties) {
    this.properties = properties;
  }

  static KioskGuide standard() {
    return new KioskGuideReader(ResetGuidance.load("kiosks.properties")).guide();
  }

  KioskGuide guide() {
    List<KioskOperator> operators = new ArrayList<>();
    for (String id : value("operators").split(",", -1)) {
      operators.add(operator(id.trim()));
    }
    return new KioskGuide(
        value("as-of", LocalDate::parse),
        value("opens", LocalTime::parse),
        value("closes", LocalTime::parse),
        value("reservation-hours", hours -> Duration.ofHours(Long.parseLong(hours))),
        operators);
  }

  private KioskOperator operator(String id) {
    String prefix = "operator." + id + ".";
    return new KioskOperator(
        id,
        value(prefix + "ja"),
        value(prefix + "en"),
        value(prefix + "resets", KioskGuideReader::keys),
        value(prefix + "some-shops-only", KioskGuideReader::flag));
  }

  private static Set<KeyKind> keys(String names) {
    Set<KeyKind> keys = EnumSet.noneOf(KeyKind.class);
    for (String name : names.split(",", -1)) {
      keys.add(KeyKind.valueOf(name.trim()));
    }
    return keys;
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("true or false");
    }
    return text.equals("true");
  }

  private <T> T value(String key, Function<String, T> reading) {
    String text = value(key);
    try {
      return reading.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("kiosk guide: the value of " + key + " is not valid", e);
    }
  }

  private String value(String key) {
    String value = properties.getProperty(key, "").trim();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("kiosk guide: " + key + " is missing");
    }
    return value;
  }
}
