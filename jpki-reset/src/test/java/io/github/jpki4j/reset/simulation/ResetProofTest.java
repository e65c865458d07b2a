package io.github.jpki4j.reset.simulation;

import static io.github.jpki4j.reset.simulation.Refusals.assertRefused;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose proof the simulated reset service takes: signature, certificates, attributes. */
class ResetProofTest {

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
    KeyKind mirrored = target.other();
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
      desk.service.register(TestIssuer.issued(desk.card));
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
      desk.service.register(TestIssuer.issued(desk.card));
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
    JpkiCertificate certificate = TestIssuer.parsed(desk.card.certificate(revoked.certificate()));
    Revocation revocation =
        new Revocation(
            certificate.x509().getSerialNumber(), CRLReason.CESSATION_OF_OPERATION, yesterday);
    TestPki pki = desk.card.pki();
    TestCrlBuilder auth = pki.crl(KeyKind.AUTH, yesterday);
    TestCrlBuilder sign = pki.crl(KeyKind.SIGN, yesterday);
    (revoked == KeyKind.AUTH ? auth : sign).revoke(revocation);
    return RevocationChecker.firstConclusive(
        List.of(CrlChecker.of(Crl.parse(auth.build())), CrlChecker.of(Crl.parse(sign.build()))));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void unknownIsNeverGood(KeyKind target) throws Exception {
    RevocationStatus[] answer = {new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER)};
    ResetDesk desk =
        new ResetDesk(
            target,
            UnaryOperator.identity(),
            service -> service.revocation((certificate, issuer, at) -> answer[0]));
    assertRefused(Refusal.REVOCATION_NOT_KNOWN, desk::reserve);
    answer[0] = new RevocationStatus.Good(ResetDesk.NOON);
    desk.reserve();
    answer[0] = new RevocationStatus.Unknown(RevocationStatus.Why.STALE);
    assertRefused(Refusal.REVOCATION_NOT_KNOWN, desk::admit);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void attributesThatChangedRefuseEitherSecret(KeyKind target) throws Exception {
    for (CertificateKind noted : List.of(CertificateKind.AUTH, CertificateKind.SIGN)) {
      ResetDesk desk = new ResetDesk(target);
      desk.service.register(TestIssuer.issued(desk.card));
      desk.reserve();
      desk.service.noteAttributesChanged(JpkiCertificate.parse(desk.card.certificate(noted)));
      assertRefused(Refusal.ATTRIBUTES_CHANGED, desk::reserve);
      assertRefused(Refusal.ATTRIBUTES_CHANGED, desk::admit);
    }
  }
}
