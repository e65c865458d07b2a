package io.github.jpki4j.login;

import static io.github.jpki4j.login.LoginAttack.attack;
import static io.github.jpki4j.login.LoginAttack.certificate;
import static io.github.jpki4j.login.LoginWorld.HOLDER;
import static io.github.jpki4j.login.LoginWorld.PKI;
import static io.github.jpki4j.login.LoginWorld.VALID;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Certificates that are not those of a person who may log in. */
final class CertificateAttacks {

  /** With CAs of its own, which have the names of the test CAs, and the keys of the cards. */
  private static final TestPki FORGED =
      TestPki.builder()
          .authority(KeyKind.AUTH, LoginWorld.SOMEBODY_ELSE.cardPrivateKey(KeyKind.AUTH))
          .build();

  private CertificateAttacks() {}

  static List<LoginAttack> all() {
    return List.of(
        attack(
            "the sign key",
            LoginCode.CERTIFICATE_OF_SIGN_KEY,
            d ->
                d.key(PKI.cardPrivateKey(KeyKind.SIGN))
                    .certificate(PKI.certificate(KeyKind.SIGN, HOLDER, VALID))
                    .issuer(PKI.authorityCertificate(KeyKind.SIGN))),
        attack(
            "another person's certificate",
            LoginCode.SIGNATURE_WRONG,
            d -> d.key(LoginWorld.SOMEBODY_ELSE.cardPrivateKey(KeyKind.AUTH))),
        certificate(
            "expired",
            FindingCode.EXPIRED,
            d -> valid(d, new Validity(VALID.notBefore(), LoginWorld.NOW.minusSeconds(1)))),
        certificate(
            "not yet valid",
            FindingCode.NOT_YET_VALID,
            d -> valid(d, new Validity(LoginWorld.NOW.plusSeconds(1), VALID.notAfter()))),
        certificate("revoked", FindingCode.REVOKED, d -> valid(d, LoginWorld.REVOKED)),
        certificate("on hold", FindingCode.ON_HOLD, d -> valid(d, LoginWorld.ON_HOLD)),
        certificate(
            "below an expired CA",
            FindingCode.ISSUER_EXPIRED,
            d ->
                d.certificate(PKI.certificate(KeyKind.AUTH, CaGeneration.FIRST, HOLDER, VALID))
                    .issuer(PKI.authorityCertificate(KeyKind.AUTH, CaGeneration.FIRST))),
        certificate(
            "unknown CA with the name of a test CA",
            FindingCode.ANCHOR_TEST_NOT_ACCEPTED,
            d -> forged(d, FORGED)),
        certificate(
            "unknown CA with the name of the real one",
            FindingCode.ANCHOR_UNKNOWN,
            d ->
                forged(
                    d,
                    TestPki.builder()
                        .organization("JPKI")
                        .authority(
                            KeyKind.AUTH, LoginWorld.SOMEBODY_ELSE.cardPrivateKey(KeyKind.AUTH))
                        .build())),
        certificate(
            "test CA without opt-in",
            FindingCode.ANCHOR_TEST_NOT_ACCEPTED,
            d -> judged(d, validator(d).anchors(TrustAnchors.production()))),
        certificate(
            "test CA that is trusted for signatures",
            FindingCode.ANCHOR_OTHER_PURPOSE,
            d ->
                judged(
                    d,
                    validator(d)
                        .anchors(
                            TrustAnchors.none()
                                .withPin(
                                    KeyKind.SIGN,
                                    LoginWorld.parsed(PKI.authorityCertificate(KeyKind.AUTH))
                                        .sha256())))),
        certificate(
            "the CA itself",
            FindingCode.IS_CA,
            d ->
                d.certificate(PKI.authorityCertificate(KeyKind.AUTH))
                    .key(PKI.authorityPrivateKey(KeyKind.AUTH))),
        certificate(
            "no certificate of the CA",
            FindingCode.ISSUER_NOT_FOUND,
            d ->
                judged(d, validator(d).anchors(TrustAnchors.production()))
                    .issuer(PKI.authorityCertificate(KeyKind.SIGN))),
        certificate(
            "signature of the CA damaged",
            FindingCode.SIGNATURE_INVALID,
            d -> d.certificate(damaged())),
        new LoginAttack(
            "nobody asked for revocation",
            LoginCode.CERTIFICATE_UNDETERMINED,
            Optional.of(FindingCode.REVOCATION_NOT_CHECKED),
            w ->
                judged(
                        w.draft(),
                        CertificateValidator.builder().anchors(LoginWorld.anchors()).clock(w.clock))
                    .send()),
        new LoginAttack(
            "revocation list of last week",
            LoginCode.CERTIFICATE_UNDETERMINED,
            Optional.of(FindingCode.REVOCATION_UNKNOWN),
            w ->
                judged(
                        w.draft(),
                        w.validator()
                            .revocation(
                                LoginWorld.revocation(LoginWorld.NOW.minus(Duration.ofDays(7)))))
                    .send()),
        odd("key on a curve", LoginCode.KEY_UNSUPPORTED, OddCertificate.KEY_ON_P256),
        odd("exponent 1", LoginCode.CERTIFICATE_FORM, OddCertificate.EXPONENT_1),
        odd("even modulus", LoginCode.CERTIFICATE_FORM, OddCertificate.MODULUS_EVEN),
        odd("modulus of 512 bits", LoginCode.CERTIFICATE_FORM, OddCertificate.MODULUS_OF_512_BITS),
        odd(
            "modulus of 16,384 bits",
            LoginCode.CERTIFICATE_FORM,
            OddCertificate.MODULUS_OF_16384_BITS),
        odd("version 5", LoginCode.CERTIFICATE_FORM, OddCertificate.VERSION_5),
        attack(
            "huge certificate",
            LoginCode.CERTIFICATE_LENGTH,
            d -> d.certificate(new byte[LoginResponse.LONGEST_CERTIFICATE + 1])),
        attack(
            "trailing byte behind the certificate",
            LoginCode.CERTIFICATE_FORM,
            d -> d.certificate(resized(leaf(), 1))),
        attack(
            "certificate cut short",
            LoginCode.CERTIFICATE_FORM,
            d -> d.certificate(resized(leaf(), -1))),
        attack("certificate as PEM", LoginCode.CERTIFICATE_FORM, d -> d.certificate(pem())),
        attack(
            "certificate behind text as PEM",
            LoginCode.CERTIFICATE_FORM,
            d ->
                d.certificate(
                    ("text\n" + new String(pem(), StandardCharsets.US_ASCII))
                        .getBytes(StandardCharsets.US_ASCII))),
        attack("certificate of zeros", LoginCode.CERTIFICATE_FORM, d -> d.certificate(new byte[9])),
        attack("issuer of zeros", LoginCode.ISSUER_FORM, d -> d.issuer(new byte[9])));
  }

