package io.github.jpki4j.it.library;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;

/** An example of docs/integrations.md for EU DSS; DssTest runs it. */
final class DssExample {

  private DssExample() {}

  static DSSDocument sign(
      CardTokenConnection token,
      DSSDocument document,
      SignaturePackaging packaging,
      EncryptionAlgorithm encryption) {
    // example-begin
    DSSPrivateKeyEntry key = token.getKeys().get(0); // a key store has one
    CAdESSignatureParameters parameters = new CAdESSignatureParameters();
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256); // DSS's own choice is SHA-512
    parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
    parameters.setSignaturePackaging(packaging); // ENVELOPING or DETACHED
    parameters.setSigningCertificate(key.getCertificate());
    parameters.setCertificateChain(key.getCertificateChain());
    parameters.setEncryptionAlgorithm(encryption); // RSA, or RSASSA_PSS if the card makes it
    CAdESService service = new CAdESService(new CommonCertificateVerifier());
    ToBeSigned data = service.getDataToSign(document, parameters);
    SignatureValue value = token.sign(data, parameters.getSignatureAlgorithm(), key);
    DSSDocument signed = service.signDocument(document, parameters, value);
    // example-end
    return signed;
  }
}
