package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MainThreadTest {

  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};

  private final PhoneField field = new PhoneField(InsertedCard.connect(TestCard.builder().build()));

  @Test
  void theMainThreadMayNotConnect() throws Exception {
    MainLooper.run(
        () ->
            assertThatThrownBy(field::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                    "connecting to a card takes long: call it on another thread than the main"
                        + " thread"));
    assertThat(field.calls()).isEmpty();
  }

  @Test
  void theMainThreadMayNotSendACommandButMayClose() throws Exception {
    CardConnection connection = field.open();
    MainLooper.run(
        () -> {
          assertThatThrownBy(() -> connection.transceive(QUERY))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("main thread");
          connection.close();
        });
    assertThat(field.sent()).isEmpty();
    assertThat(field.calls()).endsWith("reconnect");
  }

  private MyNumberCard verified() throws Exception {
    MyNumberCard card = MyNumberCard.open(field.open());
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      card.jpki().verify(pin);
    }
    return card;
  }

  @Test
  void aSessionWithASecretIsClosedOnTheMainThreadWithoutTheLastExchange() throws Exception {
    MyNumberCard card = verified();
    int sent = field.sent().size();
    MainLooper.run(card::close);
    assertThat(field.sent()).hasSize(sent);
    assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
    assertThatThrownBy(card::jpki).isInstanceOf(TransportException.class);
  }

  @Test
  void onAnyOtherThreadTheLastExchangeLeavesTheApplication() throws Exception {
    MyNumberCard card = verified();
    int sent = field.sent().size();
    card.close();
    assertThat(field.sent()).hasSize(sent + 1);
    assertThat(field.sent().get(sent)).startsWith(0x00, 0xA4, 0x04, 0x0C);
    assertThat(field.calls()).endsWith("transceive", "resetTimeouts", "reconnect");
  }

  @Test
  void anyOtherThreadMay() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    MainLooper.run(() -> assertThat(other.submit(this::query).get()).hasSize(2));
    other.shutdown();
    assertThat(field.sent()).containsExactly(QUERY);
  }

  private byte[] query() throws Exception {
    try (CardConnection connection = field.open()) {
      return connection.transceive(QUERY);
    }
  }
}
