package io.github.jpki4j.pin;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import java.util.Objects;

/**
 * A secret that cannot be right, refused before anything was sent: no try is spent. Says which rule
 * is broken, never what was typed or how long it was.
 *
 * @since 0.1.0
 */
public final class PinFormatException extends IllegalArgumentException {

  /**
   * The rules, in the order in which they are checked: the first three for each character, then
   * those for the whole.
   */
  public enum Rule {
    /** No space, tab or line end, half- or full-width. */
    NO_SPACES,
    /** Half-width (ASCII) characters, not full-width ones. */
    HALF_WIDTH,
    /** Digits only, or letters A–Z and digits only. */
    CHARACTERS,
    /** Exactly 4, 6, 12 or 14 digits, or 6 to 16 characters. */
    LENGTH,
    /** The first six digits are a birth date that can be: no month 13, no 30 February. */
    DATE,
    /** The year of expiry of {@link VerificationNumberB} is 2016 to 2099. */
    EXPIRY_YEAR
  }

  private static final long serialVersionUID = 1L;

  /** Which secret it was to be. */
  private final SecretKind secret;

  /** The rule that is broken. */
  private final Rule rule;

  /**
   * Creates it.
   *
   * @param secret which secret it was to be
   * @param rule the rule that is broken
   */
  public PinFormatException(SecretKind secret, Rule rule) {
    super(sentence(secret, rule));
    this.secret = Objects.requireNonNull(secret, "secret");
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  private static String sentence(SecretKind secret, Rule rule) {
    boolean digits = secret != KeyKind.SIGN;
    String demand =
        switch (rule) {
          case NO_SPACES -> "must not contain spaces";
          case HALF_WIDTH -> "must be typed in half-width characters";
          case CHARACTERS ->
              digits ? "consists of digits only" : "consists of letters A-Z and digits only";
          case LENGTH -> length(secret);
          case DATE -> "begins with a date of birth, and there is no such date";
          case EXPIRY_YEAR -> "has the year of expiry of the card, 2016 to 2099, as digits 7 to 10";
        };
    return "the " + secret.title() + " " + demand + "; nothing was sent to the card";
  }

  private static String length(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      int digits =
          switch (data) {
            case CARD_INFO, RESIDENT, LICENCE -> 4;
            case SURFACE_BIRTH_KEY -> 6;
            case SURFACE_NUMBER_A, CARD_INFO_NUMBER_A -> 12;
            case SURFACE_NUMBER_B, CARD_INFO_NUMBER_B -> 14;
          };
      return "has exactly " + digits + " digits";
    }
    return secret == KeyKind.AUTH ? "has exactly 4 digits" : "has 6 to 16 characters";
  }

  /**
   * Which secret it was to be.
   *
   * @return the kind
   */
  public SecretKind secret() {
    return secret;
  }

  /**
   * The rule that is broken.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }
}
