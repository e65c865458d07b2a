package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Who has kiosks (キオスク端末), which secrets they reset, and when they are open. All of it changes
 * without notice, so it is data with a date: {@link #standard()} is what this version of the
 * library knew, and a program with newer data brings its own by {@link #parse(Reader)}.
 *
 * @param asOf the day on which somebody looked
 * @param opens when kiosks open, Japan time
 * @param closes when kiosks close, Japan time, later than they open; closed from that moment
 * @param reservationValidity how long a reservation lasts
 * @param operators in the order of the source; unmodifiable
 * @since 0.1.0
 */
public record KioskGuide(
    LocalDate asOf,
    LocalTime opens,
    LocalTime closes,
    Duration reservationValidity,
    List<KioskOperator> operators) {

  /**
   * Creates it.
   *
   * @param asOf the day on which somebody looked
   * @param opens when kiosks open, Japan time
   * @param closes when kiosks close, Japan time
   * @param reservationValidity how long a reservation lasts
   * @param operators copied
   * @throws IllegalArgumentException if kiosks close before they open, a reservation lasts no time
   *     or two operators have one id
   */
  public KioskGuide {
    Objects.requireNonNull(asOf, "asOf");
    operators = Collections.unmodifiableList(new ArrayList<>(operators));
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("kiosks close after they open, on the same day");
    }
    if (reservationValidity.isNegative() || reservationValidity.isZero()) {
      throw new IllegalArgumentException("a reservation lasts longer than no time");
    }
    if (operators.stream().map(KioskOperator::id).distinct().count() < operators.size()) {
      throw new IllegalArgumentException("two kiosk operators have one id");
    }
  }

  /**
   * What this version of the library knew.
   *
   * @return the guide in the library's jar
   */
  public static KioskGuide standard() {
    return KioskGuideReader.standard();
  }

  /**
   * Reads a guide. The format is that of {@code kiosks.properties} in the library's jar.
   *
   * @param text a properties text; stays open
   * @return the guide
   * @throws IOException if reading fails
   * @throws IllegalArgumentException if a key is missing or a value is not what it should be; the
   *     message names the key
   */
  public static KioskGuide parse(Reader text) throws IOException {
    Properties properties = new Properties();
    properties.load(text);
    return new KioskGuideReader(properties).guide();
  }

  /**
   * Whether kiosks are open, maintenance apart.
   *
   * @param at the instant
   * @return true from the opening until the moment of closing
   */
  public boolean isOpen(Instant at) {
    LocalTime time = at.atOffset(JapanTime.OFFSET).toLocalTime();
    return !time.isBefore(opens) && time.isBefore(closes);
  }

  /**
   * When kiosks are open next.
   *
   * @param at the instant
   * @return that instant if they are open, otherwise the next opening
   */
  public Instant nextOpening(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    OffsetDateTime local = at.atOffset(JapanTime.OFFSET);
    LocalDate day = local.toLocalDate();
    boolean today = local.toLocalTime().isBefore(opens);
    return (today ? day : day.plusDays(1)).atTime(opens).toInstant(JapanTime.OFFSET);
  }

  /** Until when a reservation must be finished that is made now. */
  Instant reservationEnd(Instant now) {
    return now.plus(reservationValidity);
  }

  /**
   * Whose kiosks reset a secret.
   *
   * @param target whose secret
   * @return the operators, unmodifiable; empty if there is none
   */
  public List<KioskOperator> operatorsFor(KeyKind target) {
    List<KioskOperator> able = new ArrayList<>(operators);
    able.removeIf(operator -> !operator.resets().contains(target));
    return Collections.unmodifiableList(able);
  }

  /**
   * The operator with an id.
   *
   * @param id its id
   * @return the operator
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public KioskOperator operator(String id) {
    for (KioskOperator operator : operators) {
      if (operator.id().equals(id)) {
        return operator;
      }
    }
    StringBuilder known = new StringBuilder();
    operators.forEach(o -> known.append(known.length() == 0 ? "" : ", ").append(o.id()));
    throw new IllegalArgumentException("no kiosk operator has this name; known are: " + known);
  }
}
