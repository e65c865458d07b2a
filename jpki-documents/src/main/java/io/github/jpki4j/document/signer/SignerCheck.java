package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Looks at one signer of CMS signed data. A signer is found by whatever names it, issuer and serial
 * number or subject key identifier, and looked at in the same way.
 */
final class SignerCheck {

  /** Certificates that are reported beside the signer's own. */
  private static final int MOST_OTHERS = 64;

  /** Certificates with the name of the signer whose keys are tried. */
  private static final int MOST_NAMESAKES = 4;

  /** In a SignerInfo: after the version, the name of the signer and the hash. */
  private static final int ATTRIBUTES = 3;

  private static final int ATTRIBUTES_TAG = 0xA0;
  private static final int MOST_PARTS = 7;

  private final SignerInfo signer;
  private final SignerCertificates certificates;
  private final ASN1ObjectIdentifier type;
  private final SignedContent content;
  private final List<SignatureFinding> findings;
  private final Optional<SignedAttributes> attributes;

  /**
   * Looks at a signer. Whatever the bytes are, there is a result.
   *
   * @param signer a SignerInfo as it stands; not kept
   * @param certificates those that came along
   * @param type what kind of content was signed
   * @param content what was signed
   * @param before what is known already; copied
   * @return everything that was found out
   */
  static CheckedSignature check(
      byte[] signer,
      SignerCertificates certificates,
      ASN1ObjectIdentifier type,
      SignedContent content,
      List<SignatureFinding> before) {
    try {
      return DocumentBoundary.call(
          Problem.NOT_CMS,
          () -> new SignerCheck(signer, certificates, type, content, before).check());
    } catch (DocumentException e) {
      List<SignatureFinding> findings = new ArrayList<>(before);
      findings.add(SignatureFinding.of(SignatureCode.SIGNER_MALFORMED));
      findings.add(SignatureFinding.of(SignatureCode.SIGNATURE_NOT_CHECKED));
      return CheckedSignature.of(findings);
    }
  }

  private SignerCheck(
      byte[] encoded,
      SignerCertificates certificates,
      ASN1ObjectIdentifier type,
      SignedContent content,
      List<SignatureFinding> before)
      throws IOException, DocumentException {
    this.signer = SignerInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
    this.certificates = certificates;
    this.type = type;
    this.content = content;
    this.findings = new ArrayList<>(before);
    BerElement attributesElement = BerElement.first(encoded).children(MOST_PARTS).get(ATTRIBUTES);
    boolean there = attributesElement.tag() == ATTRIBUTES_TAG;
    if (there != (signer.getAuthenticatedAttributes() != null)) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    this.attributes =
        there ? Optional.of(new SignedAttributes(attributesElement.bytes())) : Optional.empty();
  }

  private CheckedSignature check() throws DocumentException {
    Candidate candidate = candidate();
    SignerAlgorithms algorithms = new SignerAlgorithms(signer);
    findings.add(algorithm(algorithms));
    add(digest(algorithms));
    add(
        candidate.certificate().isPresent()
            ? SignatureCode.SIGNER_FOUND
            : SignatureCode.SIGNER_MISSING);
    add(candidate.verdict());
    addAttributes(candidate.certificate());
    return new CheckedSignature(
        findings,
        candidate.certificate(),
        certificates.others(candidate.certificate(), MOST_OTHERS),
        signingTime(),
        SignerTimeStamps.of(signer, content),
        OptionalInt.empty(),
        Optional.of(SignatureReport.fingerprint(signer.getEncryptedDigest().getOctets())));
  }

  /** A certificate that bears the name of the signer, and whether its key signed. */
  private record Candidate(Optional<JpkiCertificate> certificate, SignatureCode verdict) {}

  /** Several certificates may bear the name of the signer: the one whose key signed is meant. */
  private Candidate candidate() throws DocumentException {
    List<JpkiCertificate> named = certificates.named(signer.getSID());
    if (named.isEmpty()) {
      return new Candidate(Optional.empty(), SignatureCode.SIGNATURE_NOT_CHECKED);
    }
    SignatureCode first = SignatureCode.SIGNATURE_NOT_CHECKED;
    for (int i = 0; i < named.size() && i < MOST_NAMESAKES; i++) {
      SignatureCode verdict = verify(named.get(i));
      if (verdict == SignatureCode.SIGNATURE_RIGHT) {
        return new Candidate(Optional.of(named.get(i)), verdict);
      }
      first = i == 0 ? verdict : first;
    }
    return new Candidate(
        Optional.of(named.get(0)),
        named.size() > MOST_NAMESAKES ? SignatureCode.SIGNATURE_NOT_CHECKED : first);
  }

