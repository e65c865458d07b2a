package io.github.jpki4j.testkit.card;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A common application (共通カードAP) that answers everything, its selection included, with the same.
 */
public final class OddCommonApplication implements AnsweringConnection.Answers {

  /** What selects the application, in hex. */
  public static final String AID = "D3921000310001010100";

  private final byte[] answer;
  private boolean selected;

  /**
   * Answers in place of the application.
   *
   * @param answer a whole answer, copied
   */
  public OddCommonApplication(byte[] answer) {
    this.answer = answer.clone();
  }

  @Override
  public Optional<byte[]> to(byte[] command) {
    String hex = HexFormat.of().withUpperCase().formatHex(command);
    if (hex.startsWith("00A404")) {
      selected = hex.contains(AID);
    }
    return selected ? Optional.of(answer.clone()) : Optional.empty();
  }
}
