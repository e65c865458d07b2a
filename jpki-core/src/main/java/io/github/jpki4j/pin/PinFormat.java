package io.github.jpki4j.pin;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
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
  CARD_INFO(DataSecret.CARD_INFO, 4, 4);

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
   * Which secret looks like this.
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
  Optional<PinFormatException.Rule> violation(char[] characters) {
    for (char c : characters) {
      if (Character.isWhitespace(c) || c == '\u3000') {
        return Optional.of(PinFormatException.Rule.NO_SPACES);
      }
      if (c >= '\uFF01' && c <= '\uFF5E') {
        return Optional.of(PinFormatException.Rule.HALF_WIDTH);
      }
      if (!isAllowed(c)) {
        return Optional.of(PinFormatException.Rule.CHARACTERS);
      }
    }
    return characters.length < minLength || characters.length > maxLength
        ? Optional.of(PinFormatException.Rule.LENGTH)
        : Optional.empty();
  }

  private boolean isAllowed(char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return digit || (letter && this == SIGN);
  }

  /**
   * Encodes the secret as the card wants it: ASCII, capitals, no padding.
   *
   * @param characters taken: erased before this returns or throws
   * @return a fresh array that the caller erases
   */
  byte[] encode(char[] characters) {
    try {
      Optional<PinFormatException.Rule> violation = violation(characters);
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
