package io.github.jpki4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.PinFormatException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PinTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "AUTH,'',LENGTH",
        "AUTH,123,LENGTH",
        "AUTH,12345,LENGTH",
        "AUTH,12a4,CHARACTERS",
        "AUTH,１２３４,HALF_WIDTH",
        "AUTH,12 4,NO_SPACES",
        "AUTH,'1234 ',NO_SPACES",
        "AUTH,'1234\n',NO_SPACES",
        "AUTH,12　4,NO_SPACES",
        "AUTH,-123,CHARACTERS",
        "AUTH,٣٤٥٦,CHARACTERS",
        "AUTH,12😀,CHARACTERS",
        "SIGN,'',LENGTH",
        "SIGN,ABC12,LENGTH",
        "SIGN,ABCDEFGHIJKLMNOPQ,LENGTH",
        "SIGN,ABC-123,CHARACTERS",
        "SIGN,ＡＢＣ１２３,HALF_WIDTH",
        "SIGN,ABC 123,NO_SPACES",
        "SIGN,ABCé23,CHARACTERS",
        "SIGN,ABC😀123,CHARACTERS",
        "SIGN,パスワード１,CHARACTERS",
      })
  void malformedIsRefusedByNamingTheRuleOnly(KeyKind key, String typed, Rule rule) {
    char[] characters = typed.toCharArray();
    PinFormatException e =
        catchThrowableOfType(PinFormatException.class, () -> Pin.of(key, characters));
    assertThat(e.rule()).isEqualTo(rule);
    assertThat(e.secret()).isEqualTo(key);
    assertThat(characters).as("erased all the same").isEqualTo(new char[typed.length()]);
    assertThat(e.getMessage()).endsWith("nothing was sent to the card");
    if (!typed.isBlank()) {
      assertThat(e.getMessage()).doesNotContain(typed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH,1234,1234",
    "AUTH,0000,0000",
    "SIGN,ABC123,ABC123",
    "SIGN,abc123,ABC123",
    "SIGN,aZ09zA,AZ09ZA",
    "SIGN,123456,123456",
    "SIGN,ABCDEFGHIJKLMNOP,ABCDEFGHIJKLMNOP",
  })
  void wellFormedIsEncodedAsTheCardComparesIt(KeyKind key, String typed, String expected) {
    char[] characters = typed.toCharArray();
    try (Pin pin = Pin.of(key, characters)) {
      assertThat(characters).containsOnly('\0');
      assertThat(new String(pin.encoded(), StandardCharsets.US_ASCII)).isEqualTo(expected);
      assertThat(pin.key()).isEqualTo(key);
      assertThat(pin.toString()).endsWith("[hidden]").doesNotContain(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void nullIsRefused(KeyKind key) {
    assertThatThrownBy(() -> Pin.of(key, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void closingErasesAndEnds() throws Exception {
    Pin pin = Pin.auth("1234".toCharArray());
    var field = CardSecret.class.getDeclaredField("encoded");
    field.setAccessible(true);
    byte[] inside = (byte[]) field.get(pin);
    assertThat(inside).containsExactly('1', '2', '3', '4');
    pin.close();
    pin.close();
    assertThat(inside).containsOnly(0);
    assertThatThrownBy(pin::encoded).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "123,LENGTH",
    "12345,LENGTH",
    "12a4,CHARACTERS",
    "１２３４,HALF_WIDTH",
    "12 4,NO_SPACES",
  })
  void aMalformedCardInfoPinIsRefusedByNamingTheRuleOnly(String typed, Rule rule) {
    char[] characters = typed.toCharArray();
    PinFormatException e =
        catchThrowableOfType(PinFormatException.class, () -> CardInfoPin.of(characters));
    assertThat(e.rule()).isEqualTo(rule);
    assertThat(e.secret()).isEqualTo(DataSecret.CARD_INFO);
    assertThat(characters).as("erased all the same").isEqualTo(new char[typed.length()]);
    assertThat(e.getMessage()).startsWith("the CARD_INFO PIN ").doesNotContain(typed);
  }

  @Test
  void aCardInfoPinIsNoSecretOfAKey() {
    try (CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
      assertThat(pin).isNotInstanceOf(Pin.class).hasToString("CardInfoPin[hidden]");
      assertThat(pin.kind()).isEqualTo(DataSecret.CARD_INFO);
      assertThat(new String(pin.encoded(), StandardCharsets.US_ASCII)).isEqualTo("4321");
    }
  }

  @Test
  void encodedIsACopy() {
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      pin.encoded()[0] = 0;
      assertThat(pin.encoded()[0]).isEqualTo((byte) '1');
    }
  }

  @Test
  void everyLengthIsTakenOrRefusedByTheRuleOfItsSecret() {
    for (int length = 0; length <= 20; length++) {
      String typed = "1".repeat(length);
      assertThat(isTaken(() -> Pin.auth(typed.toCharArray()))).isEqualTo(length == 4);
      assertThat(isTaken(() -> CardInfoPin.of(typed.toCharArray()))).isEqualTo(length == 4);
      assertThat(isTaken(() -> Pin.sign(typed.toCharArray())))
          .isEqualTo(length >= 6 && length <= 16);
    }
  }

  private static boolean isTaken(Supplier<CardSecret> secret) {
    try {
      secret.get().close();
      return true;
    } catch (PinFormatException e) {
      assertThat(e.rule()).isEqualTo(Rule.LENGTH);
      return false;
    }
  }
}
