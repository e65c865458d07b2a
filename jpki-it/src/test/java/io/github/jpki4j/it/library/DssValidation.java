package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.TestPki;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What DSS itself says of a signature, by its own policy, with the test CA as the only root. */
record DssValidation(Reports reports) {

  static DssValidation of(DSSDocument signed, DSSDocument detached, TestPki pki, KeyKind trusted) {
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    roots.addCertificate(DSSUtils.loadCertificate(pki.authorityCertificate(trusted)));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] list = pki.crl(trusted, now.minus(Duration.ofHours(1))).build();
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(roots);
    verifier.setCrlSource(new ExternalResourcesCRLSource(new InMemoryDocument(list)));
    // The bytes: DSS 6.4 does not verify the CMS that it has just made and not read yet, as
    // BouncyCastle 1.87 finds another class than it wants where the signing time is.
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(DSSUtils.toByteArray(signed)));
    validator.setCertificateVerifier(verifier);
    validator.setDetachedContents(List.of(detached));
    return new DssValidation(validator.validateDocument());
  }

  SignatureWrapper signature() {
    return reports.getDiagnosticData().getSignatures().get(0);
  }

  Indication indication() {
    return reports.getSimpleReport().getIndication(reports.getSimpleReport().getFirstSignatureId());
  }

  void assertGood(String algorithm) {
    assertThat(signature().isSignatureIntact()).isTrue();
    assertThat(signature().isSignatureValid()).isTrue();
    assertThat(signature().isTrustedChain()).isTrue();
    assertThat(signature().getSignatureAlgorithm().name()).isEqualTo(algorithm);
    assertThat(indication()).as(reports.getXmlSimpleReport()).isEqualTo(Indication.TOTAL_PASSED);
  }
}
