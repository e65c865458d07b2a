package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.opensc.OpenSc;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One customer after the other at a real reader, on {@code javax.smartcardio}; {@link
 * NativeKioskSessionIT} is the same on the native backend.
 */
@NeedsPcscd
class KioskSessionIT {

  private static final Duration LONG = Duration.ofMinutes(5);

  /** By default a warm reset leaves its secrets verified. */
  final TestCard card = TestCard.builder().build();

  final PcscdFixture service;

  KioskSessionIT(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  private PcscReader reader() throws TransportException {
    return readers().named(service.readerName(0));
  }

  final KioskSession open(Duration limit) throws TransportException {
    return KioskSession.open(reader(), limit);
  }

  private static byte[] sign(MyNumberCard card) throws JpkiException {
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      JpkiAp jpki = card.jpki();
      return jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1}));
    }
  }

  private static void assertOver(KioskSession session, End end) {
    assertThat(session.end()).contains(end);
    assertThatThrownBy(() -> session.run(MyNumberCard::jpki))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN))
        .hasMessageContaining(end.name());
  }

  private void assertNothingLeft() {
    assertThat(card.isVerified(KeyKind.AUTH)).as("the secret is verified no more").isFalse();
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> threads() == 0)).isTrue();
  }

  /** How many sessions are going on. */
  static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jpki-kiosk-session"))
        .count();
  }

  @Test
  void aCustomerSignsAndLeavesNothing() throws Exception {
    service.insert(card);
    KioskSession session = open(LONG);
    assertThat(session.run(KioskSessionIT::sign)).hasSize(256);
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    session.close();
    session.close();
    assertOver(session, End.CLOSED);
    assertNothingLeft();
    try (KioskSession next = open(LONG)) {
      assertThat(next.<byte[]>run(KioskSessionIT::sign)).hasSize(256);
    }
    assertNothingLeft();
  }

  @Test
  void aForeignProgramNeedsAVerifyOfItsOwn() throws Exception {
    service.insert(card);
    try (KioskSession session = open(LONG)) {
      session.run(
          open -> {
            try (Pin password = Pin.sign("ABC123".toCharArray())) {
              open.jpki().verify(password);
              return Optional.empty();
            }
          });
      assertThat(card.isVerified(KeyKind.SIGN)).isTrue();
    }
    String answers =
        OpenSc.succeed(
            ForeignProgram.of(
                    "opensc-tool",
                    "--reader",
                    service.readerName(0),
                    "-s",
                    "00A4040C0AD392F000260100000001",
                    "-s",
                    "00A4020C020001", // the sign certificate
                    "-s",
                    "00B0000004",
                    "-s",
                    "00A4020C02001A", // the key for signatures
                    "-s",
                    "802A00800400010203" + "00")
                .with("OPENSC_DRIVER", "default"));
    assertThat(answers.lines().filter(line -> line.startsWith("Received")))
        .extracting(line -> line.replaceAll(".*SW1=0x(..), SW2=0x(..).*", "$1$2"))
        .containsExactly("9000", "9000", "6982", "9000", "6982");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @Test
  void theTimeEndsASessionInWhichNothingHappens() throws Exception {
    service.insert(card);
    try (KioskSession session = open(Duration.ofSeconds(2))) {
      session.<byte[]>run(KioskSessionIT::sign);
      assertThat(session.awaitEnd(PcscdFixture.PATIENCE)).contains(End.TIME_OVER);
      assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> !card.isVerified(KeyKind.AUTH)))
          .isTrue();
      assertOver(session, End.TIME_OVER);
    }
    assertNothingLeft();
  }

  @Test
  void workThatIsGoingOnMayFinish() throws Exception {
    service.insert(card);
    try (KioskSession session = open(Duration.ofSeconds(1))) {
      byte[] signature =
          session.run(
              open -> {
                awaitEnd(session);
                return sign(open);
              });
      assertThat(signature).hasSize(256);
      assertOver(session, End.TIME_OVER);
    }
    assertNothingLeft();
  }

  private static void awaitEnd(KioskSession session) {
    try {
      assertThat(session.awaitEnd(PcscdFixture.PATIENCE)).isPresent();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workThatNeverEndsLosesTheCard() throws Exception {
    service.insert(card);
    try (KioskSession session = open(Duration.ofMillis(300))) {
      assertThatThrownBy(
              () ->
                  session.run(
                      open -> {
                        sign(open);
                        while (true) {
                          open.jpki().pinStatus(KeyKind.AUTH);
                        }
                      }))
          .isInstanceOf(TransportException.class);
      assertOver(session, End.TIME_OVER);
    }
  }

  @Test
  void aCardThatIsTakenAwayEndsTheSession() throws Exception {
    service.insert(card);
    try (KioskSession session = open(LONG)) {
      session.<byte[]>run(KioskSessionIT::sign);
      service.eject();
      assertThat(session.awaitEnd(PcscdFixture.PATIENCE)).contains(End.CARD_REMOVED);
      assertOver(session, End.CARD_REMOVED);
    }
    assertNothingLeft();
  }

  @Test
  void aCardThatTakesTheFirstOnesPlaceGetsNoCommand() throws Exception {
    TestCard second = TestCard.builder().build();
    VpcdBridge first = VpcdBridge.connect(card, VpcdBridge.DEFAULT_HOST, service.port(0));
    reader().await(PcscdFixture.PATIENCE).close();
    try (KioskSession session = open(LONG);
        VpcdBridge waiting = VpcdBridge.connect(second, VpcdBridge.DEFAULT_HOST, service.port(0))) {
      session.<byte[]>run(KioskSessionIT::sign);
      first.close();
      assertThatThrownBy(
              () -> {
                while (true) {
                  session.<byte[]>run(KioskSessionIT::sign);
                }
              })
          .isInstanceOf(TransportException.class);
      assertThat(session.end()).isPresent();
      assertThat(second.isVerified(KeyKind.AUTH)).isFalse();
      assertThat(waiting.isConnected()).isTrue();
      // a service that saw the first one leave sees the second one when it looks again
      PcscReader reader = reader();
      assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> PcscdFixture.isPresent(reader)))
          .isTrue();
    }
    assertThat(second.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void workMayCloseTheSession() throws Exception {
    service.insert(card);
    KioskSession session = open(LONG);
    session.run(
        open -> {
          sign(open);
          session.close();
          return Optional.empty();
        });
    assertOver(session, End.CLOSED);
    assertNothingLeft();
  }

  @Test
  void aLimitOutsideTheRangeIsRefused() throws Exception {
    for (Duration limit :
        new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(2)}) {
      assertThatThrownBy(() -> open(limit)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
