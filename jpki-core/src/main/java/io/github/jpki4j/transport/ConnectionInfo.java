package io.github.jpki4j.transport;

import io.github.jpki4j.internal.PlainText;
import java.util.Objects;

/**
 * What a transport knows of its link. Nothing here identifies the card.
 *
 * @param name the reader's name, for people
 * @param medium how the card is reached
 * @param maxCommandLength the longest command APDU that the link takes, in bytes, 261 or more for
 *     any real link
 * @param extendedLength whether the link carries extended-length APDUs (ISO 7816-4: Le of more than
 *     256). True is a hope, not a promise: the card may refuse them, and the session falls back
 * @since 0.1.0
 */
public record ConnectionInfo(
    String name, Medium medium, int maxCommandLength, boolean extendedLength) {

  /** The longest command APDU of ISO 7816-4: header, extended Lc, 65,535 bytes and Le. */
  public static final int LONGEST_COMMAND = 4 + 3 + 65_535 + 2;

  /** How a card is reached. */
  public enum Medium {
    /** Through contacts. */
    CONTACT,
    /** Through a radio field. */
    CONTACTLESS,
    /** There is no physical card. */
    SIMULATED,
    /** The link does not say, as most PC/SC readers. */
    UNKNOWN
  }

  /**
   * Checks the components.
   *
   * @param name not null
   * @param medium not null
   * @param maxCommandLength 4 to {@link #LONGEST_COMMAND}
   * @param extendedLength either
   */
  public ConnectionInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(medium, "medium");
    if (maxCommandLength < 4 || maxCommandLength > LONGEST_COMMAND) {
      throw new IllegalArgumentException("maxCommandLength must be 4 to " + LONGEST_COMMAND);
    }
  }

  /** All components; control and format characters of the name are escaped. */
  @Override
  public String toString() {
    return "ConnectionInfo[name="
        + PlainText.of(name)
        + ", medium="
        + medium
        + ", maxCommandLength="
        + maxCommandLength
        + ", extendedLength="
        + extendedLength
        + "]";
  }
}
