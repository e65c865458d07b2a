package io.github.jpki4j.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.smartcardio.CommandAPDU;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandApduTest {

  private static final int[] NC = {0, 1, 2, 16, 127, 128, 254, 255, 256, 257, 4096, 65_534, 65_535};
  private static final int[] NE = {
    0, 1, 2, 127, 128, 254, 255, 256, 257, 4096, 65_534, 65_535, 65_536
  };

  static Stream<Arguments> grid() {
    return Arrays.stream(NC)
        .boxed()
        .flatMap(nc -> IntStream.of(NE).mapToObj(ne -> Arguments.of(nc, ne)));
  }

  @ParameterizedTest(name = "Nc={0} Ne={1}")
  @MethodSource("grid")
  void encodesAsTheJdkDoes(int nc, int ne) {
    byte[] data = new byte[nc];
    for (int i = 0; i < nc; i++) {
      data[i] = (byte) (i * 31 + 7);
    }
    CommandApdu ours = CommandApdu.of(0x80, 0x2A, 0xFF, 0x97).withData(data).withNe(ne);
    assertThat(ours.toBytes())
        .isEqualTo(new CommandAPDU(0x80, 0x2A, 0xFF, 0x97, data, ne).getBytes());
    assertThat(ours.length()).isEqualTo(ours.toBytes().length);
  }

  @Test
  void caseOneStaysFourBytes() {
    assertThat(Hex.of(CommandApdu.of(0, 0x20, 0, 0x98).toBytes())).isEqualTo("00200098");
  }

  @Test
  void aSecretIsTakenHiddenAndWiped() {
    byte[] secret = {0x31, 0x32, 0x33, 0x34};
    CommandApdu command = CommandApdu.of(0, 0x20, 0, 0x98).withSecret(secret);
    assertThat(secret).containsOnly(0);
    assertThat(command.isSecret()).isTrue();
    assertThat(command.toString()).isEqualTo("00200098 [secret]").doesNotContain("4");
    assertThat(Hex.of(command.toBytes())).isEqualTo("002000980431323334");
    command.wipe();
    assertThat(Hex.of(command.toBytes())).isEqualTo("002000980400000000");
  }

  @Test
  void dataIsCopied() {
    byte[] data = {1, 2};
    CommandApdu command = CommandApdu.of(0, 0xA4, 2, 0x0C).withData(data);
    data[0] = 9;
    assertThat(Hex.of(command.toBytes())).isEqualTo("00A4020C020102");
    command.wipe();
    assertThat(Hex.of(command.toBytes())).as("only secrets are wiped").isEqualTo("00A4020C020102");
  }

  @Test
  void refusesWhatHasNoEncoding() {
    CommandApdu command = CommandApdu.of(0, 0, 0, 0);
    assertThatThrownBy(() -> CommandApdu.of(0, 256, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CommandApdu.of(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> command.withNe(65_537)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> command.withNe(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> command.withData(new byte[65_536]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> command.withSecret(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
