package io.github.jpki4j.pin;

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

  /** The rules, in the order in which they are checked for each character, length last. */
  public enum Rule {
    /** No space, tab or line end, half- or full-width. */
    NO_SPACES,
    /** Half-width (ASCII) characters, not full-width ones. */
    HALF_WIDTH,
    /** Digits only, or letters A–Z and digits only. */
    CHARACTERS,
    /** Exactly four, or 6 to 16 characters. */
    LENGTH
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
          case LENGTH -> digits ? "has exactly 4 digits" : "has 6 to 16 characters";
        };
    return "the " + secret + " PIN " + demand + "; nothing was sent to the card";
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
