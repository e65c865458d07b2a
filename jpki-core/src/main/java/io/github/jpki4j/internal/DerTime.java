package io.github.jpki4j.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times in the only forms that RFC 5280, 4.1.2.5 allows: in UTC, with seconds, without fractions.
 */
final class DerTime {

  private DerTime() {}

  /**
   * Parses the content of a time.
   *
   * @param content the content of the element
   * @param tag UTCTime (YYMMDDHHMMSSZ, years 1950 to 2049) or GeneralizedTime (YYYYMMDDHHMMSSZ)
   */
  static Instant parse(DerCursor content, int tag) throws DerException {
    int digits = tag == DerCursor.UTC_TIME ? 2 : 4;
    if (content.remaining() != digits + 11 || content.at(digits + 10) != 'Z') {
      throw new DerException("a time that is not in UTC with seconds");
    }
    int year = number(content, 0, digits);
    if (digits == 2) {
      year += year < 50 ? 2000 : 1900;
    }
    try {
      return LocalDateTime.of(
              year,
              number(content, digits, 2),
              number(content, digits + 2, 2),
              number(content, digits + 4, 2),
              number(content, digits + 6, 2),
              number(content, digits + 8, 2))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DerException("a day or hour that does not exist", e);
    }
  }

  private static int number(DerCursor content, int offset, int digits) throws DerException {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = content.at(offset + i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DerException("a time with something else than digits");
      }
      value = (10 * value) + digit;
    }
    return value;
  }
}
