package io.github.jpki4j.reset.simulation;

import static io.github.jpki4j.reset.simulation.Refusals.assertRefused;
import static io.github.jpki4j.reset.simulation.Refusals.assertRefusedUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulated reset service grants and refuses. */
class ResetServiceTest {

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void reservationLasts24HoursAndIsUsedUpOnce(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    Reservation reservation = desk.reserve();
    assertThat(reservation.until()).isEqualTo(desk.now().plus(Duration.ofHours(24)));
    JpkiCertificate certificate = desk.proof(desk.card).certificate();
    assertThat(desk.service.find(target, certificate)).contains(reservation);
    CompletionPermit permit = desk.admit();
    desk.service.complete(permit);
    assertThat(desk.service.find(target, certificate)).isEmpty();
    assertRefused(Refusal.NO_RESERVATION, () -> desk.service.complete(permit));
    assertRefused(Refusal.NO_RESERVATION, desk::admit);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void reservationEndsAndANewOneTakesItsPlace(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    desk.goOn(Duration.ofHours(24));
    desk.admit();
    desk.goOn(Duration.ofSeconds(1));
    assertRefused(Refusal.RESERVATION_EXPIRED, desk::admit);
    Reservation second = desk.reserve();
    assertThat(desk.admit().reservation()).isEqualTo(second);
    assertThat(desk.service.memory().reservations()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void fiveFacesInARowBeginACoolDown(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    if (target == KeyKind.AUTH) {
      desk.reserve(FaceMatch.NOT_COMPARED);
      return;
    }
    for (int i = 1; i <= 4; i++) {
      assertRefused(Refusal.FACE_NOT_MATCHED, () -> desk.reserve(FaceMatch.NOT_MATCHED));
    }
    Instant end = desk.now().plus(Duration.ofHours(1));
    assertRefusedUntil(Refusal.FACE_COOL_DOWN, end, () -> desk.reserve(FaceMatch.NOT_MATCHED));
    assertRefusedUntil(Refusal.FACE_COOL_DOWN, end, desk::reserve);
    SimulatedResetService later = desk.serviceThatRemembers(desk.service.memory());
    KeyProof proof = desk.proof(desk.card, later.challenge());
    ReservationRequest request =
        new ReservationRequest(
            target, Optional.of(later.terms().version()), proof, FaceMatch.MATCHED);
    assertRefusedUntil(Refusal.FACE_COOL_DOWN, end, () -> later.reserve(request));
    desk.goOn(Duration.ofHours(1));
    desk.reserve();
    assertThat(desk.service.memory().faces()).isEmpty();
  }

  @Test
  void successEndsTheRowOfFaces() throws Exception {
    ResetDesk desk = new ResetDesk(KeyKind.SIGN);
    for (int i = 1; i <= 12; i++) {
      if (i % 4 == 0) {
        desk.reserve();
      } else {
        assertRefused(Refusal.FACE_NOT_MATCHED, () -> desk.reserve(FaceMatch.NOT_MATCHED));
      }
    }
    assertRefused(Refusal.FACE_NOT_MATCHED, () -> desk.reserve(FaceMatch.NOT_COMPARED));
    assertRefused(Refusal.FACE_TOO_DIFFERENT, () -> desk.reserve(FaceMatch.TOO_DIFFERENT));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatIsNotReachedRefusesEverything(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    KeyProof proof = desk.proof(desk.card);
    CompletionPermit permit = desk.admit();
    desk.service.setOnline(false);
    for (ThrowingCallable call : calls(desk, target, proof, permit)) {
      assertRefused(Refusal.OFFLINE, call);
    }
    desk.service.setOnline(true);
    Instant end = desk.now().plusSeconds(60);
    desk.service.setMaintenance(Optional.of(end));
    for (ThrowingCallable call : calls(desk, target, proof, permit)) {
      assertRefusedUntil(Refusal.UNDER_MAINTENANCE, end, call);
    }
    desk.goOn(Duration.ofSeconds(60));
    desk.service.complete(permit);
  }

  private static List<ThrowingCallable> calls(
      ResetDesk desk, KeyKind target, KeyProof proof, CompletionPermit permit) {
    SimulatedResetService service = desk.service;
    return List.of(
        service::terms,
        service::challenge,
        () ->
            service.reserve(
                new ReservationRequest(target, Optional.empty(), proof, FaceMatch.MATCHED)),
        () -> service.find(target, proof.certificate()),
        () -> service.admit(new CompletionRequest(target, "nobody", proof)),
        () -> service.complete(permit));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void consentIsForTheTermsInForce(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    KeyProof proof = desk.proof(desk.card);
    for (Optional<String> accepted : List.of(Optional.<String>empty(), Optional.of("TEST-0"))) {
      assertRefused(
          Refusal.CONSENT_MISSING,
          () ->
              desk.service.reserve(
                  new ReservationRequest(target, accepted, proof, FaceMatch.MATCHED)));
    }
    desk.service.reserve(
        new ReservationRequest(
            target, Optional.of(desk.service.terms().version()), proof, FaceMatch.MATCHED));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void challengeIsGoodOnceAndNotForLong(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    KeyProof proof = desk.proof(desk.card);
    CompletionRequest request = new CompletionRequest(target, ResetDesk.KIOSK, proof);
    desk.service.admit(request);
    assertRefused(Refusal.CHALLENGE_UNKNOWN, () -> desk.service.admit(request));
    Challenge slow = desk.service.challenge();
    desk.goOn(Duration.ofMinutes(11));
    assertRefused(
        Refusal.CHALLENGE_UNKNOWN,
        () ->
            desk.service.admit(
                new CompletionRequest(target, ResetDesk.KIOSK, desk.proof(desk.card, slow))));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void kioskIsKnownAbleAndOpen(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    assertRefused(Refusal.OPERATOR_UNKNOWN, () -> desk.admit("corner-shop", desk.card));
    if (target == KeyKind.AUTH) {
      assertRefused(Refusal.KIOSK_CANNOT, () -> desk.admit("lawson", desk.card));
    } else {
      desk.admit("lawson", desk.card);
    }
    desk.goOn(Duration.ofHours(11));
    assertRefusedUntil(Refusal.KIOSK_CLOSED, Instant.parse("2026-11-25T21:30:00Z"), desk::admit);
    desk.goOn(Duration.ofMinutes(450));
    desk.admit();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void anotherCardIsNotTheOneThatReserved(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    TestCard another =
        desk.newCard().holder(Holder.test().withGenderAndBirth("1", "319710203")).build();
    assertRefused(Refusal.NO_RESERVATION, () -> desk.admit(ResetDesk.KIOSK, another));
    desk.reserve();
    assertRefused(Refusal.ANOTHER_CARD, () -> desk.admit(ResetDesk.KIOSK, another));
    desk.admit();
  }

  @Test
  void reservationOfOneSecretIsNoneOfTheOther() throws Exception {
    ResetDesk auth = new ResetDesk(KeyKind.AUTH);
    auth.reserve();
    assertThat(auth.service.find(KeyKind.SIGN, auth.proof(auth.card).certificate())).isEmpty();
  }

  @Test
  void aClockThatGoesBackMakesNoReservationLonger() throws Exception {
    ResetDesk desk = new ResetDesk(KeyKind.SIGN);
    Reservation reservation = desk.reserve();
    desk.goOn(Duration.ofHours(-1));
    assertThat(desk.admit().reservation()).isEqualTo(reservation);
    desk.goOn(Duration.ofHours(26));
    assertRefused(Refusal.RESERVATION_EXPIRED, desk::admit);
  }
}
