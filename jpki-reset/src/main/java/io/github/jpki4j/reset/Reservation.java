package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * A reservation (初期化の予約): which secret may be reset at a kiosk, and until when.
 *
 * @param target whose secret
 * @param until the last instant at which it is open, a whole minute
 * @since 0.1.0
 */
public record Reservation(KeyKind target, Instant until) {

  private static final Instant FIRST = LocalDateTime.of(0, 1, 1, 0, 0).toInstant(JapanTime.OFFSET);
  private static final Instant LAST =
      LocalDateTime.of(9999, 12, 31, 23, 59).toInstant(JapanTime.OFFSET);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Creates it. Seconds are cut off, so that it never lasts longer than what {@link #untilText()}
   * shows.
   *
   * @param target whose secret
   * @param until the last instant at which it is open, in the years 0 to 9999
   * @throws IllegalArgumentException if the end has no year of four digits
   */
  public Reservation {
    Objects.requireNonNull(target, "target");
    until = until.truncatedTo(ChronoUnit.MINUTES);
    if (until.isBefore(FIRST) || until.isAfter(LAST)) {
      throw new IllegalArgumentException("the end of a reservation has a year of four digits");
    }
  }

  /**
   * Reads back what {@link #untilText()} shows. Full-width digits and signs (２０２６／１１／２６　１０：３０) and
   * blanks around are accepted, as people type them; everything else is strict: no day that does
   * not exist, no 24:00, no missing zero.
   *
   * @param target whose secret
   * @param text {@code yyyy/MM/dd HH:mm} in Japan time
   * @return the reservation
   * @throws ReservationTextException if it is not such a text
   */
  public static Reservation parse(KeyKind target, String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).trim();
    try {
      return new Reservation(
          target, LocalDateTime.parse(plain, FORMAT).toInstant(JapanTime.OFFSET));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new ReservationTextException(e);
    }
  }

  /**
   * Whether it can be finished.
   *
   * @param now the instant that counts
   * @return true until its end, that minute's first instant included
   */
  public boolean isOpen(Instant now) {
    return !now.isAfter(until);
  }

  /**
   * Whether it has ended.
   *
   * @param now the instant that counts
   * @return true after its end
   */
  public boolean isExpired(Instant now) {
    return !isOpen(now);
  }

  /**
   * How long it stays open.
   *
   * @param now the instant that counts
   * @return zero if it has ended, never less
   */
  public Duration remaining(Instant now) {
    return isOpen(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /**
   * Its end as the app shows it, whatever the default time zone and locale are.
   *
   * @return {@code yyyy/MM/dd HH:mm} in Japan time
   */
  public String untilText() {
    return FORMAT.format(until.atOffset(JapanTime.OFFSET));
  }
}
