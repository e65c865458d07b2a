package io.github.jpki4j.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.StatusWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseApduTest {

  @Test
  void splitsDataAndStatus() {
    ResponseApdu answer = ResponseApdu.parse(Hex.bytes("3082 9000"));
    assertThat(Hex.of(answer.data())).isEqualTo("3082");
    assertThat(answer.length()).isEqualTo(2);
    assertThat(answer.status()).isEqualTo(StatusWord.SUCCESS);
    assertThat(answer.toString()).isEqualTo("9000 (2 bytes)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_539})
  void refusesWhatIsNoAnswer(int length) {
    assertThatThrownBy(() -> ResponseApdu.parse(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(length));
  }

  @Test
  void takesTheLongestAnswer() {
    assertThat(ResponseApdu.parse(new byte[65_538]).length()).isEqualTo(65_536);
  }

  @ParameterizedTest
  @CsvSource({
    "9000, -1, false",
    "63C3,  3, false",
    "63CF, 15, false",
    "63C1,  1, false",
    "63C0,  0, true",
    "6983, -1, true",
    "6984, -1, true",
    "6982, -1, false",
    "6300, -1, false",
    "63D1, -1, false",
    "6A82, -1, false",
    "FFFF, -1, false",
  })
  void readsCountersAndBlocking(String hex, int tries, boolean blocked) {
    StatusWord status = new StatusWord(Integer.parseInt(hex, 16));
    assertThat(status.triesLeft().orElse(-1)).isEqualTo(tries);
    assertThat(status.isBlocked()).isEqualTo(blocked);
    assertThat(status).hasToString(hex);
    assertThat(status.sw1() << 8 | status.sw2()).isEqualTo(status.value());
    assertThat(status.isSuccess()).isEqualTo(hex.equals("9000"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x10000})
  void aStatusHasSixteenBits(int value) {
    assertThatThrownBy(() -> new StatusWord(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
