package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class PcscConnectionTest {

  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};

  private final CardTerminal terminal = mock(CardTerminal.class);
  private final Card card = mock(Card.class);
  private final CardChannel channel = mock(CardChannel.class);
  private final List<byte[]> sent = new ArrayList<>();

  @BeforeEach
  void cardThatAnswersDone() throws CardException {
    when(terminal.getName()).thenReturn("Reader 00");
    when(terminal.connect("*")).thenReturn(card);
    when(card.getBasicChannel()).thenReturn(channel);
    when(card.getProtocol()).thenReturn("T=1");
    answer((byte) 0x90, (byte) 0x00);
  }

  private void answer(byte... bytes) throws CardException {
    doAnswer(
            call -> {
              ByteBuffer command = call.getArgument(0);
              byte[] copy = new byte[command.remaining()];
              command.get(copy);
              sent.add(copy);
              ByteBuffer response = call.getArgument(1);
              response.put(bytes);
              return bytes.length;
            })
        .when(channel)
        .transmit(any(), any());
  }

  private void fail(Exception thrown) throws CardException {
    doThrow(thrown).when(channel).transmit(any(), any());
  }

  private CardConnection open() throws TransportException {
    return PcscReader.of(terminal).open();
  }

  @Test
  void commandsAndAnswersTravelUnchanged() throws Exception {
    answer((byte) 1, (byte) 2, (byte) 0x63, (byte) 0xC3);
    try (CardConnection connection = open()) {
      assertThat(connection.transceive(QUERY)).containsExactly(1, 2, 0x63, 0xC3);
    }
    assertThat(sent).containsExactly(QUERY);
  }

  @Test
  void answersAreFreshArraysAndNothingOfThemStaysBehind() throws Exception {
    List<ByteBuffer> buffers = new ArrayList<>();
    doAnswer(
            call -> {
              ByteBuffer response = call.getArgument(1);
              buffers.add(response.duplicate());
              response.put(new byte[] {7, 7, (byte) 0x90, 0});
              return 4;
            })
        .when(channel)
        .transmit(any(), any());
    try (CardConnection connection = open()) {
      byte[] first = connection.transceive(QUERY);
      assertThat(first).isNotSameAs(connection.transceive(QUERY)).startsWith(7, 7);
    }
    assertThat(buffers)
        .hasSize(2)
        .allSatisfy(b -> assertThat(b).isEqualTo(ByteBuffer.allocate(b.capacity())));
  }

  @Test
  void theLongestAnswerFits() throws Exception {
    byte[] longest = new byte[65_538];
    longest[65_536] = (byte) 0x90;
    answer(longest);
    try (CardConnection connection = open()) {
      assertThat(connection.transceive(QUERY)).isEqualTo(longest);
    }
  }

  @Test
  void infoIsHonestAboutWhatPcscDoesNotTell() throws Exception {
    try (CardConnection connection = open()) {
      assertThat(connection.info())
          .isEqualTo(
              new ConnectionInfo(
                  "Reader 00", Medium.UNKNOWN, ConnectionInfo.LONGEST_COMMAND, true));
    }
  }

  @Test
  void theJdkCarriesNoExtendedLengthOverT0() throws Exception {
    when(card.getProtocol()).thenReturn("T=0");
    try (CardConnection connection = open()) {
      assertThat(connection.info().extendedLength()).isFalse();
      assertThat(connection.info().maxCommandLength()).isEqualTo(261);
      assertThatThrownBy(() -> connection.transceive(new byte[262]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, ConnectionInfo.LONGEST_COMMAND + 1})
  void whatIsNoCommandIsTheCallersMistake(int length) throws Exception {
    try (CardConnection connection = open()) {
      assertThatThrownBy(() -> connection.transceive(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(sent).isEmpty();
  }

  /** The service may not have seen that another card took this one's place. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void afterAStubOfAnAnswerNothingIsSentAnyMore(int length) throws Exception {
    answer(new byte[length]);
    when(terminal.isCardPresent()).thenReturn(true);
    try (CardConnection connection = open()) {
      assertRemedy(Remedy.PRESENT_CARD, () -> connection.transceive(QUERY));
      assertRemedy(Remedy.REOPEN, () -> connection.transceive(QUERY));
      assertRemedy(Remedy.REOPEN, () -> connection.transact(() -> 1));
    }
    assertThat(sent).hasSize(1);
    verify(card, times(1)).disconnect(true);
  }

  @Test
  void aTransactionEndsAfterAStubOfAnAnswer() throws Exception {
    answer();
    when(terminal.isCardPresent()).thenReturn(true);
    try (CardConnection connection = open()) {
      assertRemedy(
          Remedy.PRESENT_CARD, () -> connection.transact(() -> connection.transceive(QUERY)));
    }
    verify(card, times(1)).endExclusive();
  }

  private static void assertRemedy(Remedy remedy, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
  }

  @Test
  void noAnswerFromACardThatIsGoneMeansRemoved() throws Exception {
    answer();
    when(terminal.isCardPresent()).thenReturn(true, false);
    try (CardConnection connection = open()) {
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardRemovedException.class)
          .hasMessageContaining("in the middle of a command");
    }
  }

  @Test
  void noAnswerAndABrokenReaderIsNoAnswer() throws Exception {
    answer();
    when(terminal.isCardPresent()).thenThrow(new CardException("isCardPresent() failed"));
    try (CardConnection connection = open()) {
      assertRemedy(Remedy.PRESENT_CARD, () -> connection.transceive(QUERY));
    }
  }

  @Test
  void errorsOfTheDriverAreTranslated() throws Exception {
    fail(new CardException(new Exception("SCARD_W_RESET_CARD")));
    try (CardConnection connection = open()) {
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardResetException.class)
          .hasMessageContaining("Reader 00");
    }
  }

  @Test
  void closeResetsTheCardOnce() throws Exception {
    CardConnection connection = open();
    connection.close();
    connection.close();

    verify(card, times(1)).disconnect(true);
    verify(card, never()).disconnect(false);
  }

  @Test
  void closeNeverThrows() throws Exception {
    doThrow(new CardException("disconnect() failed")).when(card).disconnect(anyBoolean());
    open().close();
    doThrow(new IllegalStateException("Card has been removed")).when(card).disconnect(true);
    open().close();

    verify(card, times(2)).disconnect(true);
  }

  @Test
  void afterCloseNothingIsSent() throws Exception {
    CardConnection connection = open();
    connection.close();

    assertThatThrownBy(() -> connection.transceive(QUERY))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
    assertThatThrownBy(() -> connection.transact(() -> 1))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
    assertThat(sent).isEmpty();
    verify(card, never()).beginExclusive();
  }

  @Test
  void nothingButOpeningAndClosingIsLogged() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(PcscConnection.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
    try (CardConnection connection = open()) {
      connection.transact(() -> connection.transceive(QUERY));
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("opened the card in Reader 00", "closed the card in Reader 00");
  }
}
