package io.github.jpki4j.card;

import io.github.jpki4j.internal.PlainText;
import java.nio.charset.StandardCharsets;

/**
 * The token information of EF 0006, a serialised CK_TOKEN_INFO of PKCS#11. Readable without a PIN.
 * Facts: CARD-07, CARD-17.
 *
 * @param label without padding, empty if the file is shorter; decides {@link #kind()}
 * @param manufacturerId without padding
 * @param model without padding
 * @param serialNumber without padding; identifies the card, so do not log it
 * @param hardwareVersion two characters as they stand
 * @param firmwareVersion two characters as they stand
 * @since 0.1.0
 */
public record TokenInfo(
    String label,
    String manufacturerId,
    String model,
    String serialNumber,
    String hardwareVersion,
    String firmwareVersion) {

  /** Length of the whole file in bytes. */
  static final int LENGTH = 160;

  /** Length of the label in bytes, at the start of the file. */
  static final int LABEL_LENGTH = 32;

  /** Parses the file. Of a file that ends early, the fields behind its end are empty. */
  static TokenInfo parse(byte[] content) {
    return new TokenInfo(
        text(content, 0, LABEL_LENGTH),
        text(content, 32, 32),
        text(content, 64, 16),
        text(content, 80, 16),
        text(content, 140, 2),
        text(content, 142, 2));
  }

  private static String text(byte[] content, int offset, int length) {
    if (content.length < offset + length) {
      return "";
    }
    // The card pads with spaces, a well-known simulation with NUL; trim() removes both.
    return new String(content, offset, length, StandardCharsets.US_ASCII).trim();
  }

  /**
   * The kind of card that carries such a token.
   *
   * @return the kind as of {@link CardKind#ofLabel}
   */
  public CardKind kind() {
    return CardKind.ofLabel(label);
  }

  /** Label and model, control and format characters escaped; the serial number stays hidden. */
  @Override
  public String toString() {
    return "TokenInfo[label="
        + PlainText.of(label)
        + ", model="
        + PlainText.of(model)
        + ", serialNumber=[hidden]]";
  }
}
