package io.github.jpki4j.testcard.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every {@link io.github.jpki4j.transport.CardConnection} promises, as JUnit 5 tests: extend
 * this class, connect the transport to the given card, and run it.
 *
 * <pre>{@code
 * final class MyConnectionTest extends CardConnectionContract {
 *   @Override
 *   protected TransportUnderTest connect(ScriptedCard card) {
 *     FakeReader reader = new FakeReader(card::answer);
 *     return new MyTransportUnderTest(new MyConnection(reader));
 *   }
 * }
 * }</pre>
 *
 * <p>Each test has a card and a connection of its own. What a link cannot do (carry extended
 * length, lose its card between two commands, have other users) is reported as an aborted test.
 *
 * @since 0.1.0
 */
@Timeout(60)
public abstract class CardConnectionContract {

  @RegisterExtension final AbortReporter leftOut = new AbortReporter();

  private final ByteChecks bytes = new ByteChecks(this::connect);
  private final LifeChecks life = new LifeChecks(this::connect);
  private final TransactionChecks transactions = new TransactionChecks(this::connect);

  /** For subclasses. */
  protected CardConnectionContract() {
    // Nothing to prepare: each test connects.
  }

  /**
   * Opens a connection to a card.
   *
   * @param card the far end: pass every command that arrives there to {@link ScriptedCard#answer};
   *     where that is empty, cut the link in the middle of the command
   * @return the open connection, closed by the test
   * @throws Exception if it could not be opened
   */
  protected abstract TransportUnderTest connect(ScriptedCard card) throws Exception;

  /**
   * What was logged since the test began, at level TRACE, if the subclass can hear it.
   *
   * @return formatted messages with the text of their exceptions; by default empty, and the test of
   *     the log is reported as aborted
   */
  protected Optional<List<String>> logged() {
    return Optional.empty();
  }

