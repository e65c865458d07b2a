package io.github.jpki4j.testcard.application;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A PIN or password with its counter and its verified state (an IEF). */
public final class PinFile implements Ef {

  /** Tries of a PIN: CARD-56, CARD-57. */
  public static final int PIN_TRIES = 3;

  /** Tries of the signature password: CARD-56. */
  public static final int SIGN_TRIES = 5;

  /** Tries of the printed numbers: APP-16. */
  public static final int NUMBER_TRIES = 10;

  /** The maximum of a secret that is never blocked. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** What a new value may look like: CARD-56. */
  public enum Rule {
    /** Four digits. */
    PIN(4, 4, false),
    /** 6 to 16 of A to Z and 0 to 9. */
    PASSWORD(6, 16, true),
    /** Any number of digits; for the numbers that are printed on the card. */
    NUMBER(1, 16, false),
    /** Four digits, or four asterisks where none was set: APP-26. */
    LICENCE(4, 4, false);

    private final int shortest;
    private final int longest;
    private final boolean letters;

    Rule(int shortest, int longest, boolean letters) {
      this.shortest = shortest;
      this.longest = longest;
      this.letters = letters;
    }

    boolean accepts(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        boolean digit = c >= '0' && c <= '9';
        boolean letter = c >= 'A' && c <= 'Z';
        boolean unset = this == LICENCE && c == '*';
        if (!digit && !unset && !(letters && letter)) {
          return false;
        }
      }
      return canHaveLength(value.length());
    }

    public boolean canHaveLength(int length) {
      return length >= shortest && length <= longest;
    }
  }

  private final Rule rule;
  private final int maximum;
  private String value;
  private int left;
  private boolean verified;

  public PinFile(Rule rule, String value, int maximum, int left) {
    if (!rule.accepts(value)) {
      throw new IllegalArgumentException("a " + rule + " of the test card has a wrong form");
    }
    if (left < 0 || left > maximum) {
      throw new IllegalArgumentException("tries left must be 0 to " + maximum);
    }
    this.rule = rule;
    this.value = value;
    this.maximum = maximum;
    this.left = left;
  }

  public Rule rule() {
    return rule;
  }

  public String value() {
    return value;
  }

  public int left() {
    return left;
  }

  public boolean isUnlimited() {
    return left == UNLIMITED;
  }

  public boolean isBlocked() {
    return left == 0;
  }

  public boolean isVerified() {
    return verified;
  }

  public void dropVerified() {
    verified = false;
  }

  /** Compares and counts; the caller has looked whether it is blocked. */
  public boolean verify(byte[] presented, boolean foldCase, boolean failureKeepsVerified) {
    String text = new String(presented, StandardCharsets.ISO_8859_1);
    if (value.equals(foldCase ? text.toUpperCase(Locale.ROOT) : text)) {
      left = maximum;
      verified = true;
      return true;
    }
    if (!isUnlimited()) {
      left--;
    }
    verified = left > 0 && failureKeepsVerified && verified;
    return false;
  }

  /** Whether a new value has the right form; changes it if so. */
  public boolean change(byte[] next) {
    String text = new String(next, StandardCharsets.ISO_8859_1);
    if (!rule.accepts(text)) {
      return false;
    }
    value = text;
    return true;
  }

  /** What the issuer's desk can do: a new value and all tries. */
  public void renew(String next) {
    if (!rule.accepts(next)) {
      throw new IllegalArgumentException("a " + rule + " of the test card has a wrong form");
    }
    value = next;
    left = maximum;
    verified = false;
  }

  public void setLeft(int tries) {
    if (tries < 0 || tries > maximum) {
      throw new IllegalArgumentException("tries left must be 0 to " + maximum);
    }
    left = tries;
    verified = verified && tries > 0;
  }
}
