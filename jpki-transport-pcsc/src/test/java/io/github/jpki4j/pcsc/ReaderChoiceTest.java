package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reader is meant, and what is said if nobody can know. */
class ReaderChoiceTest {

  private final TerminalFactory factory = mock(TerminalFactory.class);
  private final CardTerminals terminals = mock(CardTerminals.class);
  private final PcscReaders readers = PcscReaders.of(factory);

  @BeforeEach
  void driver() {
    when(factory.terminals()).thenReturn(terminals);
  }

  private void connected(CardTerminal... all) throws CardException {
    when(terminals.list()).thenReturn(Arrays.asList(all));
  }

  private static CardTerminal terminal(String name) throws CardException {
    CardTerminal terminal = mock(CardTerminal.class);
    Card card = mock(Card.class);
    when(terminal.getName()).thenReturn(name);
    when(terminal.connect("*")).thenReturn(card);
    when(card.getProtocol()).thenReturn("T=1");
    when(card.getBasicChannel()).thenReturn(mock(CardChannel.class));
    return terminal;
  }

  @Test
  void aNameThatDoesNotChooseIsAProblemWithItsReaders() throws Exception {
    connected(terminal("ACR 00"), terminal("ACR 01"), terminal("SONY"));
    assertProblem(Problem.UNKNOWN_READER, List.of("ACR 00", "ACR 01", "SONY"), "x");
    assertProblem(Problem.AMBIGUOUS_READER, List.of("ACR 00", "ACR 01"), "acr");
    connected();
    assertProblem(Problem.UNKNOWN_READER, List.of(), "x");
  }

  private void assertProblem(Problem problem, List<String> names, String wanted) {
    assertThatThrownBy(() -> readers.named(wanted))
        .isInstanceOfSatisfying(
            ReaderException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.readers()).isEqualTo(names);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 60})
  void awaitRefusesToChooseBetweenTwoCardsAndTouchesNeither(long seconds) throws Exception {
    CardTerminal empty = terminal("empty");
    CardTerminal first = terminal("first");
    CardTerminal second = terminal("second");
    when(first.isCardPresent()).thenReturn(true);
    when(second.isCardPresent()).thenReturn(true);
    connected(empty, first, second);

    assertThatThrownBy(() -> readers.await(Duration.ofSeconds(seconds)))
        .isInstanceOfSatisfying(
            ReaderException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.SEVERAL_CARDS);
              assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER);
              assertThat(e.readers()).containsExactly("first", "second");
            })
        .hasMessage("more than one reader holds a card: choose one of first, second");
    verify(first, never()).connect(anyString());
    verify(second, never()).connect(anyString());

    readers.named("second").await(Duration.ZERO).close();
    verify(second).connect("*");
    verify(first, never()).connect(anyString());
  }

  @Test
  void withoutAnyReaderThatIsTheProblem() throws Exception {
    connected();
    assertThatThrownBy(() -> readers.await(Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            ReaderException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_READER));
  }
}
