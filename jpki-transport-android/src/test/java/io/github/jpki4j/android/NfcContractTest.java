package io.github.jpki4j.android;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.testcard.contract.CardConnectionContract;
import io.github.jpki4j.testcard.contract.TransportUnderTest;
import io.github.jpki4j.testcard.recording.ScriptedCard;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.transport.CardConnection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over the real IsoDep, as it is by default: short commands, 261 bytes. */
class NfcContractTest extends CardConnectionContract {

  @RegisterExtension final LogListener log = new LogListener();

  /** A connection and the field around its card. */
  private record Link(CardConnection connection, PhoneField field) implements TransportUnderTest {

    @Override
    public Optional<Step> removal() {
      return Optional.of(field::lift);
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  @Override
  protected final TransportUnderTest connect(ScriptedCard card) throws Exception {
    PhoneField field =
        new PhoneField(
            command ->
                card.answer(command).orElseThrow(() -> new CardRemovedException("the card left")));
    adjust(field);
    return new Link(field.open(settings()), field);
  }

  /** What this phone can do. */
  void adjust(PhoneField field) {
    field.withMaxTransceiveLength(261);
  }

  /** How it is used. */
  NfcSettings settings() {
    return NfcSettings.standard();
  }

  @Override
  protected final Optional<List<String>> logged() {
    return Optional.of(log.messages());
  }
}
