package io.github.jpki4j.pcsc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaxBackendTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final TerminalFactory factory = mock(TerminalFactory.class);
  private final CardTerminals terminals = mock(CardTerminals.class);
  private final CardTerminal terminal = mock(CardTerminal.class);
  private final PcscBackend backend = JavaxBackend.of(factory);

  @BeforeEach
  void oneEmptyReader() throws CardException {
    when(factory.terminals()).thenReturn(terminals);
    when(terminals.list()).thenReturn(List.of(terminal));
    when(terminal.getName()).thenReturn("R");
  }

  @Test
  void aStateIsTheNameAndWhetherThereIsACard() throws Exception {
    assertThat(backend.readers()).containsExactly(new ReaderState("R", false, 0));
    when(terminal.isCardPresent()).thenReturn(true);
    assertThat(backend.readers()).containsExactly(new ReaderState("R", true, 0));
  }

  @Test
  void waitingEndsWhenACardComes() throws Exception {
    List<ReaderState> known = backend.readers();
    when(terminal.isCardPresent()).thenReturn(false, false, true);
    assertThat(backend.awaitChange(known, LONG)).containsExactly(new ReaderState("R", true, 0));
  }

  @Test
  void waitingEndsWhenAReaderGoes() throws Exception {
    List<ReaderState> known = backend.readers();
    when(terminals.list()).thenReturn(List.of());
    assertThat(backend.awaitChange(known, LONG)).isEmpty();
  }

  @Test
  void waitingEndsWithItsTime() throws Exception {
    List<ReaderState> known = backend.readers();
    assertThat(backend.awaitChange(known, Duration.ofMillis(50))).isEqualTo(known);
    assertThatThrownBy(() -> backend.awaitChange(known, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInterruptEndsWaiting() throws Exception {
    List<ReaderState> known = backend.readers();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> backend.awaitChange(known, LONG))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aReaderThatWasUnpluggedIsSaidAsSuch() throws Exception {
    when(terminals.list()).thenReturn(List.of());
    assertThatThrownBy(() -> backend.connect("R", Sharing.SHARED))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
        .hasMessage("the reader R is not connected any more");
  }

  @Test
  void anExclusiveConnectionIsRefusedAndNotSharedInstead() throws Exception {
    assertThatThrownBy(() -> backend.connect("R", Sharing.EXCLUSIVE))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("exclusively");
    verify(terminal, never()).connect(anyString());
  }

  /** Tells which properties of the JVM are others afterwards. */
  static final class Program {

    private Program() {}

    public static void main(String[] args) {
      Map<Object, Object> before = Map.copyOf(System.getProperties());
      JavaxBackend.system();
      Map<Object, Object> after = new TreeMap<>(System.getProperties());
      after.entrySet().removeAll(before.entrySet());
      System.out.print(after);
    }
  }

  /** In a program of its own: the JDK's driver reads them once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "other; {sun.security.smartcardio.t0GetResponse=false,"
            + " sun.security.smartcardio.t1GetResponse=false}",
        "sun.security.smartcardio.t0GetResponse; {sun.security.smartcardio.t1GetResponse=false}",
        "sun.security.smartcardio.t1GetResponse; {sun.security.smartcardio.t0GetResponse=false}",
      })
  void theDriverIsKeptFromRepeatingCommandsUnlessTheProgramSaysOtherwise(
      String given, String changed) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + given + "=true",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(new String(program.getInputStream().readAllBytes(), UTF_8)).isEqualTo(changed);
    assertThat(program.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x9000, 0x6C39, 0x6110, 0x63C2, 0x6700, 0x6F00})
  void aCommandIsSentOnceWhateverTheAnswer(int status) throws Exception {
    CardChannel channel = mock(CardChannel.class);
    Card card = mock(Card.class);
    when(card.getBasicChannel()).thenReturn(channel);
    when(terminal.connect("*")).thenReturn(card);
    when(channel.transmit(any(ByteBuffer.class), any(ByteBuffer.class)))
        .thenAnswer(
            call -> {
              call.getArgument(1, ByteBuffer.class).putShort((short) status);
              return 2;
            });
    byte[] command = {0, 0x20, 0, (byte) 0x98, 4, '1', '2', '3', '4'};
    assertThat(backend.connect("R", Sharing.SHARED).transmit(command))
        .containsExactly(status >> 8, status);
    verify(channel, times(1)).transmit(any(ByteBuffer.class), any(ByteBuffer.class));
  }
}
