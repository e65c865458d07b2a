package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Reservations and kiosk hours on any day, in any default time zone and locale. Half of the days
 * are those on which calendars go wrong.
 */
final class ReservationPropertyTest {

  private static final String SEED = "20261126";
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final KioskGuide KIOSKS = KioskGuide.standard();
  private static final TimeZone ZONE_BEFORE = TimeZone.getDefault();
  private static final Locale LOCALE_BEFORE = Locale.getDefault();

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<LocalDate> oddDays =
        Arbitraries.of(
            LocalDate.of(2024, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 4, 30),
            LocalDate.of(2026, 11, 30),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2100, 2, 28));
    Arbitrary<LocalDate> anyDays =
        Arbitraries.integers().between(0, 36_500).map(LocalDate.of(2020, 1, 1)::plusDays);
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    return Combinators.combine(Arbitraries.oneOf(oddDays, anyDays), times)
        .as((day, time) -> ZonedDateTime.of(day, time, TOKYO).toInstant());
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        List.of(
            "Asia/Tokyo",
            "UTC",
            "America/New_York",
            "Pacific/Kiritimati",
            "Pacific/Niue",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Europe/London"));
  }

  @Provide
  Arbitrary<Locale> locales() {
    return Arbitraries.of(
        Locale.JAPAN,
        Locale.US,
        Locale.GERMANY,
        Locale.forLanguageTag("ja-JP-u-ca-japanese-nu-fullwide"),
        Locale.forLanguageTag("ar-EG-u-nu-arab"),
        Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
  }

  @AfterProperty
  void restoreTheDefaults() {
    TimeZone.setDefault(ZONE_BEFORE);
    Locale.setDefault(LOCALE_BEFORE);
  }

  private static void defaults(String zone, Locale locale) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Locale.setDefault(locale);
  }

  @Property(tries = 5_000, seed = SEED)
  void theEndIsShownInJapanTimeAndReadBackWhateverTheDefaults(
      @ForAll("instants") Instant end,
      @ForAll("zones") String zone,
      @ForAll("locales") Locale locale) {
    defaults(zone, locale);
    Reservation reservation = new Reservation(KeyKind.SIGN, end);
    ZonedDateTime tokyo = end.atZone(TOKYO);
    String digits =
        two(tokyo.getYear() / 100)
            + two(tokyo.getYear() % 100)
            + "/"
            + two(tokyo.getMonthValue())
            + "/"
            + two(tokyo.getDayOfMonth())
            + " "
            + two(tokyo.getHour())
            + ":"
            + two(tokyo.getMinute());
    assertThat(reservation.untilText()).isEqualTo(digits);
    assertThat(Reservation.parse(KeyKind.SIGN, digits)).isEqualTo(reservation);
    assertThat(ResetGuidance.of(Locale.ENGLISH).when(Reason.RESERVATION_OPEN, end))
        .isEqualTo("The reservation ends at " + digits + ".");
  }

  private static String two(int number) {
    return (char) ('0' + number / 10) + "" + (char) ('0' + number % 10);
  }

  @Property(tries = 5_000, seed = SEED)
  void aDayLongReservationShowsTheSameTimeOnTheNextDay(
      @ForAll("instants") Instant made,
      @ForAll("zones") String zone,
      @ForAll("locales") Locale locale) {
    defaults(zone, locale);
    Reservation reservation =
        new Reservation(KeyKind.AUTH, made.plus(KIOSKS.reservationValidity()));
    ZonedDateTime tokyo = made.atZone(TOKYO);
    LocalDate next = tokyo.toLocalDate().plusDays(1);
    assertThat(reservation.until())
        .isEqualTo(
            ZonedDateTime.of(next, tokyo.toLocalTime().truncatedTo(ChronoUnit.MINUTES), TOKYO)
                .toInstant());
    assertThat(reservation.isOpen(made)).isTrue();
    assertThat(reservation.isOpen(reservation.until())).isTrue();
    assertThat(reservation.isExpired(reservation.until().plusMillis(1))).isTrue();
    assertThat(reservation.remaining(made))
        .isBetween(Duration.ofHours(24).minusSeconds(59), Duration.ofHours(24));
  }

  @Property(tries = 5_000, seed = SEED)
  void kiosksOpenWithinSevenAndAHalfHoursAndNeverBeforeHalfPastSix(
      @ForAll("instants") Instant at, @ForAll("zones") String zone) {
    defaults(zone, Locale.JAPAN);
    LocalTime local = at.atZone(TOKYO).toLocalTime();
    boolean open = !local.isBefore(LocalTime.of(6, 30)) && local.isBefore(LocalTime.of(23, 0));
    assertThat(KIOSKS.isOpen(at)).isEqualTo(open);
    Instant next = KIOSKS.nextOpening(at);
    assertThat(KIOSKS.isOpen(next)).isTrue();
    assertThat(Duration.between(at, next)).isBetween(Duration.ZERO, Duration.ofMinutes(450));
    if (!open) {
      assertThat(next.atZone(TOKYO).toLocalTime()).isEqualTo(LocalTime.of(6, 30));
      assertThat(KIOSKS.isOpen(next.minusMillis(1))).isFalse();
    }
  }
}
