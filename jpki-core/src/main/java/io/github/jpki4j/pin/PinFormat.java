package io.github.jpki4j.pin;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.pin.PinFormatException.Rule;
import java.time.Month;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the secrets may look like, so that nothing malformed is ever sent: whether a malformed
 * secret costs a try on the card is not known (CARD-56, CARD-59).
 */
enum PinFormat {
  /** 利用者証明用パスワード: exactly four digits. */
  AUTH(KeyKind.AUTH, 4, 4),

  /**
   * 署名用パスワード: 6 to 16 letters A–Z and digits. Small letters are taken and folded to capitals, as
   * all clients do; the card itself compares bytes.
   */
  SIGN(KeyKind.SIGN, 6, 16),

  /** 券面事項入力補助用暗証番号: exactly four digits. */
  CARD_INFO(DataSecret.CARD_INFO, 4, 4),

  /** 照合番号A: exactly twelve digits. */
  NUMBER_A(DataSecret.SURFACE_NUMBER_A, 12, 12),

  /** 照合番号B: exactly fourteen digits, a date and a year among them. */
  NUMBER_B(DataSecret.SURFACE_NUMBER_B, 14, 14),

  /** 生年月日: exactly six digits, which are a date. */
  BIRTH_KEY(DataSecret.SURFACE_BIRTH_KEY, 6, 6);

  /** No card was issued before 2016, and none is valid for more than some ten years. */
  private static final int FIRST_EXPIRY = 2016;

  private static final int LAST_EXPIRY = 2099;

  @SuppressWarnings("ImmutableEnumChecker") // all of its kinds are enums
  private final SecretKind secret;

  private final int minLength;
  private final int maxLength;

  PinFormat(SecretKind secret, int minLength, int maxLength) {
    this.secret = secret;
    this.minLength = minLength;
    this.maxLength = maxLength;
  }

  /**
   * The format of a key's secret.
   *
   * @param key the key
   * @return its format
   */
  static PinFormat of(KeyKind key) {
    return key == KeyKind.AUTH ? AUTH : SIGN;
  }

  /**
   * Which secret looks like this; of a number with two counters, that of the surface application.
   *
   * @return the kind
   */
  SecretKind secret() {
    return secret;
  }

  /**
   * Checks characters against the format without changing them.
   *
   * @param characters what the person typed; neither kept nor changed
   * @return the first rule that is broken, or empty if the format holds
   */
  Optional<Rule> violation(char[] characters) {
    Optional<Rule> broken = brokenByCharacter(characters);
    if (broken.isPresent()) {
      return broken;
    }
    if (characters.length < minLength || characters.length > maxLength) {
      return Optional.of(Rule.LENGTH);
    }
    if ((this == NUMBER_B || this == BIRTH_KEY) && !beginsWithDate(characters)) {
      return Optional.of(Rule.DATE);
    }
    return this == NUMBER_B && !isExpiry(number(characters, 6, 10))
        ? Optional.of(Rule.EXPIRY_YEAR)
        : Optional.empty();
  }

  private Optional<Rule> brokenByCharacter(char[] characters) {
    for (char c : characters) {
      if (Character.isWhitespace(c) || c == '\u3000') {
        return Optional.of(Rule.NO_SPACES);
      }
      if (c >= '\uFF01' && c <= '\uFF5E') {
        return Optional.of(Rule.HALF_WIDTH);
      }
      if (!isAllowed(c)) {
        return Optional.of(Rule.CHARACTERS);
      }
    }
    return Optional.empty();
  }

  private boolean isAllowed(char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return digit || (letter && this == SIGN);
  }

  /**
   * Whether month and day can be. Any two digits are a year: those of five eras, and perhaps of
   * Gregorian years. A month or day that nobody knows may be 00, as in certificates; CERT-24.
   */
  private static boolean beginsWithDate(char[] digits) {
    int month = number(digits, 2, 4);
    int longest = month == 0 ? 31 : month > 12 ? 0 : Month.of(month).maxLength();
    return longest > 0 && number(digits, 4, 6) <= longest;
  }

  private static boolean isExpiry(int year) {
    return year >= FIRST_EXPIRY && year <= LAST_EXPIRY;
  }

  private static int number(char[] digits, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = 10 * value + digits[i] - '0';
    }
    return value;
  }

  /** Checks a part of a secret, which has a length of its own. */
  void requireLength(char[] part, int length) {
    Optional<Rule> broken = brokenByCharacter(part);
    if (!broken.isPresent() && part.length != length) {
      broken = Optional.of(Rule.LENGTH);
    }
    if (broken.isPresent()) {
      throw new PinFormatException(secret, broken.get());
    }
  }

  /** Checks the year of expiry, which has four digits then. */
  void requireExpiry(int year) {
    if (!isExpiry(year)) {
      throw new PinFormatException(secret, Rule.EXPIRY_YEAR);
    }
  }

  /**
   * Encodes the secret as the card wants it: ASCII, capitals, no padding.
   *
   * @param characters taken: erased before this returns or throws
   * @return a fresh array that the caller erases
   */
  byte[] encode(char[] characters) {
    try {
      Optional<Rule> violation = violation(characters);
      if (violation.isPresent()) {
        throw new PinFormatException(secret, violation.get());
      }
      byte[] encoded = new byte[characters.length];
      for (int i = 0; i < encoded.length; i++) {
        char c = characters[i];
        encoded[i] = (byte) (c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
      }
      return encoded;
    } finally {
      Arrays.fill(characters, '\0');
    }
  }
}
