package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import java.util.concurrent.atomic.AtomicReference;

/** A script in the place of a test card's interpreter. */
public final class ScriptedChip implements Interpreter {

  private final ScriptedCard script;
  private final AtomicReference<TestCard> card = new AtomicReference<>();

  private ScriptedChip(ScriptedCard script) {
    this.script = script;
  }

  /** A test card that does what the script says, and leaves where the script says so. */
  public static TestCard card(ScriptedCard script) {
    ScriptedChip chip = new ScriptedChip(script);
    TestCardBuilder builder = TestCard.builder();
    CardSettings settings = builder.settings();
    TestCard card = new TestCard(settings, builder.secrets(settings), chip);
    chip.card.set(card);
    return card;
  }

  @Override
  public byte[] process(byte[] apdu) {
    return script
        .answer(apdu)
        .orElseGet(
            () -> {
              card.get().remove();
              return new byte[0];
            });
  }

  @Override
  public void powerCycle() {
    // A script has no state that power could keep.
  }

  @Override
  public void warmReset() {
    // Nor one that a reset could change.
  }
}
