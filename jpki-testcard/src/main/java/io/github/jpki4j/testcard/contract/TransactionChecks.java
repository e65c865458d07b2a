package io.github.jpki4j.testcard.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The part of {@link CardConnectionContract} about {@link CardConnection#transact}. */
final class TransactionChecks {

  private static final byte[] OK = {(byte) 0x90, 0x00};
  private static final byte[] FIRST = ContractHarness.bytes("00A4000001");
  private static final byte[] SECOND = ContractHarness.bytes("00A4000002");
  private static final byte[] FOREIGN = ContractHarness.bytes("00F60000");
  private static final int PATIENCE_SECONDS = 30;

  private final ContractHarness.Opener opener;

  TransactionChecks(ContractHarness.Opener opener) {
    this.opener = opener;
  }

  void workRunsOnceAndHere() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      List<Thread> ran = new ArrayList<>();
      byte[] answer =
          bench
              .connection()
              .transact(
                  () -> {
                    ran.add(Thread.currentThread());
                    return bench.send(FIRST);
                  });
      assertArrayEquals(OK, answer, "what the work returned");
      assertEquals(List.of(Thread.currentThread()), ran, "once, on the calling thread");
      bench.assertHeard(FIRST);
    }
  }

  void failuresOfTheWorkPassThrough() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      JpkiException checked = new TransportException("by the work", Remedy.CHECK_READER);
      IllegalStateException unchecked = new IllegalStateException("by the work");
      List<String> ran = new ArrayList<>();
      assertSame(
          checked,
          assertThrows(
              JpkiException.class,
              () ->
                  bench
                      .connection()
                      .transact(
                          () -> {
                            ran.add("checked");
                            throw checked;
                          })));
      assertSame(
          unchecked,
          assertThrows(
              IllegalStateException.class,
              () ->
                  bench
                      .connection()
                      .transact(
                          () -> {
                            ran.add("unchecked");
                            throw unchecked;
                          })));
      assertEquals(List.of("checked", "unchecked"), ran, "nothing is tried again");
      assertArrayEquals(
          OK, bench.connection().transact(() -> bench.send(FIRST)), "and stays usable");
    }
  }

  void nests() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK).expect(SECOND, OK).expect(FIRST, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      CardConnection connection = bench.connection();
      byte[] answer =
          connection.transact(
              () -> {
                bench.send(FIRST);
                connection.transact(() -> connection.transact(() -> bench.send(SECOND)));
                return bench.send(FIRST);
              });
      assertArrayEquals(OK, answer, "after the inner ones");
      bench.assertHeard(FIRST, SECOND, FIRST);
    }
  }

  void closeWithinTheWork() throws Exception {
    try (ContractHarness bench = new ContractHarness(opener, new ScriptedCard())) {
      CardConnection connection = bench.connection();
      int result =
          connection.transact(
              () -> {
                connection.close();
                return 7;
              });
      assertEquals(7, result, "what the work returned");
      ContractHarness.assertReopen(() -> bench.send(FIRST));
      assertEquals(0, bench.heard(), "nothing is sent");
    }
  }

  void removedWithinTheWork() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK).leaveAt(SECOND).leaveAt(FIRST);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      bench.assertRemoved(
          () ->
              bench
                  .connection()
                  .transact(
                      () -> {
                        bench.send(FIRST);
                        return bench.send(SECOND);
                      }));
      bench.assertRemoved(() -> bench.send(FIRST));
      bench.connection().close();
    }
  }

  void othersWait() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK).expect(SECOND, OK).expect(FOREIGN, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      TransportUnderTest.OtherProgram other = bench.otherProgram();
      FutureTask<Boolean> foreign = sending(other);
      CardConnection connection = bench.connection();
      connection.transact(
          () -> {
            bench.send(FIRST);
            start(foreign);
            assertWaits(foreign, other.timeToArrive());
            return connection.transact(() -> bench.send(SECOND));
          });
      assertTrue(foreign.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "then it is the other's turn");
      assertEquals(bench.indexOf(FIRST) + 1, bench.indexOf(SECOND), "nothing came in between");
      assertTrue(bench.heard() > 2, "the other's command came after them");
    }
  }

  void othersFollowWorkThatFailed() throws Exception {
    ScriptedCard card = new ScriptedCard().expect(FIRST, OK).expect(FOREIGN, OK);
    try (ContractHarness bench = new ContractHarness(opener, card)) {
      TransportUnderTest.OtherProgram other = bench.otherProgram();
      assertThrows(
          IllegalStateException.class,
          () ->
              bench
                  .connection()
                  .transact(
                      () -> {
                        bench.send(FIRST);
                        throw new IllegalStateException("by the work");
                      }));
      FutureTask<Boolean> foreign = sending(other);
      start(foreign);
      assertTrue(foreign.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "the reservation has ended");
    }
  }

  private static FutureTask<Boolean> sending(TransportUnderTest.OtherProgram other) {
    return new FutureTask<>(
        () -> {
          other.send(FOREIGN);
          return true;
        });
  }

  private static void start(FutureTask<?> task) {
    Thread thread = new Thread(task, "another program");
    thread.setDaemon(true);
    thread.start();
  }

  private static void assertWaits(FutureTask<?> task, Duration limit) {
    assertThrows(
        TimeoutException.class,
        () -> task.get(limit.toMillis(), TimeUnit.MILLISECONDS),
        "the other program waits");
  }
}
