package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;
import java.nio.charset.StandardCharsets;

/**
 * Which residence card a My Number card is as well, as its residence application tells: {@code C1
 * 02} and two digits. Facts: APP-30.
 *
 * @since 0.1.0
 */
public enum ResidenceCardType {
  /** 07: specified residence card (特定在留カード). */
  SPECIFIED_RESIDENCE_CARD("07"),
  /** 08: special permanent resident certificate (特定特別永住者証明書). */
  SPECIAL_PERMANENT_RESIDENT_CERTIFICATE("08");

  /** Tag, length and two digits. */
  static final int LENGTH = 4;

  private final String digits;

  ResidenceCardType(String digits) {
    this.digits = digits;
  }

  static ResidenceCardType parse(byte[] file) throws MalformedResponseException {
    if (file.length == LENGTH && file[0] == (byte) 0xC1 && file[1] == 2) {
      String told = new String(file, 2, 2, StandardCharsets.US_ASCII);
      for (ResidenceCardType type : values()) {
        if (type.digits.equals(told)) {
          return type;
        }
      }
    }
    throw new MalformedResponseException("the type of the residence card is not one that is known");
  }
}
