package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KioskSessionTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final FakeWinscard winscard = new FakeWinscard();

  private KioskSession open() throws TransportException {
    winscard.reader("A", Winscard.STATE_PRESENT);
    PcscBackend backend = new NativeBackend(winscard, new CallLimits(LONG, LONG));
    return KioskSession.open(new PcscReader(backend, "A"), LONG);
  }

  private Optional<End> endAfterVerifyFailed(JpkiException cause) throws TransportException {
    try (KioskSession session = open()) {
      assertThatThrownBy(
              () ->
                  session.run(
                      card -> {
                        throw new PinOutcomeUnknownException(
                            KeyKind.AUTH, Operation.VERIFY, OptionalInt.empty(), cause);
                      }))
          .isInstanceOf(PinOutcomeUnknownException.class);
      return session.end();
    }
  }

  @Test
  void aLinkThatBreaksWhileASecretIsUnderWayEndsTheSession() throws Exception {
    assertThat(endAfterVerifyFailed(new CardRemovedException("gone"))).contains(End.CARD_REMOVED);
    assertThat(endAfterVerifyFailed(new TransportException("broken", Remedy.PRESENT_CARD)))
        .contains(End.LINK_LOST);
    assertThat(endAfterVerifyFailed(new MalformedResponseException("odd"))).isEmpty();
  }

  @Test
  void theLongestDurationIsAWaitAndABackwardOneARefusal() throws Exception {
    KioskSession session = open();
    session.close();
    assertThat(session.awaitEnd(Duration.ofSeconds(Long.MAX_VALUE))).contains(End.CLOSED);
    assertThatThrownBy(() -> session.awaitEnd(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
