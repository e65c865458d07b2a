package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.pin.Pin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MyNumberCardTest {

  private static final String SELECT = "00A4040C 0A D392F000260100000001";

  private final ScriptedConnection link = ScriptedConnection.extended();

  @ParameterizedTest
  @ValueSource(strings = {"6A82", "6A81", "6D00", "6E00"})
  void aCardWithoutTheApplicationIsAnotherCard(String status) throws Exception {
    link.expect(SELECT, status);
    assertThat(MyNumberCard.open(link).identify().requireKind()).isEqualTo(CardKind.OTHER);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void aCardThatIsNotAwakeIsAskedOnceMore() throws Exception {
    link.expect(SELECT, "6F00").expect(SELECT, "9000");
    MyNumberCard.open(link).jpki();
    assertThat(link.isDone()).isTrue();
  }

  @Test
  void aCardThatStaysAsleepIsAnError() {
    link.expect(SELECT, "6F00").expect(SELECT, "6F00");
    assertThatThrownBy(() -> MyNumberCard.open(link).jpki())
        .isInstanceOf(CardResponseException.class);
  }

  @Test
  void theLabelOfACardWithTheApplicationButWithoutTokenFileIsUnreadable() throws Exception {
    link.expect(SELECT, "9000")
        .expect("00B08600A0", "6A82")
        .expect("00A4020C02 0006", "6A82")
        .expect("00200098", "63C3");
    assertThat(MyNumberCard.open(link).identify().requireKind())
        .isEqualTo(CardKind.UNREADABLE_JPKI);
    assertThat(link.isDone()).isTrue();
  }

  @Test
  void aSelectThatIsRefusedEndsNoSelectionOfJpki() throws Exception {
    link.expect(SELECT, "9000").expect(SELECT, "6985").expect("00200098", "63C3");
    MyNumberCard card = MyNumberCard.open(link);
    JpkiAp jpki = card.jpki();
    assertThatThrownBy(card::jpki).isInstanceOf(CardResponseException.class);
    assertThat(card.selected()).isEmpty();
    assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
    assertThat(link.isDone()).isTrue();
  }

  @Test
  void noApplicationIsTyped() {
    link.expect(SELECT, "6A82");
    assertThatThrownBy(() -> MyNumberCard.open(link).jpki())
        .isInstanceOf(ApplicationNotFoundException.class);
  }

  @Test
  void openingSendsNothingAndClosingClosesTheLink() {
    MyNumberCard card = MyNumberCard.open(link);
    assertThat(link.received()).isEmpty();
    assertThat(card.connection().name()).isEqualTo("scripted");
    card.close();
    assertThat(link.isClosed()).isTrue();
    assertThatThrownBy(card::jpki).isInstanceOf(io.github.jpki4j.TransportException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "6A82", "!"})
  void closingAfterASecretLeavesTheApplicationFirst(String answer) throws Exception {
    link.expect(SELECT, "9000")
        .expect("00200098", "63C3")
        .expect("00200098 04 31323334", "9000")
        .expect("00A4040C 07 A0000001510000", answer);
    MyNumberCard card = MyNumberCard.open(link);
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      card.jpki().verify(pin);
    }
    card.close();
    card.close();
    assertThat(link.isDone()).isTrue();
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void whatASelectionLearnedTheNextOneKnows() throws Exception {
    link.expect(SELECT, "9000")
        .expect("00200098", "6A86")
        .expect("00A4020C 02 0018", "9000")
        .expect("00200080", "63C3")
        .expect(SELECT, "9000")
        .expect("00A4020C 02 001B", "9000")
        .expect("00200080", "63C5");
    MyNumberCard card = MyNumberCard.open(link);
    card.jpki().pinStatus(KeyKind.AUTH);
    card.jpki().pinStatus(KeyKind.SIGN);
    assertThat(link.isDone()).isTrue();
  }
}
