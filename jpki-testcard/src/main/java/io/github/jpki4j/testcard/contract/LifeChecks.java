package io.github.jpki4j.testcard.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.CardSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The part of {@link CardConnectionContract} about the end of things, threads and the log. */
final class LifeChecks {

  private static final byte[] OK = {(byte) 0x90, 0x00};
  private static final byte[] QUERY = ContractHarness.bytes("00200098");
  private static final int PATIENCE_SECONDS = 30;

  private final ContractHarness.Opener opener;

  LifeChecks(ContractHarness.Opener opener) {
    this.opener = opener;
  }

  void closeIsIdempotent() throws Exception {
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      bench.connection().close();
      bench.connection().close();
    }
  }

  void closedIsClosed() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(QUERY, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      bench.send(QUERY);
      bench.connection().close();
      for (int i = 0; i < 2; i++) {
        ContractHarness.assertReopen(() -> bench.send(QUERY));
        ContractHarness.assertReopen(() -> bench.connection().transact(() -> bench.send(QUERY)));
      }
      bench.assertHeard(QUERY);
    }
  }

  void removedBeforeTheFirstCommand() throws Exception {
    removedAtRest(new byte[0][]);
  }

  void removedAfterACommand() throws Exception {
    removedAtRest(QUERY);
  }

  private void removedAtRest(byte[]... commands) throws Exception {
    ScriptedCard card = new ScriptedCard();
    for (byte[] command : commands) {
      card.expect(command, OK);
    }
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      for (byte[] command : commands) {
        bench.send(command);
      }
      bench.removeCard();
      for (int i = 0; i < 2; i++) {
        bench.assertRemoved(() -> bench.send(QUERY));
        bench.assertRemoved(() -> bench.connection().transact(() -> bench.send(QUERY)));
      }
      bench.assertHeard(commands);
      bench.connection().close();
      bench.connection().close();
    }
  }

  void removedWithinACommand() throws Exception {
    ScriptedCard card = new ScriptedCard().leaveAt(QUERY).leaveAt(QUERY);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      bench.assertRemoved(() -> bench.send(QUERY));
      assertEquals(1, bench.heard(), "the command is not repeated");
      bench.assertRemoved(() -> bench.send(QUERY));
      bench.connection().close();
    }
  }

  void absentIsNotOpened() throws Exception {
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      CardSource source = bench.source();
      bench.removeCard();
      for (int i = 0; i < 2; i++) {
        TransportException failure = ContractHarness.assertFails(source::open, "without a card");
        assertEquals(Remedy.PRESENT_CARD, failure.remedy(), "remedy");
        assertFalse(failure instanceof CardRemovedException, "there was no card to be removed");
        bench.assertRemoved(() -> bench.send(QUERY));
      }
      bench.assertHeard();
    }
  }

  void anotherThreadMayUseIt() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(QUERY, OK).expect(QUERY, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      bench.send(QUERY);
      FutureTask<byte[]> elsewhere =
          new FutureTask<>(() -> bench.connection().transact(() -> bench.send(QUERY)));
      Thread thread = new Thread(elsewhere, "another thread");
      thread.setDaemon(true);
      thread.start();
      assertArrayEquals(OK, elsewhere.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      bench.connection().close();
    }
  }

  void interruptedBefore() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(QUERY, Sw.answer(0x63C3));
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      Thread.currentThread().interrupt();
      assertAnswerOrFailure(bench);
      assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
    }
  }

  void interruptedWithin() throws Exception {
    Thread caller = Thread.currentThread();
    AtomicBoolean reached = new AtomicBoolean();
    Runnable interrupt =
        () -> {
          caller.interrupt();
          reached.set(true);
        };
    ScriptedCard card = new ScriptedCard().expect(QUERY, Sw.answer(0x63C3), interrupt);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      assertAnswerOrFailure(bench);
      boolean kept = Thread.interrupted();
      bench.assertHeard(QUERY);
      assumeTrue(reached.get(), "the card of this link takes no time");
      assertTrue(kept, "the interrupt is kept for the caller");
    }
  }

  private static void assertAnswerOrFailure(ContractHarness bench) {
    try {
      assertArrayEquals(Sw.answer(0x63C3), bench.send(QUERY), "the whole answer, or none");
    } catch (TransportException e) {
      assertTrue(bench.heard() <= 1, "the command is not repeated");
    }
  }

  void nothingIsTold(Supplier<List<String>> log) throws Exception {
    byte[] secret = "QX7Z3KW".getBytes(StandardCharsets.US_ASCII);
    byte[] verify = ContractHarness.bytes("0020009B07 " + HexFormat.of().formatHex(secret));
    byte[] told = "HN5J8PV".getBytes(StandardCharsets.US_ASCII);
    byte[] read = ContractHarness.bytes("00B0000007");
    ScriptedCard card =
        new ScriptedCard()
            .expect(verify, Sw.answer(0x63C4))
            .expect(read, Sw.answer(told, Sw.OK))
            .leaveAt(verify);
    List<String> seen = new ArrayList<>();
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      bench.send(verify);
      bench.send(read);
      seen.add(failure(bench, verify));
      bench.connection().close();
      seen.add(failure(bench, verify));
    }
    seen.addAll(log.get());
    for (String text : seen) {
      assertNone(text, secret);
      assertNone(text, told);
    }
  }

  private static String failure(ContractHarness bench, byte[] command) {
    StringBuilder text = new StringBuilder();
    Throwable failure = ContractHarness.assertFails(() -> bench.send(command), "without a card");
    for (Throwable t = failure; t != null; t = t.getCause()) {
      text.append(t).append('\n');
    }
    return text.toString();
  }

  /** As text, as hexadecimal digits however parted, and as a Java array. */
  private static void assertNone(String text, byte[] bytes) {
    String digits = text.toUpperCase(Locale.ROOT).replaceAll("0X|[^0-9A-Z]", "");
    String array = Arrays.toString(bytes);
    boolean told =
        text.contains(new String(bytes, StandardCharsets.US_ASCII))
            || digits.contains(HexFormat.of().withUpperCase().formatHex(bytes))
            || text.contains(array.substring(1, array.length() - 1));
    assertFalse(told, "log and messages hold nothing of commands and answers");
  }
}
