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
import java.io.IOException;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;

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
            data.ocspResponses().stream()
                .filter(Verifiers::isAnswer)
                .map(InMemoryDocument::new)
                .toArray(DSSDocument[]::new)));
    return verifier;
  }

  /** A responder may also say that it cannot answer, which DSS does not take. */
  private static boolean isAnswer(byte[] response) {
    try {
      return new OCSPResp(response).getResponseObject() instanceof BasicOCSPResp;
    } catch (IOException | OCSPException e) {
      return false;
    }
  }
}
