package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A chip for one test: answers what it is told and remembers every command and reset, in hex. */
public final class ScriptedChip implements VpcdCard.Chip, AutoCloseable {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final byte[] ATR = HEX.parseHex("3BE000FF8131FE4514");

  private final Function<String, Optional<String>> script;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private Optional<VpcdCard> card = Optional.empty();

  /**
   * Creates it.
   *
   * @param script from a command to its answer, both in hex; no answer means that the card leaves
   */
  public ScriptedChip(Function<String, Optional<String>> script) {
    this.script = script;
  }

  /** Answers 9000 to everything. */
  public static ScriptedChip content() {
    return new ScriptedChip(command -> Optional.of("9000"));
  }

  /** Does what a script of the contract says. */
  public static ScriptedChip of(ScriptedCard card) {
    return new ScriptedChip(command -> card.answer(HEX.parseHex(command)).map(HEX::formatHex));
  }

  /**
   * The commands so far; a reset or loss of power shows as {@code "reset"}, the end as {@code
   * "removed"}.
   */
  public List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /**
   * Inserts it.
   *
   * @param port of the slot
   * @throws IOException if nothing listens there
   */
  public void connect(int port) throws IOException {
    card = Optional.of(VpcdCard.insert(port, this));
  }

  @Override
  public byte[] atr() {
    return ATR;
  }

  @Override
  public void power(VpcdCard.Power change) {
    switch (change) {
      case OFF, RESET -> heard.add("reset");
      case REMOVED -> heard.add("removed");
      case ON -> {
        // nothing to remember
      }
    }
  }

  @Override
  public Optional<byte[]> transmit(byte[] command) {
    String hex = HEX.formatHex(command);
    heard.add(hex);
    return script.apply(hex).map(HEX::parseHex);
  }

  @Override
  public void close() {
    card.ifPresent(VpcdCard::close);
  }
}
