package io.github.jpki4j.card.info;

import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import java.util.Objects;
import java.util.Optional;

/**
 * The four attributes (基本4情報) as the card itself holds them, which the municipality keeps up to
 * date when a person moves or marries. Read with {@link CardInfoInputAp}.
 *
 * <p>Not proven by anything that was read: a forged card can say what it likes. Personal data:
 * {@link #toString} has none of it. Immutable, thread-safe.
 *
 * @param attributes the four, and what is odd about them; the birth date has no era
 * @since 0.1.0
 */
public record CardAttributes(BasicFourAttributes attributes) {

  /**
   * Creates it.
   *
   * @param attributes the four
   */
  public CardAttributes {
    Objects.requireNonNull(attributes, "attributes");
  }

  /**
   * The name (氏名).
   *
   * @return the name without stand-ins; empty if the card's is empty
   */
  public Optional<AttributeText> name() {
    return attributes.name();
  }

  /**
   * The address (住所).
   *
   * @return the address without stand-ins; empty if the card's is empty
   */
  public Optional<AttributeText> address() {
    return attributes.address();
  }

  /**
   * The date of birth (生年月日). Its era is {@link BirthDate.Era#UNKNOWN}: this application has none.
   *
   * @return the date, parts of which may be unknown; empty if there is no such date
   */
  public Optional<BirthDate> birthDate() {
    return attributes.birthDate();
  }

  /**
   * The gender (性別).
   *
   * @return the gender, empty for a code that nobody has described
   */
  public Optional<Gender> gender() {
    return attributes.gender();
  }

  /**
   * Compares with what a sign certificate says: whether anything changed since its issue. A
   * stand-in (代替文字) in the certificate agrees with any one character.
   *
   * @param certificate the attributes of the sign certificate of the same card
   * @return how each of the four compares; undetermined where one side has none
   */
  public AttributeComparison compare(BasicFourAttributes certificate) {
    return attributes.compare(certificate);
  }

  /** None of the attributes. */
  @Override
  public String toString() {
    return "CardAttributes[hidden]";
  }
}
