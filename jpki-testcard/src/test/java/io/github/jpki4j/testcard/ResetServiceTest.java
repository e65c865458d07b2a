package io.github.jpki4j.testcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Challenge;
import io.github.jpki4j.reset.CompletionPermit;
import io.github.jpki4j.reset.CompletionRequest;
import io.github.jpki4j.reset.FaceMatch;
import io.github.jpki4j.reset.KeyProof;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ReservationRequest;
import io.github.jpki4j.reset.ResetRefusedException;
import io.github.jpki4j.testcard.reset.SimulatedResetService;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulated reset service grants and refuses. */
class ResetServiceTest {

  private static void assertRefused(Refusal refusal, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ResetRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private static void assertRefusedUntil(Refusal refusal, Instant until, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ResetRefusedException.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(refusal);
              assertThat(e.retryAt()).contains(until);
            });
  }

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
  void signatureIsCheckedWithTheCertificate(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    desk.reserve();
    KeyProof good = desk.proof(desk.card);
    byte[] bent = good.signature();
    bent[bent.length - 1] ^= 1;
    for (byte[] signature : List.of(bent, new byte[0], new byte[256])) {
      Challenge challenge = desk.service.challenge();
      KeyProof forged = new KeyProof(challenge.id(), good.certificate(), signature);
      assertRefused(
          Refusal.PROOF_INVALID,
          () -> desk.service.admit(new CompletionRequest(target, ResetDesk.KIOSK, forged)));
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void certificateIsThatOfTheOtherKey(KeyKind target) throws Exception {
    ResetDesk desk = new ResetDesk(target);
    KeyProof ofTheOtherKey = desk.proof(desk.card);
    KeyKind mirrored = target == KeyKind.AUTH ? KeyKind.SIGN : KeyKind.AUTH;
    assertRefused(
        Refusal.CERTIFICATE_NOT_ACCEPTED,
        () ->
            desk.service.reserve(
                new ReservationRequest(
                    mirrored,
                    Optional.of(desk.service.terms().version()),
                    ofTheOtherKey,
                    FaceMatch.MATCHED)));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void certificatesAreInTheirTerm(KeyKind target) throws Exception {
    for (KeyKind ended : KeyKind.values()) {
      Validity past =
          new Validity(ResetDesk.NOON.minus(Duration.ofDays(400)), ResetDesk.NOON.minusSeconds(1));
      ResetDesk desk =
          new ResetDesk(target, card -> card.validity(ended, past), UnaryOperator.identity());
      desk.service.register(desk.card);
      assertRefused(Refusal.CERTIFICATE_OUT_OF_TERM, desk::reserve);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void certificatesAreNotRevokedNowOrSinceTheReservation(KeyKind target) throws Exception {
    for (KeyKind revoked : KeyKind.values()) {
      boolean[] isRevoked = {false};
      RevocationChecker[] list = new RevocationChecker[1];
      ResetDesk desk =
          new ResetDesk(
              target,
              UnaryOperator.identity(),
              service ->
                  service.revocation(
                      (certificate, issuer, at) ->
                          isRevoked[0]
                              ? list[0].check(certificate, issuer, at)
                              : new RevocationStatus.Good(at)));
      list[0] = crls(desk, revoked);
      desk.service.register(desk.card);
      desk.reserve();
      desk.admit();
      isRevoked[0] = true;
      assertRefused(Refusal.CERTIFICATE_REVOKED, desk::admit);
      assertRefused(Refusal.CERTIFICATE_REVOKED, desk::reserve);
    }
  }

  /** A list of each CA, on one of which is the card's certificate. */
  private static RevocationChecker crls(ResetDesk desk, KeyKind revoked) throws Exception {
    Instant yesterday = desk.now().minus(Duration.ofHours(12));
    Revocation revocation =
        new Revocation(
            desk.card.issue().serial(revoked), CRLReason.CESSATION_OF_OPERATION, yesterday);
    TestPki pki = desk.card.pki();
    TestCrlBuilder auth = pki.crl(KeyKind.AUTH, yesterday);
    TestCrlBuilder sign = pki.crl(KeyKind.SIGN, yesterday);
    (revoked == KeyKind.AUTH ? auth : sign).revoke(revocation);
    return RevocationChecker.firstConclusive(
        List.of(CrlChecker.of(Crl.parse(auth.build())), CrlChecker.of(Crl.parse(sign.build()))));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void unknownIsNeverGood(KeyKind target) {
    ResetDesk desk =
        new ResetDesk(
            target,
            UnaryOperator.identity(),
            service ->
                service.revocation(
                    (certificate, issuer, at) ->
                        new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER)));
    assertRefused(Refusal.UNDER_MAINTENANCE, desk::reserve);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void attributesThatChangedRefuseEitherSecret(KeyKind target) throws Exception {
    for (CertificateKind noted : List.of(CertificateKind.AUTH, CertificateKind.SIGN)) {
      ResetDesk desk = new ResetDesk(target);
      desk.service.register(desk.card);
      desk.reserve();
      desk.service.noteAttributesChanged(JpkiCertificate.parse(desk.card.certificate(noted)));
      assertRefused(Refusal.ATTRIBUTES_CHANGED, desk::reserve);
      assertRefused(Refusal.ATTRIBUTES_CHANGED, desk::admit);
    }
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
