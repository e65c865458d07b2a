package io.github.jpki4j.dss;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DigestDocument;
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
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.xml.PreparedXml;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;

/**
 * XAdES B-B within a document or beside a content, which lacks nothing but the certificate and the
 * signature: what a signature of XAdES signs has the certificate in it. Whatever can go wrong with
 * the document was tried without one.
 */
final class PreparedXades implements PreparedSignature {

  private final DSSReference content;
  private final SignaturePackaging packaging;
  private final HashAlgorithm hash;
  private final Instant time;

  private PreparedXades(
      DSSReference content, SignaturePackaging packaging, HashAlgorithm hash, Instant time) {
    this.content = content;
    this.packaging = packaging;
    this.hash = hash;
    this.time = time;
  }

  static PreparedXades enveloped(byte[] xml, HashAlgorithm hash, Instant time)
      throws DocumentException {
    PreparedXml.enveloped(xml, hash); // our own reader refuses what it does not take
    DSSReference whole = reference("", new InMemoryDocument(xml), hash);
    whole.setTransforms( // DSS itself would leave out all signatures
        List.of(
            new EnvelopedSignatureTransform(),
            new CanonicalizationTransform(CanonicalizationMethod.INCLUSIVE)));
    return tried(new PreparedXades(whole, SignaturePackaging.ENVELOPED, hash, time));
  }

  static PreparedXades detached(Digest hash, URI name, Instant time) throws DocumentException {
    PreparedXml.detached(hash, name); // its conditions are ours
    DSSDocument known = new DigestDocument(algorithm(hash.algorithm()), hash.value());
    DSSReference beside = reference(name.toASCIIString(), known, hash.algorithm());
    return tried(new PreparedXades(beside, SignaturePackaging.DETACHED, hash.algorithm(), time));
  }

  private static PreparedXades tried(PreparedXades prepared) throws DocumentException {
    return DocumentBoundary.call(
        Problem.NOT_XML,
        () -> {
          XAdESSignatureParameters trial = prepared.parameters();
          trial.setGenerateTBSWithoutCertificate(true);
          service().getDataToSign(prepared.content.getContents(), trial);
          return prepared;
        });
  }

  private static DSSReference reference(String uri, DSSDocument contents, HashAlgorithm hash) {
    DSSReference reference = new DSSReference();
    reference.setId("r-content");
    reference.setUri(uri);
    reference.setContents(contents);
    reference.setDigestMethodAlgorithm(algorithm(hash));
    return reference;
  }

  private static DigestAlgorithm algorithm(HashAlgorithm hash) {
    return DigestAlgorithm.valueOf(hash.name());
  }

  /** Whether the certificate is in time is for who verifies, as in the other forms. */
  private static XAdESService service() {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
    verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
    verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
    return new XAdESService(verifier);
  }

  private XAdESSignatureParameters parameters() {
    XAdESSignatureParameters parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
    parameters.setSignaturePackaging(packaging);
    parameters.setDigestAlgorithm(algorithm(hash));
    parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSA);
    parameters.setReferences(List.of(content));
    parameters.bLevel().setSigningDate(Date.from(time));
    return parameters;
  }

  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    XAdESService service = service();
    DSSDocument document = content.getContents();
    XAdESSignatureParameters parameters = made(() -> parameters(identity));
    byte[] signed = made(() -> service.getDataToSign(document, parameters).getBytes());
    byte[] signature = identity.key().sign(Digest.ofMessage(hash, signed));
    SignatureAlgorithm rsa =
        SignatureAlgorithm.getAlgorithm(EncryptionAlgorithm.RSA, algorithm(hash));
    return made(
        () ->
            DSSUtils.toByteArray(
                service.signDocument(document, parameters, new SignatureValue(rsa, signature))));
  }

  /** The document was tried before: what DSS refuses now is a certificate. */
  private static <T> T made(DocumentBoundary.Work<T> work) throws MalformedDataException {
    try {
      return DocumentBoundary.call(Problem.NOT_XML, work);
    } catch (DocumentException e) {
      throw new MalformedDataException(
          MalformedDataException.Data.CERTIFICATE, MalformedDataException.Problem.NOT_SUCH_DATA, e);
    }
  }

  private XAdESSignatureParameters parameters(SigningIdentity identity) {
    XAdESSignatureParameters parameters = parameters();
    CertificateToken certificate = new CertificateToken(identity.certificate().x509());
    List<CertificateToken> chain = new ArrayList<>(List.of(certificate));
    for (JpkiCertificate authority : identity.authorities()) {
      chain.add(new CertificateToken(authority.x509()));
    }
    parameters.setSigningCertificate(certificate);
    parameters.setCertificateChain(chain);
    return parameters;
  }
}
