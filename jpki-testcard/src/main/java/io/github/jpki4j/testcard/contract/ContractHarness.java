package io.github.jpki4j.testcard.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** One check of the contract at work: a script, and the transport under test in front of it. */
final class ContractHarness implements AutoCloseable {

  /** How the transport's author connects it. */
  @FunctionalInterface
  interface Opener {
    TransportUnderTest open(ScriptedCard card) throws Exception;
  }

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final ScriptedCard card;
  private final TransportUnderTest transport;

  ContractHarness(Opener opener, ScriptedCard card) throws Exception {
    this.card = card;
    this.transport = opener.open(card);
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex.replace(" ", ""));
  }

  TransportUnderTest transport() {
    return transport;
  }

  CardConnection connection() {
    return transport.connection();
  }

  byte[] send(byte[] command) throws TransportException {
    return connection().transceive(command.clone());
  }

  /** How many commands arrived. */
  int heard() {
    return transport.received(card).size();
  }

  /** Index of the first arrival of a command, or -1. */
  int indexOf(byte[] command) {
    return received().indexOf(HEX.formatHex(command));
  }

  private List<String> received() {
    return transport.received(card).stream().map(HEX::formatHex).toList();
  }

  /** Asserts that exactly these commands arrived, unchanged and in this order. */
  void assertHeard(byte[]... commands) {
    List<String> wanted = List.of(commands).stream().map(HEX::formatHex).toList();
    assertEquals(wanted, received(), "what arrived at the card");
  }

  /** Asserts that a call fails as one does whose card has left. */
  void assertRemoved(Executable call) {
    TransportException failure = assertFails(call, "without a card");
    if (transport.tellsRemoval()) {
      assertEquals(CardRemovedException.class, failure.getClass(), "the card was removed");
    }
  }

  static TransportException assertFails(Executable call, String when) {
    return assertThrows(TransportException.class, call, when);
  }

  static void assertReopen(Executable call) {
    assertEquals(Remedy.REOPEN, assertFails(call, "after close()").remedy(), "remedy");
  }

  void removeCard() throws Exception {
    removal().run();
  }

  TransportUnderTest.Step removal() {
    return transport
        .removal()
        .orElseGet(() -> abort("the card of this transport cannot be removed between commands"));
  }

  CardSource source() {
    return transport
        .source()
        .orElseGet(() -> abort("a program cannot ask this transport for a card"));
  }

  TransportUnderTest.OtherProgram otherProgram() {
    return transport
        .otherProgram()
        .orElseGet(() -> abort("no other program can reach the card of this transport"));
  }

  @Override
  public void close() {
    transport.close();
  }
}
