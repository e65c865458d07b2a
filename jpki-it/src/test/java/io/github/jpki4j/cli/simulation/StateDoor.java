package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The text of a state file, for ./fuzz; in the package whose classes it needs. */
public final class StateDoor {

  private static final SimulatedCard CARD = SimulatedCard.usual();

  private StateDoor() {}

  /**
   * Reads a text, makes the card, and writes the text again.
   *
   * @param text whatever it is
   * @return the text as it is written; empty if it is refused
   */
  public static Optional<String> again(String text) {
    try {
      SimulationState state = StateText.parse(text, CARD);
      TestCard card = state.freshCard();
      state.secrets().forEach(secret -> secret.applyTo(card));
      return Optional.of(StateText.of(state));
    } catch (StateText.Refused | IllegalArgumentException e) {
      return Optional.empty(); // StateFile tells both
    }
  }

  /**
   * Gives a text the checksum that it should have.
   *
   * @param text all but the last line
   * @return a text that shows no edit
   */
  public static String sealed(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return text + "checksum " + HexFormat.of().formatHex(digest) + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
