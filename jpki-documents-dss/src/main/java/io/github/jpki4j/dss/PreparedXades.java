package io.github.jpki4j.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.reference.CanonicalizationTransform;
import eu.europa.esig.dss.xades.reference.DSSReference;
import eu.europa.esig.dss.xades.reference.EnvelopedSignatureTransform;
import eu.europa.esig.dss.xades.signature.XAdESService;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.xml.PreparedXml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;

/**
 * XAdES B-B within a document, which lacks nothing but the certificate and the signature: what a
 * signature of XAdES signs has the certificate in it. Whatever can go wrong with the document was
 * tried without one.
 */
final class PreparedXades implements PreparedSignature {

  private final DSSDocument document;
  private final HashAlgorithm hash;
  private final Instant time;

  private PreparedXades(byte[] xml, HashAlgorithm hash, Instant time) {
    this.document = new InMemoryDocument(xml);
    this.hash = hash;
    this.time = time;
  }

  static PreparedXades enveloped(byte[] xml, HashAlgorithm hash, Instant time)
      throws DocumentException {
    PreparedXml.enveloped(xml, hash); // our own reader refuses what it does not take
    PreparedXades prepared = new PreparedXades(xml, hash, time);
    return DocumentBoundary.call(
        Problem.NOT_XML,
        () -> {
          XAdESSignatureParameters trial = prepared.parameters();
          trial.setGenerateTBSWithoutCertificate(true);
          service().getDataToSign(prepared.document, trial);
          return prepared;
        });
  }

  private static XAdESService service() {
    return new XAdESService(new CommonCertificateVerifier(true));
  }

  private XAdESSignatureParameters parameters() {
    XAdESSignatureParameters parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
    parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
    parameters.setDigestAlgorithm(DigestAlgorithm.valueOf(hash.name()));
    parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSA);
    parameters.setReferences(List.of(whole())); // DSS itself would leave out all signatures
    parameters.bLevel().setSigningDate(Date.from(time));
    return parameters;
  }

  private DSSReference whole() {
    DSSReference whole = new DSSReference();
    whole.setId("r-content");
    whole.setUri("");
    whole.setContents(document);
    whole.setDigestMethodAlgorithm(DigestAlgorithm.valueOf(hash.name()));
    whole.setTransforms(
        List.of(
            new EnvelopedSignatureTransform(),
            new CanonicalizationTransform(CanonicalizationMethod.INCLUSIVE)));
    return whole;
  }

  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    XAdESSignatureParameters parameters = parameters();
    CertificateToken certificate = new CertificateToken(identity.certificate().x509());
    List<CertificateToken> chain = new ArrayList<>(List.of(certificate));
    for (JpkiCertificate authority : identity.authorities()) {
      chain.add(new CertificateToken(authority.x509()));
    }
    parameters.setSigningCertificate(certificate);
    parameters.setCertificateChain(chain);
    XAdESService service = service();
    byte[] signed = service.getDataToSign(document, parameters).getBytes();
    byte[] signature = identity.key().sign(Digest.ofMessage(hash, signed));
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.getAlgorithm(
            EncryptionAlgorithm.RSA, DigestAlgorithm.valueOf(hash.name()));
    return DSSUtils.toByteArray(
        service.signDocument(document, parameters, new SignatureValue(algorithm, signature)));
  }
}
