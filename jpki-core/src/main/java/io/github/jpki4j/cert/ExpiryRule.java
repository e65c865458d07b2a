package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Explains why a certificate ends when it ends. The certificate's notAfter alone says when it ends:
 * this never overrides it.
 *
 * <p>The rules (CERT-27 to CERT-31): an auth certificate ends on its holder's fifth birthday after
 * the day of issue or with the card, whichever comes first; a sign certificate ends no later than
 * the auth certificate besides. The count begins after the day of issue, so a certificate that is
 * issued on a birthday has five years. One that renews an earlier one, which can be done when less
 * than three months are left of that, has the sixth birthday instead. Cards of minors end on a
 * fifth birthday themselves. Certificates of foreign residents may end with their stay, on any day.
 *
 * <p>ASSUMED (issue 3): in a common year, 28 February stands for a birthday on 29 February.
 *
 * <p>Days are compared, not instants: days in Japan, whatever the default time zone is.
 *
 * @param key whose certificate it is
 * @param notBefore its first instant; the day of it is the day of issue
 * @param notAfter its last instant
 * @param birthday of the holder, if known; the auth certificate does not tell
 * @param cardExpiry the last day of the card in Japan, if known
 * @param authNotAfter the last instant of the auth certificate of the same card, if known; of use
 *     for sign certificates only
 * @since 0.1.0
 */
public record ExpiryRule(
    KeyKind key,
    Instant notBefore,
    Instant notAfter,
    Optional<MonthDay> birthday,
    Optional<LocalDate> cardExpiry,
    Optional<Instant> authNotAfter) {

  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

  /**
   * Creates it.
   *
   * @param key whose certificate it is
   * @param notBefore its first instant
   * @param notAfter its last instant
   * @param birthday of the holder, if known
   * @param cardExpiry the last day of the card in Japan, if known
   * @param authNotAfter the last instant of the auth certificate of the same card, if known
   */
  public ExpiryRule {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    Objects.requireNonNull(birthday, "birthday");
    Objects.requireNonNull(cardExpiry, "cardExpiry");
    Objects.requireNonNull(authNotAfter, "authNotAfter");
  }

  /**
   * The rule for a certificate of which nothing else is known.
   *
   * @param key whose certificate it is
   * @param notBefore its first instant
   * @param notAfter its last instant
   * @return the rule
   */
  public static ExpiryRule of(KeyKind key, Instant notBefore, Instant notAfter) {
    return new ExpiryRule(
        key, notBefore, notAfter, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Adds the holder's date of birth.
   *
   * @param date of which month and day are used; without them the birthday is not known
   * @return the rule with it
   */
  public ExpiryRule withBirthDate(BirthDate date) {
    return new ExpiryRule(key, notBefore, notAfter, date.birthday(), cardExpiry, authNotAfter);
  }

  /**
   * Adds the expiry of the card.
   *
   * @param lastDay the day in Japan to whose end the card is good
   * @return the rule with it
   */
  public ExpiryRule withCardExpiry(LocalDate lastDay) {
    return new ExpiryRule(key, notBefore, notAfter, birthday, Optional.of(lastDay), authNotAfter);
  }

  /**
   * Adds the end of the auth certificate of the same card.
   *
   * @param end its notAfter
   * @return the rule with it
   */
  public ExpiryRule withAuthNotAfter(Instant end) {
    return new ExpiryRule(key, notBefore, notAfter, birthday, cardExpiry, Optional.of(end));
  }

  /**
   * What can be said of a sign certificate that cannot be read because its password is not there:
   * it ends no later than this. It may end earlier, be revoked, or not exist.
   *
   * @param authNotAfter the last instant of the auth certificate of the same card
   * @param cardExpiry the last day of the card in Japan, if known
   * @return the earlier of the two ends
   */
  public static Instant latestSignEnd(Instant authNotAfter, Optional<LocalDate> cardExpiry) {
    return cardExpiry
        .map(JapanTime::endOf)
        .filter(end -> end.isBefore(authNotAfter))
        .orElse(authNotAfter);
  }

  /**
   * Every explanation that fits, for several rules may name the same day.
   *
   * @return one or more, unmodifiable; {@link ExpiryReason#UNDETERMINED} and {@link
   *     ExpiryReason#UNEXPLAINED} only alone
   */
  public Set<ExpiryReason> reasons() {
    LocalDate end = JapanTime.dayOf(notAfter);
    Set<ExpiryReason> fitting = EnumSet.noneOf(ExpiryReason.class);
    birthday.ifPresent(day -> fitting.addAll(birthdayReasons(day, end)));
    if (cardExpiry.filter(end::equals).isPresent()) {
      fitting.add(ExpiryReason.CARD_EXPIRY);
    }
    if (key == KeyKind.SIGN && authNotAfter.map(JapanTime::dayOf).filter(end::equals).isPresent()) {
      fitting.add(ExpiryReason.AUTH_CERTIFICATE);
    }
    if (fitting.isEmpty()) {
      fitting.add(isOpen(end) ? ExpiryReason.UNDETERMINED : ExpiryReason.UNEXPLAINED);
    }
    return Collections.unmodifiableSet(fitting);
  }

  /** Whether a rule that could not be checked might explain the end. */
  private boolean isOpen(LocalDate end) {
    boolean birthdayOpen =
        !birthday.isPresent()
            && !(birthdayReasons(MonthDay.from(end), end).isEmpty()
                && birthdayReasons(LEAP_DAY, end).isEmpty());
    boolean authOpen = key == KeyKind.SIGN && !authNotAfter.isPresent();
    return birthdayOpen || authOpen || !cardExpiry.isPresent();
  }

  private Set<ExpiryReason> birthdayReasons(MonthDay day, LocalDate end) {
    LocalDate issued = JapanTime.dayOf(notBefore);
    LocalDate sameYear = day.atYear(issued.getYear());
    int first = issued.getYear() + (sameYear.isAfter(issued) ? 0 : 1);
    Set<ExpiryReason> fitting = EnumSet.noneOf(ExpiryReason.class);
    if (day.atYear(first + 4).equals(end)) {
      fitting.add(ExpiryReason.FIFTH_BIRTHDAY);
    }
    LocalDate next = sameYear.equals(issued) ? issued : day.atYear(first);
    if (day.atYear(first + 5).equals(end) && next.minusMonths(3).isBefore(issued)) {
      fitting.add(ExpiryReason.SIXTH_BIRTHDAY);
    }
    return fitting;
  }

  /** The key only: the days of the others give the birthday away. */
  @Override
  public String toString() {
    return "ExpiryRule[" + key + ", [hidden]]";
  }
}
