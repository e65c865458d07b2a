package io.github.jpki4j.testcard.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The part of {@link CardConnectionContract} that is about bytes. */
final class ByteChecks {

  static final byte[] OK = {(byte) 0x90, 0x00};

  private static final byte[] READ = ContractHarness.bytes("00B0000000");
  private static final byte[] VERIFY = ContractHarness.bytes("0020008004 31323334");

  private final ContractHarness.Opener opener;

  ByteChecks(ContractHarness.Opener opener) {
    this.opener = opener;
  }

  void travelUnchanged(List<byte[]> commands) throws Exception {
    ScriptedCard card = new ScriptedCard();
    commands.forEach(command -> card.expect(command, OK));
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      for (byte[] command : commands) {
        byte[] sent = command.clone();
        assertArrayEquals(OK, bench.connection().transceive(sent), "answer");
        assertArrayEquals(command, sent, "the caller's array");
      }
      bench.assertHeard(commands.toArray(new byte[0][]));
    }
  }

  void extendedTravelUnchanged() throws Exception {
    requireExtended();
    travelUnchanged(ContractCommands.extendedForms());
  }

  void longestTravelsUnchanged() throws Exception {
    int length;
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      assumeExtended(bench);
      length = bench.transport().longestCommand();
    }
    travelUnchanged(List.of(ContractCommands.extended(length)));
  }

  private void requireExtended() throws Exception {
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      assumeExtended(bench);
    }
  }

  private static void assumeExtended(ContractHarness bench) {
    assumeTrue(bench.connection().info().extendedLength(), "short commands only");
  }

  void answersComeBack(byte[] command, int... lengths) throws Exception {
    ScriptedCard card = new ScriptedCard();
    for (int length : lengths) {
      card.expect(command, Sw.answer(ContractCommands.counting(length - 2), Sw.OK));
    }
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      for (int length : lengths) {
        byte[] wanted = Sw.answer(ContractCommands.counting(length - 2), Sw.OK);
        assertArrayEquals(wanted, bench.send(command), "answer of " + length + " bytes");
      }
    }
  }

  void longAnswersComeBack() throws Exception {
    int longest = longestAnswer();
    int[] lengths =
        IntStream.of(259, 3808 + 2, 16_386, longest).filter(length -> length <= longest).toArray();
    answersComeBack(ContractHarness.bytes("00B00000 000000"), lengths);
  }

  private int longestAnswer() throws Exception {
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      assumeExtended(bench);
      return bench.transport().longestAnswer();
    }
  }

  void errorsAreAnswers() throws Exception {
    int[] words = {0x63C0, 0x6300, 0x6700, 0x6982, 0x6984, 0x6A82, 0x6B00, 0x6F00, 0x0000, 0xFFFF};
    ScriptedCard card = new ScriptedCard();
    for (int word : words) {
      card.expect(VERIFY, Sw.answer(word));
    }
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      for (int word : words) {
        assertArrayEquals(Sw.answer(word), bench.send(VERIFY), "status word");
      }
      assertEquals(words.length, bench.heard(), "each command is sent once");
    }
  }

  void nothingIsFollowed() throws Exception {
    List<byte[]> commands = List.of(VERIFY, READ, ContractHarness.bytes("802A008001 AA 00"));
    List<byte[]> answers =
        List.of(Sw.answer(0x6110), Sw.answer(new byte[16], 0x6104), Sw.answer(0x6C10));
    ScriptedCard card = new ScriptedCard();
    for (byte[] answer : answers) {
      commands.forEach(command -> card.expect(command, answer));
    }
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      int sent = 0;
      for (byte[] answer : answers) {
        for (byte[] command : commands) {
          assertArrayEquals(answer, bench.send(command), "61xx and 6Cxx are the caller's");
          assertEquals(++sent, bench.heard(), "nothing is repeated, nothing is fetched");
        }
      }
    }
  }

  /** Either handed over as it is, or refused; what is wrong is a status that nobody sent. */
  void stumpsAreNoAnswers(byte[] stump) throws Exception {
    ScriptedCard card = new ScriptedCard().expect(VERIFY, stump);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      assumeTrue(stump.length >= bench.transport().shortestAnswer(), "the far end answers more");
      byte[] got = null;
      try {
        got = bench.send(VERIFY);
      } catch (TransportException refused) {
        assertEquals(1, bench.heard(), "the command is not repeated");
      }
      if (got != null) {
        assertArrayEquals(stump, got, "fewer than two bytes stay as they are");
      }
      bench.assertHeard(VERIFY);
    }
  }

  void wrongLengthsAreRefused() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(VERIFY, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      int max = bench.connection().info().maxCommandLength();
      for (int length : new int[] {0, 1, 3, max + 1}) {
        assertThrows(
            IllegalArgumentException.class,
            () -> bench.connection().transceive(new byte[length]),
            "a command of " + length + " bytes");
      }
      assertEquals(0, bench.heard(), "nothing is sent");
      assertArrayEquals(OK, bench.send(VERIFY), "the connection stays usable");
    }
  }

  void answersBelongToTheCaller() throws Exception {
    byte[] answer = Sw.answer(ContractCommands.counting(16), Sw.OK);
    ScriptedCard card = new ScriptedCard().expect(READ, answer).expect(READ, answer);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      byte[] first = bench.send(READ);
      Arrays.fill(first, (byte) 0xEE);
      byte[] second = bench.send(READ);
      assertNotSame(first, second, "a fresh array each time");
      assertArrayEquals(answer, second, "an erased answer does not come back");
      Arrays.fill(second, (byte) 0);
      for (byte b : first) {
        assertEquals((byte) 0xEE, b, "the first answer is left alone");
      }
    }
  }

  void commandsAreNotKept() throws Exception {
    byte[] other = ContractHarness.bytes("0020009804 37333931");
    ScriptedCard card = new ScriptedCard().expect(VERIFY, OK).expect(other, OK).expect(VERIFY, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      byte[] command = VERIFY.clone();
      bench.connection().transceive(command);
      System.arraycopy(other, 0, command, 0, other.length);
      bench.connection().transceive(command);
      assertArrayEquals(other, command, "the caller's array");
      Arrays.fill(command, (byte) 0);
      bench.send(VERIFY);
      bench.assertHeard(VERIFY, other, VERIFY);
    }
  }

  void infoIsConstant() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(VERIFY, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      ConnectionInfo info = bench.connection().info();
      assertTrue(info.maxCommandLength() >= 4 + 1 + 255 + 1, "short commands fit");
      bench.send(VERIFY);
      assertEquals(info, bench.connection().info(), "after a command");
      bench.connection().close();
      assertEquals(info, bench.connection().info(), "after close()");
    }
  }
}
