package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.X509.certificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responder as openssl (by POST) and the JDK (by GET) understand it, by the system's clock. */
class OcspPeersTest {

  private static final TestPki PKI = TestPki.create();

  @TempDir Path folder;

  private final TestCard card = TestCard.builder().pki(PKI).build();

  private static TestOcspResponderBuilder builder(boolean delegated) {
    TestOcspResponderBuilder builder = PKI.ocspResponder(KeyKind.SIGN);
    return delegated ? builder.delegated() : builder;
  }

  private BigInteger serial() throws Exception {
    return certificate(card.certificate(CertificateKind.SIGN)).getSerialNumber();
  }

  private Openssl.Run openssl(URI uri, String... more) throws Exception {
    String leaf = pem("leaf", CertificateKind.SIGN);
    String authority = pem("ca", CertificateKind.SIGN_CA);
    String[] fixed = {
      "ocsp",
      "-issuer",
      authority,
      "-cert",
      leaf,
      "-url",
      uri.toString(),
      "-CAfile",
      authority,
      "-verify_other",
      authority,
      "-timeout",
      "3"
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Openssl.run(all);
  }

  private String pem(String name, CertificateKind kind) throws Exception {
    return Openssl.pem(folder.resolve(name + ".pem"), "CERTIFICATE", card.certificate(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, false, 'Response verify OK', 'leaf.pem: good'",
    "GOOD, true, 'Response verify OK', 'leaf.pem: good'",
    "REVOKED, false, 'Response verify OK', 'leaf.pem: revoked'",
    "HOLD, true, 'Reason: certificateHold', 'leaf.pem: revoked'",
    "UNKNOWN, false, 'Response verify OK', 'leaf.pem: unknown'",
    "STALE, false, 'Response verify OK', 'Status times invalid'",
    "WRONG_SIGNER, false, 'Response Verify Failure', 'OCSP'",
    "WRONG_SIGNER, true, 'Response Verify Failure', 'OCSP'",
    "UNAUTHORISED_SIGNER, true, 'Response Verify Failure', 'missing ocspsigning usage'",
    "WRONG_NONCE, false, 'Nonce Verify error', ''",
    "NO_NONCE, false, 'no nonce in response', 'leaf.pem: good'",
    "TRY_LATER, false, 'Responder Error: trylater', ''",
    "OTHER_CERTIFICATE, false, 'No Status found', ''",
    "MALFORMED, false, 'rror', ''",
    "NO_ANSWER, false, 'rror', ''",
  })
  void opensslSeesEachBehaviour(
      OcspBehaviour behaviour, boolean delegated, String expected, String more) throws Exception {
    if (!Openssl.isInstalled()) {
      return;
    }
    try (TestOcspResponder responder = builder(delegated).behaviour(behaviour).start()) {
      Openssl.Run run = openssl(responder.uri());
      assertThat(run.output()).contains(expected, more);
      assertThat(run.output().contains("Response verify OK") && run.output().contains(": good"))
          .isEqualTo(Set.of(OcspBehaviour.GOOD, OcspBehaviour.NO_NONCE).contains(behaviour));
      assertThat(responder.requests()).isEqualTo(1);
    }
  }

  @Test
  void opensslReadsReasonAndDateOfARevocation() throws Exception {
    if (!Openssl.isInstalled()) {
      return;
    }
    Instant since = Instant.parse("2026-01-02T03:04:05Z");
    Revocation revocation = new Revocation(serial(), CRLReason.AFFILIATION_CHANGED, since);
    try (TestOcspResponder responder = builder(false).revoke(revocation).start()) {
      for (String hash : new String[] {"-sha1", "-sha256", "-sha512"}) {
        assertThat(opensslWith(hash, responder.uri()))
            .contains("Response verify OK", "revoked", "affiliationChanged")
            .contains("Jan  2 03:04:05 2026 GMT");
      }
    }
  }

  /** The hash of a certificate's name has to stand before the certificate. */
  private String opensslWith(String hash, URI uri) throws Exception {
    String leaf = pem("leaf", CertificateKind.SIGN);
    String authority = pem("ca", CertificateKind.SIGN_CA);
    return Openssl.openssl(
        "ocsp",
        "-issuer",
        authority,
        hash,
        "-cert",
        leaf,
        "-url",
        uri.toString(),
        "-CAfile",
        authority,
        "-verify_other",
        authority);
  }

  private void validate(URI uri) throws Exception {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOcspResponder(uri);
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.NO_FALLBACK,
            PKIXRevocationChecker.Option.ONLY_END_ENTITY));
    TrustAnchor anchor =
        new TrustAnchor(certificate(card.certificate(CertificateKind.SIGN_CA)), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setPolicyQualifiersRejected(false);
    parameters.addCertPathChecker(checker);
    validator.validate(
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(certificate(card.certificate(CertificateKind.SIGN)))),
        parameters);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jdkAcceptsAGoodAnswer(boolean delegated) throws Exception {
    try (TestOcspResponder responder = builder(delegated).start()) {
      validate(responder.uri());
      assertThat(responder.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STALE, false",
    "WRONG_SIGNER, false",
    "UNAUTHORISED_SIGNER, false",
    "UNKNOWN, false",
    "TRY_LATER, false",
    "OTHER_CERTIFICATE, false",
    "MALFORMED, false",
    "REVOKED, true",
    "HOLD, true",
  })
  void jdkRefusesTheOthers(OcspBehaviour behaviour, boolean revoked) throws Exception {
    try (TestOcspResponder responder = builder(false).behaviour(behaviour).start()) {
      assertThatThrownBy(() -> validate(responder.uri()))
          .isInstanceOfSatisfying(
              CertPathValidatorException.class,
              e -> assertThat(e.getReason() == BasicReason.REVOKED).isEqualTo(revoked));
      assertThat(responder.requests()).isEqualTo(1);
    }
  }

  @Test
  void jdkReadsReasonAndDateOfARevocation() throws Exception {
    Instant since = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    Revocation revocation = new Revocation(serial(), CRLReason.KEY_COMPROMISE, since);
    try (TestOcspResponder responder = builder(true).revoke(revocation).start()) {
      assertThatThrownBy(() -> validate(responder.uri()))
          .cause()
          .isInstanceOfSatisfying(
              CertificateRevokedException.class,
              e -> {
                assertThat(e.getRevocationReason()).isEqualTo(CRLReason.KEY_COMPROMISE);
                assertThat(e.getRevocationDate().toInstant()).isEqualTo(since);
              });
    }
  }
}
