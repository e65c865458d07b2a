package io.github.jpki4j.card;

/**
 * What kind of card it is, decided by SELECT and by the label in EF 0006, never by ATR. Facts:
 * CARD-06 to CARD-09.
 *
 * @since 0.1.0
 */
public enum CardKind {
  /** My Number card (個人番号カード), label {@code JPKIAPICCTOKEN2}. */
  MY_NUMBER("JPKIAPICCTOKEN2"),

  /** Certificates on an Android phone (スマホ用電子証明書), label {@code JPKIAPGPSETOKEN}. */
  ANDROID("JPKIAPGPSETOKEN"),

  /** Certificates on an iPhone, label {@code JPKIAPIOSTOKEN}. One source. */
  IPHONE("JPKIAPIOSTOKEN"),

  /** Basic resident register card (住民基本台帳カード), withdrawn; label {@code JPKIAPICCTOKEN}. */
  JUKI("JPKIAPICCTOKEN"),

  /** The JPKI application is there, with a label that this library does not know. */
  UNKNOWN_JPKI(""),

  /** The JPKI application is there; its label could not be read, or what stands there is none. */
  UNREADABLE_JPKI(""),

  /** No JPKI application: a licence, a residence card, a credit card, … */
  OTHER("");

  private final String label;

  CardKind(String label) {
    this.label = label;
  }

  /**
   * The kind with a label.
   *
   * @param label as it stands in EF 0006, without padding
   * @return the kind; {@link #UNKNOWN_JPKI} if this library does not know the label, {@link
   *     #UNREADABLE_JPKI} if it is empty or holds something else than printable ASCII, and so is no
   *     label
   */
  public static CardKind ofLabel(String label) {
    if (label.isEmpty() || !label.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return UNREADABLE_JPKI;
    }
    for (CardKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    return UNKNOWN_JPKI;
  }

  /** Whether a label was read that no other application than the JPKI application has. */
  boolean isLabelled() {
    return !label.isEmpty();
  }

  /**
   * Whether this library's functions are meant for it.
   *
   * @return true for the My Number card and the phones
   */
  public boolean isSupported() {
    return this == MY_NUMBER || this == ANDROID || this == IPHONE;
  }
}
