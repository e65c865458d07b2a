package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcscReadersTest {

  private static final Duration SHORT = Duration.ofMillis(250);

  private final TerminalFactory factory = mock(TerminalFactory.class);
  private final CardTerminals terminals = mock(CardTerminals.class);
  private final PcscReaders readers = PcscReaders.of(factory);

  @BeforeEach
  void noReader() throws CardException {
    when(factory.terminals()).thenReturn(terminals);
    when(terminals.list()).thenReturn(List.of());
  }

  private CardTerminal terminal(String name) throws CardException {
    CardTerminal terminal = mock(CardTerminal.class);
    Card card = mock(Card.class);
    when(terminal.getName()).thenReturn(name);
    when(terminal.connect("*")).thenReturn(card);
    when(card.getProtocol()).thenReturn("T=1");
    when(card.getBasicChannel()).thenReturn(mock(CardChannel.class));
    return terminal;
  }

  private void connected(CardTerminal... all) throws CardException {
    when(terminals.list()).thenReturn(Arrays.asList(all));
  }

  private static void assertFails(Remedy remedy, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy))
        .hasMessageContaining(text);
  }

  @Test
  void readersAreListedInTheOrderOfTheDriver() throws Exception {
    connected(terminal("B"), terminal("A"));
    assertThat(readers.list()).extracting(PcscReader::name).containsExactly("B", "A");
    assertThat(readers.list()).hasToString("[B, A]");
  }

  @Test
  void noReaderIsAnEmptyListWhetherTheDriverThrowsOrNot() throws Exception {
    assertThat(readers.list()).isEmpty();
    when(terminals.list())
        .thenThrow(
            new CardException("list() failed", new Exception("SCARD_E_NO_READERS_AVAILABLE")));
    assertThat(readers.list()).isEmpty();
  }

  @Test
  void aRestartedServiceIsSaidAsSuch() throws Exception {
    when(terminals.list())
        .thenThrow(new CardException("list() failed", new Exception("SCARD_E_NO_SERVICE")));
    assertFails(Remedy.CHECK_READER, "restart this program", readers::list);
    assertFails(Remedy.CHECK_READER, "restart this program", () -> readers.await(SHORT));
  }

  @Test
  void aDriverThatThrowsUncheckedIsTranslatedToo() {
    when(factory.terminals())
        .thenThrow(new IllegalStateException("no context", new Exception("0x8010001D")));
    assertFails(Remedy.CHECK_READER, "8010001D", readers::list);
  }

  @ParameterizedTest
  @CsvSource({
    "ACR 1252 00 00, ACR 1252 00 00",
    "acr 1252 00 00, ACR 1252 00 00",
    "sony,           SONY FeliCa Port",
    "Reader,         Reader",
    "Reader X,       Reader X"
  })
  void aReaderIsFoundByItsNameOrAUniquePartOfIt(String part, String name) throws Exception {
    connected(
        terminal("ACR 1252 00 00"),
        terminal("SONY FeliCa Port"),
        terminal("Reader"),
        terminal("Reader X"));
    assertThat(readers.named(part).name()).isEqualTo(name);
  }

  @Test
  void anAmbiguousNameListsTheReadersThatFit() throws Exception {
    connected(terminal("ACR 00"), terminal("ACR 01"), terminal("SONY"));
    assertFails(
        Remedy.CHECK_READER,
        "more than one card reader is called \"acr\": ACR 00, ACR 01",
        () -> readers.named("acr"));
  }

  @Test
  void anUnknownNameListsAllReaders() throws Exception {
    connected(terminal("ACR 00"), terminal("SONY"));
    assertFails(
        Remedy.CHECK_READER,
        "no card reader is called \"x\", there is: ACR 00, SONY",
        () -> readers.named("x"));
    connected();
    assertFails(Remedy.CHECK_READER, "there is: none", () -> readers.named("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankNameIsTheCallersMistake(String blank) {
    assertThatThrownBy(() -> readers.named(blank)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void awaitTakesTheReaderThatHasACard() throws Exception {
    CardTerminal empty = terminal("empty");
    CardTerminal full = terminal("full");
    when(full.isCardPresent()).thenReturn(true);
    connected(empty, full);
    try (CardConnection connection = readers.await(Duration.ZERO)) {
      assertThat(connection.info().name()).isEqualTo("full");
    }
  }

  @Test
  void awaitSeesACardThatComesLaterInAReaderThatComesLater() throws Exception {
    CardTerminal early = terminal("early");
    CardTerminal late = terminal("late");
    when(late.isCardPresent()).thenReturn(false, true);
    when(terminals.list()).thenReturn(List.of(early)).thenReturn(List.of(early, late));
    try (CardConnection connection = readers.await(Duration.ofSeconds(10))) {
      assertThat(connection.info().name()).isEqualTo("late");
    }
  }

  @Test
  void awaitWithoutAReaderFailsAtOnce() {
    assertFails(
        Remedy.CHECK_READER,
        "no card reader is connected",
        () -> readers.await(Duration.ofSeconds(60)));
  }

  @Test
  void awaitEndsAfterItsTime() throws Exception {
    connected(terminal("empty"));
    assertFails(Remedy.PRESENT_CARD, "no card came within 250 ms", () -> readers.await(SHORT));
    assertFails(
        Remedy.PRESENT_CARD, "there is no card in the reader", () -> readers.await(Duration.ZERO));
  }

  @Test
  void awaitTriesACardAgainThatRefusedAtFirst() throws Exception {
    CardTerminal terminal = terminal("reader");
    Card card = terminal.connect("*");
    when(terminal.isCardPresent()).thenReturn(true);
    when(terminal.connect("*"))
        .thenThrow(new CardException("connect", new Exception("SCARD_W_UNRESPONSIVE_CARD")))
        .thenThrow(new CardNotPresentException("No card present"))
        .thenReturn(card);
    connected(terminal);
    readers.await(Duration.ofSeconds(10)).close();
    verify(card).disconnect(true);
  }

  @Test
  void awaitSaysWhyTheCardThatWasThereRefused() throws Exception {
    CardTerminal terminal = terminal("reader");
    when(terminal.isCardPresent()).thenReturn(true);
    when(terminal.connect("*"))
        .thenThrow(new CardException("connect", new Exception("SCARD_W_UNRESPONSIVE_CARD")));
    connected(terminal);
    assertFails(Remedy.PRESENT_CARD, "the card does not answer", () -> readers.await(SHORT));
  }

  @Test
  void aReaderAtFaultDoesNotKeepAwaitFromTheOthers() throws Exception {
    CardTerminal broken = terminal("broken");
    CardTerminal good = terminal("good");
    when(broken.isCardPresent())
        .thenThrow(new CardException("present", new Exception("SCARD_E_UNKNOWN_READER")));
    when(good.isCardPresent()).thenReturn(false, true);
    connected(broken, good);
    try (CardConnection connection = readers.await(Duration.ofSeconds(10))) {
      assertThat(connection.info().name()).isEqualTo("good");
    }
  }

  @Test
  void awaitAtTheOnlyReaderEndsWhenItIsAtFault() throws Exception {
    CardTerminal terminal = terminal("reader");
    when(terminal.isCardPresent()).thenReturn(true);
    when(terminal.connect("*"))
        .thenThrow(new CardException("connect", new Exception("SCARD_E_SHARING_VIOLATION")));
    assertFails(
        Remedy.CHECK_READER,
        "another program has the card for itself",
        () -> PcscReader.of(terminal).await(Duration.ofSeconds(60)));
  }

  @Test
  void anInterruptEndsAwaitAndStaysSet() throws Exception {
    connected(terminal("empty"));
    Thread.currentThread().interrupt();
    try {
      assertFails(Remedy.PRESENT_CARD, "interrupted", () -> readers.await(Duration.ofSeconds(60)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void timeoutsAreZeroOrMoreHoweverLong() throws Exception {
    CardTerminal terminal = terminal("reader");
    when(terminal.isCardPresent()).thenReturn(true);
    PcscReader reader = PcscReader.of(terminal);
    reader.await(Duration.ofSeconds(Long.MAX_VALUE)).close();
    assertThatThrownBy(() -> reader.await(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void presenceIsTheDriversAnswer() throws Exception {
    CardTerminal terminal = terminal("reader");
    when(terminal.isCardPresent()).thenReturn(true, false);
    assertThat(PcscReader.of(terminal).isCardPresent()).isTrue();
    assertThat(PcscReader.of(terminal).isCardPresent()).isFalse();
  }

  @Test
  void openingAnEmptyReaderAsksForTheCard() throws Exception {
    CardTerminal terminal = terminal("reader");
    when(terminal.connect("*")).thenThrow(new CardNotPresentException("No card present"));
    assertFails(
        Remedy.PRESENT_CARD,
        "connecting to the card in reader failed: no card in the reader",
        () -> PcscReader.of(terminal).open());
  }

  /** These tests run on class files outside of a jar, where there is never a native backend. */
  @Test
  void withoutTheNativeWayItsReadersSayWhy() throws Exception {
    assertFails(
        Remedy.CHECK_READER,
        "the native backend is not available: ",
        () -> PcscReaders.nativeApi().list());
    assertFails(
        Remedy.CHECK_READER,
        "is not available",
        () -> PcscReaders.nativeApi().await(Duration.ZERO));
    assertThat(PcscReaders.javax().backend()).isEqualTo("javax.smartcardio");
    assertThat(PcscReaders.system().backend()).isEqualTo("javax.smartcardio");
  }

  @Test
  void timeoutsAreMoreThanZeroAndIgnoredWhereThereAreNone() throws Exception {
    Duration second = Duration.ofSeconds(1);
    connected(terminal("reader"));
    assertThat(readers.withTimeouts(second, second).list()).hasToString("[reader]");
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> readers.withTimeouts(wrong, second))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> readers.withTimeouts(second, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aDriverWithoutExclusiveConnectionsRefusesThem() throws Exception {
    CardTerminal terminal = terminal("reader");
    assertFails(Remedy.CHECK_READER, "exclusively", () -> PcscReader.of(terminal).openExclusive());
  }
}