  /** Runs a check; whatever it did not expect is a failure of the contract. */
  private static void check(TransportUnderTest.Step step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the contract expects no failure here: " + e, e);
    }
  }

  /** Leaves no interrupt for the next test. */
  @AfterEach
  public void forgetInterrupts() {
    Thread.interrupted();
  }

  /** A command of four bytes (case 1) stays four bytes. */
  @Test
  public void aCommandOfFourBytesStaysFourBytes() {
    check(() -> bytes.travelUnchanged(ContractCommands.caseOne()));
  }

  /** Short commands of the cases 2 to 4 arrive byte for byte; the caller's array is not changed. */
  @Test
  public void shortCommandsTravelUnchanged() {
    check(() -> bytes.travelUnchanged(ContractCommands.shortForms()));
  }

  /**
   * Extended commands of the cases 2 to 4 arrive byte for byte, where the link says it has them.
   */
  @Test
  public void extendedCommandsTravelUnchanged() {
    check(bytes::extendedTravelUnchanged);
  }

  /** The longest command that the link takes arrives byte for byte. */
  @Test
  public void theLongestCommandTravelsUnchanged() {
    check(bytes::longestTravelsUnchanged);
  }

  /** Commands out of range are refused by {@link IllegalArgumentException}, and nothing is sent. */
  @Test
  public void commandsOfAWrongLengthAreRefused() {
    check(bytes::wrongLengthsAreRefused);
  }

  /** The connection keeps no hold of the caller's array. */
  @Test
  public void commandsAreNotKept() {
    check(bytes::commandsAreNotKept);
  }

  /** Short answers come back byte for byte. */
  @Test
  public void shortAnswersComeBackUnchanged() {
    check(() -> bytes.answersComeBack(ContractHarness.bytes("00B0000000"), 2, 3, 100, 257, 258));
  }

  /** Long answers come back byte for byte, up to 65,536 bytes and a status word. */
  @Test
  public void longAnswersComeBackUnchanged() {
    check(bytes::longAnswersComeBack);
  }

  /** Answers are fresh arrays that belong to the caller. */
  @Test
  public void answersBelongToTheCaller() {
    check(bytes::answersBelongToTheCaller);
  }

  /** Error status words are answers, and no command is sent twice for them. */
  @Test
  public void errorStatusWordsAreAnswers() {
    check(bytes::errorsAreAnswers);
  }

  /** 61xx and 6Cxx are handed over, not followed. */
  @Test
  public void moreDataAndWrongLengthAreNotFollowed() {
    check(bytes::nothingIsFollowed);
  }

  /** An answer of no bytes is handed over or refused, never made a status. */
  @Test
  public void anEmptyAnswerIsNoStatus() {
    check(() -> bytes.stumpsAreNoAnswers(new byte[0]));
  }

  /** An answer of one byte is handed over or refused, never made a status. */
  @Test
  public void anAnswerOfOneByteIsNoStatus() {
    check(() -> bytes.stumpsAreNoAnswers(new byte[] {(byte) 0x90}));
  }

  /** What is known of the connection stays the same and is in range. */
  @Test
  public void infoIsConstant() {
    check(bytes::infoIsConstant);
  }

  /** Closing twice is as closing once. */
  @Test
  public void closeIsIdempotent() {
    check(life::closeIsIdempotent);
  }

  /** After close nothing is sent, and the remedy is REOPEN. */
  @Test
  public void afterCloseNothingIsSent() {
    check(life::closedIsClosed);
  }

  /** A card that leaves before the first command was removed, and close does not throw. */
  @Test
  public void aCardThatLeavesBeforeTheFirstCommandWasRemoved() {
    check(life::removedBeforeTheFirstCommand);
  }

  /** A card that leaves after a command was removed, and close does not throw. */
  @Test
  public void aCardThatLeavesAfterACommandWasRemoved() {
    check(life::removedAfterACommand);
  }

  /** A card that leaves in the middle of a command was removed; the command is sent once. */
  @Test
  public void aCardThatLeavesWithinACommandWasRemoved() {
    check(life::removedWithinACommand);
  }

  /** Where no card is, none is opened: not removed, absent, and the remedy is PRESENT_CARD. */
  @Test
  public void withoutACardNothingIsOpened() {
    check(life::absentIsNotOpened);
  }

  /** A thread may use and close what another one opened. */
  @Test
  public void anotherThreadMayUseIt() {
    check(life::anotherThreadMayUseIt);
  }

  /**
   * A thread that is interrupted before a call gets the whole answer or a failure, and stays so.
   */
  @Test
  public void anInterruptBeforeACommandIsKept() {
    check(life::interruptedBefore);
  }

  /**
   * A thread that is interrupted within a call gets the whole answer or a failure, and stays so.
   */
  @Test
  public void anInterruptWithinACommandIsKept() {
    check(life::interruptedWithin);
  }

  /** Log and messages tell nothing of commands and answers. */
  @Test
  public void nothingIsToldOfCommandsAndAnswers() {
    if (logged().isEmpty()) {
      abort("this class does not hear the log");
    }
    check(() -> life.nothingIsTold(() -> logged().orElseThrow()));
  }

  /** Work runs once, on the calling thread, and its result is returned. */
  @Test
  public void workRunsOnceOnTheCallingThread() {
    check(transactions::workRunsOnceAndHere);
  }

  /** What the work throws is thrown, and the connection stays usable. */
  @Test
  public void failuresOfTheWorkPassThrough() {
    check(transactions::failuresOfTheWorkPassThrough);
  }

  /** Reservations nest. */
  @Test
  public void reservationsNest() {
    check(transactions::nests);
  }

  /** The connection may be closed within the work. */
  @Test
  public void closeWithinTheWorkEndsTheReservation() {
    check(transactions::closeWithinTheWork);
  }

  /** A card that leaves within the work was removed. */
  @Test
  public void aCardThatLeavesWithinTheWorkWasRemoved() {
    check(transactions::removedWithinTheWork);
  }

  /** No other program's command comes between two of the work. */
  @Test
  public void othersWaitForTheEndOfTheWork() {
    check(transactions::othersWait);
  }

  /** Work that fails ends the reservation too. */
  @Test
  public void othersFollowWorkThatFailed() {
    check(transactions::othersFollowWorkThatFailed);
  }
}