  /** A card of the same CA, with its own key. */
  static Draft bySomebodyElse(Draft draft) {
    return draft
        .key(LoginWorld.SOMEBODY_ELSE.cardPrivateKey(KeyKind.AUTH))
        .certificate(LoginWorld.SOMEBODY_ELSE.certificate(KeyKind.AUTH, HOLDER, VALID));
  }

  private static byte[] leaf() {
    return LoginWorld.certificate(VALID);
  }

  private static Draft valid(Draft draft, Validity validity) {
    return draft.certificate(LoginWorld.certificate(validity));
  }

  private static Draft forged(Draft draft, TestPki pki) {
    return draft
        .certificate(pki.certificate(KeyKind.AUTH, HOLDER, VALID))
        .issuer(pki.authorityCertificate(KeyKind.AUTH));
  }

  private static CertificateValidator.Builder validator(Draft draft) {
    return draft.world().validator();
  }

  private static Draft judged(Draft draft, CertificateValidator.Builder by) {
    return draft.verifier(draft.world().verifier(by.build(), draft.world().nonces));
  }

  private static LoginAttack odd(String name, LoginCode code, OddCertificate how) {
    return attack(
        name,
        code,
        d -> d.certificate(PKI.oddCertificate(leaf(), KeyKind.AUTH, CaGeneration.THIRD, how)));
  }

  private static byte[] damaged() {
    byte[] der = leaf();
    der[der.length - 1] ^= 1;
    return der;
  }

  private static byte[] resized(byte[] der, int by) {
    return Arrays.copyOf(der, der.length + by);
  }

  private static byte[] pem() {
    return ("-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(leaf())
            + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
