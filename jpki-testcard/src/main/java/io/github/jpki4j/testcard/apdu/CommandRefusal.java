package io.github.jpki4j.testcard.apdu;

/** Ends the execution of a command with a status word; never leaves the chip. */
public final class CommandRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The status word to answer. */
  private final int sw;

  public CommandRefusal(int sw) {
    super(null, null, false, false);
    this.sw = sw;
  }

  public byte[] answer() {
    return Sw.answer(sw);
  }
}
