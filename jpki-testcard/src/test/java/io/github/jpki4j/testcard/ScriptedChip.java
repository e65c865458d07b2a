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
    PinFile pin = new PinFile(PinFile.Rule.PIN, "1234", PinFile.PIN_TRIES, PinFile.PIN_TRIES);
    TestCard card =
        new TestCard(TestCard.builder().settings(), new CardSecrets(pin, pin, pin), chip);
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
