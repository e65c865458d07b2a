package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.exchange.ExchangeBudget;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A card that never comes to an end is given up within the budget of one piece of work. */
class ExchangeBudgetTest {

  private static final byte[] DONE = {(byte) 0x90, 0};

  /** 32,760 bytes of DER follow. */
  private static final byte[] LONG_SEQUENCE = {0x30, (byte) 0x82, 0x7F, (byte) 0xF8};

  private int exchanges;
  private long bytes;
  private long now;

  private MyNumberCard card(UnaryOperator<byte[]> answers) {
    CardConnection link =
        new CardConnection() {
          @Override
          public byte[] transceive(byte[] command) {
            byte[] answer = answers.apply(command);
            exchanges++;
            bytes += command.length + answer.length;
            return answer;
          }

          @Override
          public ConnectionInfo info() {
            return new ConnectionInfo(
                "endless", ConnectionInfo.Medium.SIMULATED, ConnectionInfo.LONGEST_COMMAND, true);
          }

          @Override
          public void close() {
            exchanges = 0;
          }
        };
    return MyNumberCard.open(link, () -> now);
  }

  private static byte[] with(byte[] data, int status) {
    byte[] answer = Arrays.copyOf(data, data.length + 2);
    answer[data.length] = (byte) (status >> 8);
    answer[data.length + 1] = (byte) status;
    return answer;
  }

  private static boolean isStart(byte[] command) {
    return command[2] < 0 || (command[2] == 0 && command[3] == 0);
  }

  private void assertGivenUp(UnaryOperator<byte[]> answers) {
    assertThatThrownBy(() -> card(answers).jpki().readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class);
    assertThat(exchanges).isBetween(1, 2 * ExchangeBudget.MOST_EXCHANGES);
    assertThat(bytes).isLessThan(4L * ExchangeBudget.MOST_BYTES);
  }

  @Test
  void oneByteAtATime() {
    assertGivenUp(
        command ->
            command[1] != (byte) 0xB0
                ? DONE
                : with(isStart(command) ? LONG_SEQUENCE : new byte[] {0x55}, 0x9000));
  }

  @Test
  void oneByteAtATimeEachInManyPieces() {
    int[] pieces = {0};
    assertGivenUp(
        command -> {
          if (command[1] == (byte) 0xC0) {
            pieces[0]++;
            return pieces[0] % 256 == 0
                ? with(new byte[] {0x55}, 0x9000)
                : with(new byte[0], 0x6100);
          }
          if (command[1] == (byte) 0xB0) {
            return isStart(command) ? with(LONG_SEQUENCE, 0x9000) : with(new byte[0], 0x6101);
          }
          return DONE;
        });
  }

  @Test
  void piecesOf64Kibibytes() {
    assertGivenUp(
        command ->
            command[1] == (byte) 0xB0 || command[1] == (byte) 0xC0
                ? with(new byte[65_536], 0x6100)
                : DONE);
  }

  @Test
  void anAnswerThatTakesItsTime() {
    assertThatThrownBy(
            () ->
                card(command -> {
                      now += ExchangeBudget.MOST_NANOS / 10;
                      return command[1] != (byte) 0xB0
                          ? DONE
                          : with(isStart(command) ? LONG_SEQUENCE : new byte[] {0x55}, 0x9000);
                    })
                    .jpki()
                    .readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class);
    assertThat(exchanges).isLessThan(30);
  }

  /** Each piece of work has its own budget: a session of a kiosk may last for hours. */
  @Test
  void aLongSessionIsNotGivenUp() throws Exception {
    MyNumberCard card = card(command -> command[1] == 0x20 ? with(new byte[0], 0x63C3) : DONE);
    JpkiAp jpki = card.jpki();
    for (int i = 0; i < 2 * ExchangeBudget.MOST_EXCHANGES; i++) {
      now += ExchangeBudget.MOST_NANOS;
      jpki.pinStatus(io.github.jpki4j.KeyKind.AUTH);
    }
    assertThat(exchanges).isGreaterThan(2 * ExchangeBudget.MOST_EXCHANGES);
  }

  @Test
  void aPinIsNotSentOnceTheBudgetIsSpent() {
    int[] verifies = {0};
    MyNumberCard card =
        card(
            command -> {
              if (command[1] == 0x20 && command.length > 5) {
                verifies[0]++;
              }
              now += ExchangeBudget.MOST_NANOS;
              return command[1] == 0x20 ? with(new byte[0], 0x63C3) : DONE;
            });
    assertThatThrownBy(() -> card.jpki().verify(Pin.auth("1234".toCharArray())))
        .isInstanceOf(MalformedResponseException.class);
    assertThat(verifies[0]).isZero();
  }
}
