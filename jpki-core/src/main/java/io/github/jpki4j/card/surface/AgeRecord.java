package io.github.jpki4j.card.surface;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.internal.RecordTag.Age;
import io.github.jpki4j.internal.TlvFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The age record of the surface application: a birth date, and nothing else about the person. For
 * who needs to know an age alone. Facts: APP-28.
 *
 * @param birthDate the date, parts of which may be unknown; empty if there is no such date
 * @since 0.1.0
 */
public record AgeRecord(Optional<BirthDate> birthDate) {

  private static final String TITLE = "the file of the age record";

  /**
   * Creates it.
   *
   * @param birthDate the date, parts of which may be unknown; empty if there is no such date
   */
  public AgeRecord {
    Objects.requireNonNull(birthDate, "birthDate");
  }

  static int length(byte[] head) throws MalformedResponseException {
    return TlvFile.ofHead(head, Age.FILE, TITLE).end();
  }

  /**
   * Reads the file of the age record, EF 0001 of the surface application.
   *
   * @param file the file up to the end of its object FF10, or with the filler behind it; neither
   *     kept nor changed
   * @return the record
   * @throws MalformedResponseException if that is not such a file
   */
  public static AgeRecord parse(byte[] file) throws MalformedResponseException {
    byte[] digits = TlvFile.parse(file, Age.FILE, TITLE).value(Age.BIRTH_DATE);
    return new AgeRecord(BirthDate.parse("0" + new String(digits, StandardCharsets.ISO_8859_1)));
  }

  /**
   * The age in full years: one more on each birthday, and on 1 March for who was born on 29
   * February in years that have none.
   *
   * @param day the day for which the age is asked, in Japan
   * @return 0 or more; empty if a part of the birth date is unknown, or if the day is before it
   */
  public OptionalInt ageOn(LocalDate day) {
    return birthDate
        .flatMap(BirthDate::date)
        .filter(birth -> !birth.isAfter(day))
        .map(birth -> OptionalInt.of(Period.between(birth, day).getYears()))
        .orElse(OptionalInt.empty());
  }
}
