package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests answered by {@code openssl ocsp}, and its answers judged by us. */
final class OcspTest {

  private static final KeyKind KIND = KeyKind.SIGN;

  /** openssl answers as of its own clock, which is the machine's. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path folder;

  private final TestAuthority authority =
      TestAuthority.of(
          TestAuthority.name(KIND, "JPKI-TEST"),
          TestKeys.rsa("ocsp", 2048),
          "SHA256withRSA",
          now.minus(Duration.ofDays(400)),
          now.plus(Duration.ofDays(400)));

  private final JpkiCertificate certificate = leaf(Forge.profile(KIND));

  private JpkiCertificate leaf(Forge forge) {
    try {
      return forge
          .validity(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30)))
          .issuedBy(authority);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V, NOT_REVOKED, ''",
    "R, REVOKED, UNSPECIFIED",
    "'R,keyCompromise', REVOKED, KEY_COMPROMISE",
    "'R,affiliationChanged', REVOKED, AFFILIATION_CHANGED",
    "'R,superseded', REVOKED, SUPERSEDED",
    "'R,cessationOfOperation', REVOKED, CESSATION_OF_OPERATION",
    "'R,certificateHold', ON_HOLD, 2026-05-20T03:00:00Z"
  })
  void opensslAnswersOurRequestAndWeReadItsAnswer(String status, FindingCode code, String argument)
      throws Exception {
    if (!isThere()) {
      return;
    }
    OpensslResponder responder = responder().knows(certificate, status);
    for (OcspChecker checker :
        List.of(OcspChecker.over(responder), OcspChecker.over(responder).withSha256Names())) {
      Finding finding = revocation(checker);
      assertThat(finding.code()).isEqualTo(code);
      if (!argument.isEmpty()) {
        assertThat(finding.arguments()).first().isEqualTo(argument);
      }
    }
  }

  @Test
  void aCertificateThatTheResponderDoesNotKnowIsUnknown() throws Exception {
    if (isThere()) {
      JpkiCertificate other =
          TestAuthority.generation(KIND, 1).certificate(); // any other serial number
      assertUnknown(OcspChecker.over(responder().knows(other, "V")), "RESPONDER_DOES_NOT_KNOW");
    }
  }

  @Test
  void aResponderWithACertificateForItIsBelieved() throws Exception {
    if (isThere()) {
      KeyPair key = TestKeys.rsa("responder", 2048);
      JpkiCertificate signer = responderCertificate(key, KeyPurposeId.id_kp_OCSPSigning);
      OcspChecker checker = OcspChecker.over(signedBy(signer, key));
      assertThat(revocation(checker).code()).isEqualTo(FindingCode.NOT_REVOKED);
    }
  }

  @Test
  void aResponderWithACertificateForSomethingElseIsNot() throws Exception {
    if (isThere()) {
      KeyPair key = TestKeys.rsa("responder", 2048);
      JpkiCertificate signer = responderCertificate(key, KeyPurposeId.id_kp_clientAuth);
      assertUnknown(OcspChecker.over(signedBy(signer, key)), "SIGNER_NOT_AUTHORISED");
    }
  }

  @Test
  void aCaThatTookTheNameMayNotAnswer() throws Exception {
    if (isThere()) {
      KeyPair key = TestKeys.rsa("impostor", 2048);
      TestAuthority impostor =
          TestAuthority.of(
              authority.name(), key, "SHA256withRSA", now.minusSeconds(60), now.plusSeconds(3600));
      assertUnknown(
          OcspChecker.over(signedBy(impostor.certificate(), key)), "SIGNER_NOT_AUTHORISED");
    }
  }

  @ParameterizedTest
  @CsvSource({"3600, STALE", "-3600, FROM_THE_FUTURE"})
  void anAnswerHoldsForAShortTime(long seconds, String why) throws Exception {
    if (isThere()) {
      OcspChecker checker = OcspChecker.over(responder().knows(certificate, "V"));
      assertThat(revocation(checker, now.plusSeconds(seconds)).arguments()).containsExactly(why);
    }
  }

  @Test
  void anAnswerPastItsNextUpdateIsStaleHoweverOldItMayBe() throws Exception {
    if (isThere()) {
      OpensslResponder responder =
          new OpensslResponder(folder, authority, "-nmin", "10").knows(certificate, "V");
      OcspChecker checker = OcspChecker.over(responder).withMaxAge(Duration.ofDays(1));
      assertThat(revocation(checker).code()).isEqualTo(FindingCode.NOT_REVOKED);
      assertThat(revocation(checker, now.plus(Duration.ofMinutes(20))).arguments())
          .containsExactly("STALE");
    }
  }

  @Test
  void anAnswerToAnEarlierRequestIsAReplay() throws Exception {
    if (isThere()) {
      OpensslResponder responder = responder().knows(certificate, "V");
      byte[][] kept = new byte[1][];
      revocation(OcspChecker.over(request -> kept[0] = responder.exchange(request)));
      assertUnknown(OcspChecker.over(request -> kept[0]), "WRONG_NONCE");
      assertUnknown(OcspChecker.over(request -> kept[0]).withOptionalNonce(), "WRONG_NONCE");
      assertThat(revocation(OcspChecker.ofResponse(kept[0])).code())
          .isEqualTo(FindingCode.NOT_REVOKED);
    }
  }

  @Test
  void anAnswerWithoutNonceIsTakenOnlyWhereThatWasAllowed() throws Exception {
    if (isThere()) {
      OpensslResponder responder = responder().knows(certificate, "V");
      byte[] answer =
          responder.exchange(
              responder.requestWithoutNonce("0x" + certificate.serial().toString(16)));
      assertUnknown(OcspChecker.over(request -> answer), "NO_NONCE");
      for (OcspChecker checker :
          List.of(
              OcspChecker.over(request -> answer).withOptionalNonce(),
              OcspChecker.ofResponse(answer))) {
        assertThat(revocation(checker).code()).isEqualTo(FindingCode.NOT_REVOKED);
      }
    }
  }

  @Test
  void anAnswerAboutAnotherCertificateSaysNothing() throws Exception {
    if (isThere()) {
      OpensslResponder responder = responder().knows(certificate, "V");
      byte[] answer = responder.exchange(responder.requestWithoutNonce("0x1234"));
      assertUnknown(OcspChecker.ofResponse(answer), "OTHER_CERTIFICATE");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 200, 700})
  void anAnswerThatIsCutShortSaysNothing(int length) throws Exception {
    if (isThere()) {
      byte[] answer = responder().knows(certificate, "V").exchange(ownRequest());
      byte[] cut = Arrays.copyOf(answer, Math.min(length, answer.length - 1));
      assertUnknown(OcspChecker.ofResponse(cut), "MALFORMED");
    }
  }

  @Test
  void anAnswerWithAFlippedSignatureSaysNothing() throws Exception {
    if (isThere()) {
      OpensslResponder responder =
          new OpensslResponder(folder, authority, "-resp_no_certs").knows(certificate, "V");
      byte[] answer = responder.exchange(ownRequest());
      answer[answer.length - 1] ^= 1;
      assertUnknown(OcspChecker.ofResponse(answer), "BAD_SIGNATURE");
    }
  }

  private byte[] ownRequest() throws Exception {
    return responder().requestWithoutNonce("0x" + certificate.serial().toString(16));
  }

  private OpensslResponder responder() {
    return new OpensslResponder(folder, authority);
  }

  private OpensslResponder signedBy(JpkiCertificate signer, KeyPair key) throws Exception {
    return new OpensslResponder(folder, authority.certificate(), signer, key.getPrivate())
        .knows(certificate, "V");
  }

  private JpkiCertificate responderCertificate(KeyPair key, KeyPurposeId purpose) {
    return leaf(
        Forge.profile(KeyKind.AUTH)
            .named(new X500Name("C=JP,CN=TEST responder"))
            .key(key.getPublic())
            .extendedKeyUsage(purpose));
  }

  private void assertUnknown(RevocationChecker checker, String why) {
    Finding finding = revocation(checker);
    assertThat(finding.code()).isEqualTo(FindingCode.REVOCATION_UNKNOWN);
    assertThat(finding.arguments()).containsExactly(why);
  }

  private Finding revocation(RevocationChecker checker) {
    return revocation(checker, Instant.now());
  }

  /** The last finding of a report in which all else is in order. */
  private Finding revocation(RevocationChecker checker, Instant at) {
    ValidationReport report =
        CertificateValidator.builder()
            .anchors(TrustAnchors.none().withTestRoot(KIND, authority.certificate()))
            .clock(Clock.fixed(at, ZoneOffset.UTC))
            .revocation(checker)
            .build()
            .validate(KIND, certificate, List.of());
    Finding last = report.findings().get(report.findings().size() - 1);
    assertThat(report.isTrusted()).isEqualTo(last.code() == FindingCode.NOT_REVOKED);
    return last;
  }

  private static boolean isThere() {
    return Openssl.isInstalled("OCSP with openssl as responder");
  }
}
