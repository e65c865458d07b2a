package io.github.jpki4j.testcard.contract;

import static io.github.jpki4j.testcard.contract.BrokenConnection.close;
import static io.github.jpki4j.testcard.contract.BrokenConnection.exchange;
import static io.github.jpki4j.testcard.contract.BrokenConnection.reserve;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.ScriptedChip;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transports that break one promise each, and the test of the contract that finds it. */
class CardConnectionContractTest {

  /** The contract over a mutant of the connection to a test card. */
  private static final class Contract extends CardConnectionContract {

    private final UnaryOperator<CardConnection> mutation;
    private final StringBuilder log;

    Contract(UnaryOperator<CardConnection> mutation, StringBuilder log) {
      this.mutation = mutation;
      this.log = log;
    }

    @Override
    protected TransportUnderTest connect(ScriptedCard script) throws Exception {
      TestCard card = ScriptedChip.card(script);
      return new SimulatedLink(mutation.apply(card.connect()), card);
    }

    @Override
    protected Optional<List<String>> logged() {
      return Optional.of(List.of(log.toString()));
    }
  }

  private static Arguments mutant(
      String what,
      UnaryOperator<CardConnection> mutation,
      Consumer<CardConnectionContract> finder) {
    return arguments(what, mutation, finder);
  }

  private static final StringBuilder LOG = new StringBuilder();

  static Stream<Arguments> brokenExchanges() {
    byte[] shared = new byte[65_538];
    return Stream.of(
        mutant(
            "makes case 1 case 2",
            exchange((l, c) -> l.transceive(c.length == 4 ? Arrays.copyOf(c, 5) : c)),
            CardConnectionContract::aCommandOfFourBytesStaysFourBytes),
        mutant(
            "drops Le",
            exchange((l, c) -> l.transceive(c.length == 261 ? Arrays.copyOf(c, 260) : c)),
            CardConnectionContract::shortCommandsTravelUnchanged),
        mutant(
            "erases the command",
            exchange(
                (l, c) -> {
                  byte[] answer = l.transceive(c);
                  Arrays.fill(c, (byte) 0);
                  return answer;
                }),
            CardConnectionContract::shortCommandsTravelUnchanged),
        mutant(
            "cuts long commands",
            exchange((l, c) -> l.transceive(c.length > 4000 ? Arrays.copyOf(c, 4000) : c)),
            CardConnectionContract::extendedCommandsTravelUnchanged),
        mutant(
            "cuts the longest command",
            exchange((l, c) -> l.transceive(Arrays.copyOf(c, Math.min(c.length, 65_535)))),
            CardConnectionContract::theLongestCommandTravelsUnchanged),
        mutant(
            "pads short commands",
            exchange((l, c) -> l.transceive(Arrays.copyOf(c, Math.max(c.length, 4)))),
            CardConnectionContract::commandsOfAWrongLengthAreRefused),
        mutant(
            "cuts answers",
            exchange((l, c) -> Arrays.copyOf(l.transceive(c), 257)),
            CardConnectionContract::shortAnswersComeBackUnchanged),
        mutant(
            "cuts long answers",
            exchange(
                (l, c) -> {
                  byte[] answer = l.transceive(c);
                  return answer.length > 65_536 ? Arrays.copyOf(answer, 65_536) : answer;
                }),
            CardConnectionContract::longAnswersComeBackUnchanged),
        mutant(
            "has one array for all answers",
            exchange(
                (l, c) -> {
                  byte[] answer = l.transceive(c);
                  System.arraycopy(answer, 0, shared, 0, answer.length);
                  return shared;
                }),
            CardConnectionContract::answersBelongToTheCaller),
        mutant(
            "follows 61xx",
            exchange(BrokenConnection::followed),
            CardConnectionContract::moreDataAndWrongLengthAreNotFollowed),
        mutant(
            "makes 9000 of nothing",
            exchange(
                (l, c) -> {
                  byte[] answer = l.transceive(c);
                  return answer.length < 2 ? Sw.answer(Sw.OK) : answer;
                }),
            CardConnectionContract::anAnswerOfOneByteIsNoStatus),
        mutant(
            "throws for an error",
            exchange(
                (l, c) -> {
                  byte[] answer = l.transceive(c);
                  if (answer[0] != (byte) 0x90) {
                    throw new TransportException("the card refused", Remedy.CHECK_READER);
                  }
                  return answer;
                }),
            CardConnectionContract::errorStatusWordsAreAnswers),
        mutant(
            "loses interrupts",
            exchange(BrokenConnection::losingInterrupts),
            CardConnectionContract::anInterruptBeforeACommandIsKept),
        mutant(
            "loses interrupts within",
            exchange(BrokenConnection::losingInterrupts),
            CardConnectionContract::anInterruptWithinACommandIsKept),
        mutant(
            "logs commands",
            exchange((l, c) -> BrokenConnection.loud(LOG, l, c)),
            CardConnectionContract::nothingIsToldOfCommandsAndAnswers),
        mutant(
            "tells commands",
            exchange(BrokenConnection::told),
            CardConnectionContract::nothingIsToldOfCommandsAndAnswers));
  }

  static Stream<Arguments> brokenLives() {
    return Stream.of(
        mutant("never closes", close(link -> {}), CardConnectionContract::afterCloseNothingIsSent),
        mutant(
            "closes once",
            close(
                link -> {
                  try {
                    link.transceive(ContractHarness.bytes("00200098"));
                  } catch (TransportException e) {
                    throw new IllegalStateException(e);
                  }
                  link.close();
                }),
            CardConnectionContract::closeIsIdempotent),
        mutant(
            "takes removal for a stale link",
            exchange(
                (l, c) -> {
                  try {
                    return l.transceive(c);
                  } catch (TransportException e) {
                    throw new TransportException("stale", Remedy.REOPEN, e);
                  }
                }),
            CardConnectionContract::aCardThatLeavesAfterACommandWasRemoved),
        mutant(
            "tells removal by 9000",
            exchange(
                (l, c) -> {
                  try {
                    return l.transceive(c);
                  } catch (TransportException e) {
                    return Sw.answer(Sw.OK);
                  }
                }),
            CardConnectionContract::aCardThatLeavesWithinACommandWasRemoved));
  }

  static Stream<Arguments> brokenReservations() {
    return Stream.of(
        mutant(
            "runs work twice",
            reserve(BrokenConnection::twice),
            CardConnectionContract::workRunsOnceOnTheCallingThread),
        mutant(
            "wraps failures",
            reserve(BrokenConnection::wrapped),
            CardConnectionContract::failuresOfTheWorkPassThrough),
        mutant(
            "reserves nothing",
            reserve(BrokenConnection::unreserved),
            CardConnectionContract::othersWaitForTheEndOfTheWork),
        mutant(
            "closes after the work",
            reserve(BrokenConnection::closing),
            CardConnectionContract::reservationsNest));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenExchanges", "brokenLives", "brokenReservations"})
  void aBrokenPromiseIsFound(
      String what,
      UnaryOperator<CardConnection> mutation,
      Consumer<CardConnectionContract> finder) {
    finder.accept(new Contract(UnaryOperator.identity(), new StringBuilder()));
    LOG.setLength(0);
    assertThatThrownBy(() -> finder.accept(new Contract(mutation, LOG)))
        .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
  }

  @AfterEach
  void forgetInterrupts() {
    Thread.interrupted();
  }
}
