package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.OtherClient;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is left of a session after it was closed, for another program that was connected all the
 * time, so that the service does not switch the card off by itself. On {@code javax.smartcardio};
 * {@link NativeAfterCloseIT} is the same on the native backend.
 */
@NeedsPcscd
class AfterCloseIT {

  private static final String SELECT = "00A4040C0AD392F000260100000001";
  private static final String SIGN_CERTIFICATE = "00B0810004";
  private static final String SIGN_WITH_AUTH_KEY = "802A029720" + "00".repeat(32) + "00";
  private static final String SIGN_WITH_SIGN_KEY = "802A029A20" + "00".repeat(32) + "00";

  /** A warm reset leaves its secrets verified: CARD-52. */
  private final TestCard card = TestCard.builder().build();

  final PcscdFixture service;

  AfterCloseIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  private MyNumberCard verified() throws JpkiException {
    MyNumberCard session = MyNumberCard.open(readers().named(service.readerName(0)).open());
    try (Pin auth = Pin.auth("1234".toCharArray());
        Pin sign = Pin.sign("ABC123".toCharArray())) {
      session.jpki().verify(auth);
      session.jpki().verify(sign);
    }
    return session;
  }

  /** Status words of what needs a secret. */
  private static List<String> tryEverything(OtherClient other) {
    assertThat(other.send(SELECT)).isEqualTo("9000");
    return List.of(SIGN_CERTIFICATE, SIGN_WITH_AUTH_KEY, SIGN_WITH_SIGN_KEY).stream()
        .map(other::send)
        .map(answer -> answer.substring(answer.length() - 4))
        .toList();
  }

  @Test
  void anotherProgramNeedsAVerifyOfItsOwn() throws Exception {
    service.insert(card);
    try (OtherClient other = OtherClient.on(service.readerName(0))) {
      assertThat(other.open()).isEqualTo("done");
      try (MyNumberCard session = verified()) {
        assertThat(tryEverything(other))
            .as("in %s, whose link is shared, it does not", session)
            .containsOnly("9000");
      }
      assertThat(other.send(SELECT)).as("the link was reset").contains("reset the card");
      assertThat(other.open()).isEqualTo("done");
      assertThat(tryEverything(other)).containsOnly("6982");
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }
}
