package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.KioskSession.Place;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session with a card that is in no reader of PC/SC. */
class KioskSessionPlaceTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final TestCard card = TestCard.builder().build();

  /** Where the card is; broken if the place cannot be asked. */
  private final class Table implements Place {
    private volatile boolean broken;

    @Override
    public String name() {
      return "table";
    }

    @Override
    public boolean isCardPresent() throws TransportException {
      if (broken) {
        throw new TransportException("no answer", Remedy.CHECK_READER);
      }
      return card.isInserted();
    }

    @Override
    public CardConnection open() throws TransportException {
      return card.connect();
    }
  }

  private final Table table = new Table();

  private static int tries(KioskSession session) throws JpkiException {
    return session.run(open -> open.jpki().pinStatus(KeyKind.AUTH)).triesLeft().orElseThrow();
  }

  @Test
  void worksUntilTheCardIsTakenAway() throws Exception {
    try (KioskSession session = KioskSession.open(table, LONG)) {
      assertThat(tries(session)).isEqualTo(3);
      card.remove();
      assertThat(session.awaitEnd(LONG)).contains(End.CARD_REMOVED);
      assertThatThrownBy(() -> tries(session)).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void isOverWhenThePlaceCannotBeAsked() throws Exception {
    try (KioskSession session = KioskSession.open(table, LONG)) {
      table.broken = true;
      assertThat(session.awaitEnd(LONG)).contains(End.LINK_LOST);
    }
  }

  @Test
  void leavesNoSecretVerified() throws Exception {
    try (KioskSession session = KioskSession.open(table, LONG);
        Pin pin = Pin.auth("1234".toCharArray())) {
      session.run(
          open -> {
            open.jpki().verify(pin);
            return null;
          });
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    }
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }

  @Test
  void withoutACardItDoesNotBegin() {
    card.remove();
    assertThatThrownBy(() -> KioskSession.open(table, LONG)).isInstanceOf(TransportException.class);
  }
}
