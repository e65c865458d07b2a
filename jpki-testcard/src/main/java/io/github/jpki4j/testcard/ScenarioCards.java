package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;

/** Makes the cards of the {@link Scenario}s, on one day. */
final class ScenarioCards {

  private static final LocalTime COUNTER_IS_OPEN = LocalTime.of(10, 30);

  private final Clock clock;
  private final LocalDate today;

  ScenarioCards(Clock clock) {
    this.clock = clock;
    this.today = LocalDate.ofInstant(clock.instant(), Validity.JAPAN);
  }

  TestCardBuilder card(Scenario scenario) {
    TestCardBuilder card = TestCard.builder().clock(clock);
    Holder holder = Holder.test();
    return switch (scenario) {
      case EXPIRED -> valid(card, endingOn(lastBirthday(holder.birthday())));
      case NOT_YET_VALID -> valid(card, issuedOn(today.plusDays(7), holder.birthday()));
      case EXPIRES_TOMORROW -> expiresTomorrow(card);
      case REVOKED -> card;
      case MOVED_HOUSE -> card.resident(holder.withAddress("東京都ＴＥＳＴ市９－８－７"));
      case FOREIGN_RESIDENT -> foreignResident(card);
      case UNDER_15 -> under15(card);
      case SUBSTITUTED_CHARACTERS ->
          card.holder(
              holder
                  .withName("ＴＥＳＴ　崎子", "0000010")
                  .withAddress("東京都ＴＥＳＴ市辻１－２－３", "00000000100000"));
      case UNKNOWN_BIRTH_DAY -> card.holder(holder.withGenderAndBirth("2", "319800200"));
    };
  }

  private TestCardBuilder expiresTomorrow(TestCardBuilder card) {
    LocalDate tomorrow = today.plusDays(1);
    // Born in a leap year, for tomorrow may be 29 February.
    card.holder(Holder.test().withGenderAndBirth("2", "3" + digits(tomorrow.withYear(1980))));
    card.issue().cardExpiry = tomorrow.plusYears(5);
    return valid(card, endingOn(tomorrow));
  }

  /** ASSUMED: full-width letters, as all other characters of a name. */
  private TestCardBuilder foreignResident(TestCardBuilder card) {
    LocalDate endOfStay = today.plusDays(200);
    card.holder(Holder.test().withName("ＴＥＳＴ　ＪＡＮＥ　ＭＡＲＹ"));
    card.issue().cardExpiry = endOfStay;
    return valid(card, fromTo(today.minusDays(120), endOfStay));
  }

  private TestCardBuilder under15(TestCardBuilder card) {
    LocalDate birth = LocalDate.of(today.getYear() - 10, 2, 17);
    String era = birth.isBefore(LocalDate.of(2019, 5, 1)) ? "4" : "5";
    Holder child = Holder.test().withGenderAndBirth("2", era + digits(birth));
    Validity validity = Validity.aroundNow(clock, child.birthday());
    card.issue().cardExpiry = LocalDate.ofInstant(validity.notAfter(), Validity.JAPAN);
    return valid(card.holder(child).type(TestCardType.NO_SIGN_CERTIFICATE), validity);
  }

  private static TestCardBuilder valid(TestCardBuilder card, Validity both) {
    return card.validity(KeyKind.AUTH, both).validity(KeyKind.SIGN, both);
  }

  /** The last one that is over. */
  private LocalDate lastBirthday(MonthDay birthday) {
    LocalDate thisYear = birthday.atYear(today.getYear());
    return thisYear.isBefore(today) ? thisYear : birthday.atYear(today.getYear() - 1);
  }

  /** Almost five years that end on a birthday. */
  private static Validity endingOn(LocalDate birthday) {
    return fromTo(birthday.minusYears(5).plusDays(30), birthday);
  }

  private static Validity fromTo(LocalDate first, LocalDate last) {
    return new Validity(
        first.atTime(COUNTER_IS_OPEN).toInstant(Validity.JAPAN), Validity.endOf(last));
  }

  private static Validity issuedOn(LocalDate day, MonthDay birthday) {
    return Validity.issuedAt(day.atTime(COUNTER_IS_OPEN).toInstant(Validity.JAPAN), birthday);
  }

  /** YYYYMMDD. */
  private static String digits(LocalDate date) {
    return Der.digits(date.atStartOfDay().toInstant(Validity.JAPAN), Validity.JAPAN)
        .substring(0, 8);
  }
}