  private SignatureCode verify(JpkiCertificate certificate) {
    KeyVerifier verifier = new KeyVerifier(signer);
    SignatureCode verdict = SignatureCode.SIGNATURE_NOT_CHECKED;
    for (SignedContent signed : attributes.map(SignedAttributes::signed).orElse(List.of(content))) {
      verdict = verifier.verify(certificate.x509().getPublicKey(), signed);
      if (verdict == SignatureCode.SIGNATURE_RIGHT) {
        return verdict;
      }
    }
    return verdict;
  }

  private void add(SignatureCode code) {
    findings.add(SignatureFinding.of(code));
  }

  private static SignatureFinding algorithm(SignerAlgorithms algorithms) {
    try {
      return algorithms.finding();
    } catch (RuntimeException parametersThatAreNone) {
      return SignatureFinding.of(
          SignatureCode.ALGORITHM_UNKNOWN, PKCSObjectIdentifiers.id_RSASSA_PSS.getId());
    }
  }

  private SignatureCode digest(SignerAlgorithms algorithms) {
    Optional<String> hash = algorithms.contentHash();
    try {
      return DocumentBoundary.call(
          Problem.NOT_CMS,
          () -> {
            Optional<byte[]> signed = attributes.flatMap(SignedAttributes::contentHash);
            if (hash.isEmpty() || signed.isEmpty()) {
              return SignatureCode.DIGEST_NOT_CHECKED;
            }
            return MessageDigest.isEqual(content.hash(hash.get()), signed.get())
                ? SignatureCode.DIGEST_RIGHT
                : SignatureCode.DIGEST_WRONG;
          });
    } catch (DocumentException e) {
      return SignatureCode.DIGEST_NOT_CHECKED;
    }
  }

  private void addAttributes(Optional<JpkiCertificate> certificate) {
    add(
        attributes
            .map(signed -> signedAttributes(signed, certificate))
            .orElse(SignatureCode.ATTRIBUTES_MISSING));
    if (attributes.filter(signed -> !signed.isDer()).isPresent()) {
      add(SignatureCode.ATTRIBUTES_NOT_DER);
    }
    if (signer.getUnauthenticatedAttributes() == null) {
      return;
    }
    AttributeTable unsigned = new AttributeTable(signer.getUnauthenticatedAttributes());
    for (ASN1ObjectIdentifier oid :
        List.of(
            CMSAttributes.contentType, CMSAttributes.messageDigest, CMSAttributes.signingTime)) {
      if (unsigned.get(oid) != null) { // RFC 5652, 11.1 to 11.3
        add(SignatureCode.ATTRIBUTES_MALFORMED);
        break;
      }
    }
    if (unsigned.get(CMSAttributes.counterSignature) != null) {
      add(SignatureCode.COUNTERSIGNED);
    }
  }

  private SignatureCode signedAttributes(
      SignedAttributes signed, Optional<JpkiCertificate> certificate) {
    try {
      return DocumentBoundary.call(
          Problem.NOT_CMS,
          () -> {
            signed.signingTime();
            if (signed.contentHash().isEmpty()
                || !signed.contentType().equals(Optional.of(type))
                || signed.contradicts(signer)) {
              return SignatureCode.ATTRIBUTES_MALFORMED;
            }
            return certificate.isPresent()
                ? signed.names(certificate.get())
                : SignatureCode.CERTIFICATE_NOT_NAMED;
          });
    } catch (DocumentException e) {
      return SignatureCode.ATTRIBUTES_MALFORMED;
    }
  }

  private Optional<Instant> signingTime() {
    try {
      return DocumentBoundary.call(
          Problem.NOT_CMS, () -> attributes.flatMap(SignedAttributes::signingTime));
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }
}
