package io.github.jpki4j.dss;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;
import io.github.jpki4j.document.longterm.ValidationData;

/** What DSS proves certificates by: the caller's data, and nothing from the network. */
final class Verifiers {

  private Verifiers() {}

  static CertificateVerifier of(ValidationData data) {
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    data.roots().forEach(root -> roots.addCertificate(new CertificateToken(root)));
    CommonCertificateSource others = new CommonCertificateSource();
    data.certificates().forEach(other -> others.addCertificate(new CertificateToken(other)));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier(true); // nothing online
    verifier.setAIASource(null);
    verifier.setTrustedCertSources(roots);
    verifier.setAdjunctCertSources(others);
    verifier.setCrlSource(new SuppliedCrls(data.crls()));
    verifier.setOcspSource(
        new ExternalResourcesOCSPSource(
            data.ocspResponses().stream().map(InMemoryDocument::new).toArray(DSSDocument[]::new)));
    return verifier;
  }
}
