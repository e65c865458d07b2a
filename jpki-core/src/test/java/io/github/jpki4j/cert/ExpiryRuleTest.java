package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryRuleTest {

  private static final Instant ISSUED = Instant.parse("2025-10-27T01:30:00Z");
  private static final Instant END = Instant.parse("2030-02-17T14:59:59Z");

  @ParameterizedTest
  @CsvSource({
    // day of issue in Japan, birthday, last day, reason
    "2025-10-27, 0217, 2030-02-17, FIFTH_BIRTHDAY", // the test card of myna-card
    "2025-10-27, 0217, 2031-02-17, UNEXPLAINED", // a sixth, but not near a birthday
    "2025-10-27, 0217, 2029-02-17, UNEXPLAINED",
    "2025-10-27, 0217, 2030-02-16, UNEXPLAINED",
    "2025-10-27, 0217, 2030-02-18, UNEXPLAINED",
    // the last day of the year, and the first
    "2025-12-31, 1231, 2030-12-31, FIFTH_BIRTHDAY",
    "2025-12-30, 1231, 2029-12-31, FIFTH_BIRTHDAY",
    "2026-01-01, 1231, 2030-12-31, FIFTH_BIRTHDAY",
    "2025-12-31, 0101, 2030-01-01, FIFTH_BIRTHDAY",
    "2026-01-01, 0101, 2031-01-01, FIFTH_BIRTHDAY",
    // on the birthday: five years, not four
    "2025-02-17, 0217, 2030-02-17, FIFTH_BIRTHDAY",
    "2025-02-17, 0217, 2029-02-17, UNEXPLAINED",
    "2025-02-16, 0217, 2029-02-17, FIFTH_BIRTHDAY",
    "2025-02-18, 0217, 2030-02-17, FIFTH_BIRTHDAY",
    // 29 February: 28 February in common years
    "2023-06-01, 0229, 2028-02-29, FIFTH_BIRTHDAY",
    "2023-06-01, 0229, 2028-02-28, UNEXPLAINED",
    "2024-02-29, 0229, 2029-02-28, FIFTH_BIRTHDAY",
    "2024-02-28, 0229, 2028-02-29, FIFTH_BIRTHDAY",
    "2024-03-01, 0229, 2029-02-28, FIFTH_BIRTHDAY",
    "2024-03-01, 0229, 2029-03-01, UNEXPLAINED",
    "2025-02-28, 0229, 2030-02-28, FIFTH_BIRTHDAY",
    "2025-02-27, 0229, 2029-02-28, FIFTH_BIRTHDAY",
    // issued on 29 February
    "2024-02-29, 0301, 2028-03-01, FIFTH_BIRTHDAY",
    "2024-02-29, 0228, 2029-02-28, FIFTH_BIRTHDAY",
    // renewed less than three months before the end of the earlier one
    "2025-11-17, 0217, 2031-02-17, UNEXPLAINED",
    "2025-11-18, 0217, 2031-02-17, SIXTH_BIRTHDAY",
    "2025-11-18, 0217, 2030-02-17, FIFTH_BIRTHDAY",
    "2026-02-16, 0217, 2031-02-17, SIXTH_BIRTHDAY",
    "2026-02-17, 0217, 2032-02-17, SIXTH_BIRTHDAY",
    "2026-02-18, 0217, 2032-02-17, UNEXPLAINED",
    "2023-03-01, 0531, 2028-05-31, SIXTH_BIRTHDAY",
    "2023-02-28, 0528, 2028-05-28, UNEXPLAINED",
    "2023-03-01, 0528, 2028-05-28, SIXTH_BIRTHDAY",
  })
  void theBirthdayIsCountedFromTheDayAfterIssue(
      LocalDate issued, String birthday, LocalDate lastDay, ExpiryReason reason) {
    BirthDate birth = BirthDate.parse("00000" + birthday).orElseThrow();
    // from the first to the last second of the day in Japan
    for (Instant notBefore :
        List.of(JapanTime.endOf(issued.minusDays(1)).plusSeconds(1), JapanTime.endOf(issued))) {
      ExpiryRule rule =
          ExpiryRule.of(KeyKind.AUTH, notBefore, JapanTime.endOf(lastDay))
              .withBirthDate(birth)
              .withCardExpiry(LocalDate.of(2035, 2, 17));
      assertThat(rule.reasons()).containsExactly(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a minor's card: both end on the same birthday
    "AUTH, 2025-10-27, 2030-02-17, 2030-02-17, '', FIFTH_BIRTHDAY CARD_EXPIRY",
    "SIGN, 2025-10-27, 2030-02-17, 2030-02-17, 2030-02-17, FIFTH_BIRTHDAY CARD_EXPIRY"
        + " AUTH_CERTIFICATE",
    // the card ends first
    "AUTH, 2025-10-27, 2027-02-17, 2027-02-17, '', CARD_EXPIRY",
    // a sign certificate that was issued anew after the holder moved house ends with the other one
    "SIGN, 2028-05-01, 2030-02-17, 2035-02-17, 2030-02-17, AUTH_CERTIFICATE",
    "SIGN, 2025-10-27, 2030-02-17, 2035-02-17, 2031-02-17, FIFTH_BIRTHDAY",
    // an auth certificate cannot end because of itself
    "AUTH, 2028-05-01, 2030-02-17, 2035-02-17, 2030-02-17, UNEXPLAINED",
    // a foreign resident, OpenSC#3021: end of stay
    "AUTH, 2024-01-22, 2024-12-25, 2024-12-25, '', CARD_EXPIRY",
    "AUTH, 2024-01-22, 2024-12-25, 2029-02-17, '', UNEXPLAINED",
    "SIGN, 2024-01-22, 2024-12-25, 2029-02-17, 2024-12-25, AUTH_CERTIFICATE",
    "SIGN, 2024-01-22, 2024-12-25, 2029-02-17, '', UNDETERMINED",
    "AUTH, 2024-01-22, 2024-12-25, '', '', UNDETERMINED",
  })
  void everyRuleThatFitsIsNamed(
      KeyKind key, LocalDate issued, LocalDate end, String card, String auth, String reasons) {
    ExpiryRule rule =
        ExpiryRule.of(key, JapanTime.endOf(issued), JapanTime.endOf(end))
            .withBirthDate(BirthDate.parse("319800217").orElseThrow());
    if (!card.isEmpty()) {
      rule = rule.withCardExpiry(LocalDate.parse(card));
    }
    if (!auth.isEmpty()) {
      rule = rule.withAuthNotAfter(JapanTime.endOf(LocalDate.parse(auth)));
    }
    assertThat(rule.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
        .isEqualTo(reasons);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-27, 2030-02-17, UNDETERMINED", // may be a fifth birthday
    "2025-10-27, 2030-10-27, UNDETERMINED", // on the birthday
    "2025-10-27, 2029-10-28, UNDETERMINED",
    "2025-10-27, 2029-10-27, UNEXPLAINED", // cannot be one
    "2025-10-27, 2030-12-31, UNDETERMINED", // may be a sixth
    "2025-10-27, 2031-01-26, UNDETERMINED",
    "2025-10-27, 2031-01-27, UNEXPLAINED",
    "2025-10-27, 2031-10-27, UNDETERMINED", // renewed on the birthday
    "2024-02-29, 2029-02-28, UNDETERMINED", // born on 29 February
    "2024-01-22, 2024-12-25, UNEXPLAINED",
  })
  void withoutTheBirthdayItStaysOpenWhereABirthdayCouldBe(
      LocalDate issued, LocalDate end, ExpiryReason reason) {
    ExpiryRule rule =
        ExpiryRule.of(KeyKind.AUTH, JapanTime.endOf(issued), JapanTime.endOf(end))
            .withCardExpiry(LocalDate.of(2045, 6, 1));
    assertThat(rule.reasons()).containsExactly(reason);
    BirthDate withoutDay = BirthDate.parse("319800200").orElseThrow();
    assertThat(rule.withBirthDate(withoutDay).reasons()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"})
  void theDefaultTimeZoneDoesNotMatter(String zone) {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      ExpiryRule rule =
          ExpiryRule.of(KeyKind.SIGN, ISSUED, END)
              .withBirthDate(BirthDate.parse("319800217").orElseThrow())
              .withCardExpiry(LocalDate.of(2030, 2, 17))
              .withAuthNotAfter(END);
      assertThat(rule.reasons())
          .containsExactly(
              ExpiryReason.FIFTH_BIRTHDAY, ExpiryReason.CARD_EXPIRY, ExpiryReason.AUTH_CERTIFICATE);
      assertThat(ExpiryRule.latestSignEnd(END.plusSeconds(1), rule.cardExpiry())).isEqualTo(END);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void aDayInJapanEndsNineHoursBeforeTheOneInGreenwich() {
    assertThat(JapanTime.endOf(LocalDate.of(2030, 2, 17))).isEqualTo(END);
    assertThat(JapanTime.dayOf(END)).isEqualTo(LocalDate.of(2030, 2, 17));
    assertThat(JapanTime.dayOf(END.plusSeconds(1))).isEqualTo(LocalDate.of(2030, 2, 18));
  }

  @Test
  void anUnreadableSignCertificateEndsNoLaterThanTheOtherOneAndTheCard() {
    assertThat(ExpiryRule.latestSignEnd(END, Optional.empty())).isEqualTo(END);
    assertThat(ExpiryRule.latestSignEnd(END, Optional.of(LocalDate.of(2035, 2, 17))))
        .isEqualTo(END);
    assertThat(ExpiryRule.latestSignEnd(END, Optional.of(LocalDate.of(2030, 2, 16))))
        .isEqualTo(Instant.parse("2030-02-16T14:59:59Z"));
  }

  @Test
  void aCertificateThatEndsBeforeItBeginsIsUnexplainedAndNoError() {
    ExpiryRule rule =
        ExpiryRule.of(KeyKind.AUTH, END, ISSUED).withCardExpiry(LocalDate.of(2035, 2, 17));
    assertThat(rule.reasons()).containsExactly(ExpiryReason.UNEXPLAINED);
  }

  @Test
  void reasonsCannotBeChangedAndDaysAreNotPrinted() {
    ExpiryRule rule = ExpiryRule.of(KeyKind.AUTH, ISSUED, END);
    assertThatThrownBy(() -> rule.reasons().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(rule).hasToString("ExpiryRule[AUTH, [hidden]]");
    assertThat(new ArrayList<>(rule.reasons())).containsExactly(ExpiryReason.UNDETERMINED);
  }
}
