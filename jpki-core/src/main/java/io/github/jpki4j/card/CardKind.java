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

  /** The JPKI application is there, with a label that nobody has described. */
  UNKNOWN_JPKI(""),

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
   * @return the kind, {@link #UNKNOWN_JPKI} if nobody has described the label
   */
  public static CardKind ofLabel(String label) {
    for (CardKind kind : values()) {
      if (!kind.label.isEmpty() && kind.label.equals(label)) {
        return kind;
      }
    }
    return UNKNOWN_JPKI;
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
