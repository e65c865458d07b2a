package io.github.jpki4j.document.signer;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one signer of CMS signed data. A signer is found by whatever names it, issuer and serial
 * number or subject key identifier, and looked at in the same way.
 */
public final class SignerCheck {

  /** More certificates than any signature needs, and fewer than would take time. */
  private static final int MOST_CERTIFICATES = 64;

  private final SignerInformation signer;
  private final Store<X509CertificateHolder> certificates;
  private final byte[] content;
  private final List<SignatureFinding> findings;
  private final Optional<SignedAttributes> attributes;

  /**
   * Looks at a signer. Whatever the bytes are, there is a result.
   *
   * @param signer who signed, with the content
   * @param certificates those that came along
   * @param content what was signed; neither kept nor changed
   * @param before what is known already; copied
   * @return everything that was found out
   */
  public static CheckedSignature check(
      SignerInformation signer,
      Store<X509CertificateHolder> certificates,
      byte[] content,
      List<SignatureFinding> before) {
    try {
      return new SignerCheck(signer, certificates, content, before).check();
    } catch (RuntimeException
        | StackOverflowError e) { // BouncyCastle reads a part when it is asked
      List<SignatureFinding> findings = new ArrayList<>(before);
      findings.add(SignatureFinding.of(SignatureCode.SIGNER_MALFORMED));
      findings.add(SignatureFinding.of(SignatureCode.SIGNATURE_NOT_CHECKED));
      return CheckedSignature.of(findings);
    }
  }

  private SignerCheck(
      SignerInformation signer,
      Store<X509CertificateHolder> certificates,
      byte[] content,
      List<SignatureFinding> before) {
    this.signer = signer;
    this.certificates = certificates;
    this.content = content;
    this.findings = new ArrayList<>(before);
    @Nullable AttributeTable table = signer.getSignedAttributes();
    this.attributes = Optional.ofNullable(table).map(SignedAttributes::new);
  }

  private CheckedSignature check() {
    Optional<Candidate> candidate = candidate();
    Optional<X509CertificateHolder> holder = candidate.map(Candidate::holder);
    Optional<JpkiCertificate> certificate = holder.flatMap(SignerCheck::certificate);
    SignerAlgorithms algorithms = new SignerAlgorithms(signer);
    findings.add(algorithm(algorithms));
    add(digest(algorithms));
    add(certificate.isPresent() ? SignatureCode.SIGNER_FOUND : SignatureCode.SIGNER_MISSING);
    add(candidate.map(Candidate::verdict).orElse(SignatureCode.SIGNATURE_NOT_CHECKED));
    addAttributes(holder, certificate);
    return new CheckedSignature(findings, certificate, others(holder), signingTime());
  }

  /** A certificate that bears the name of the signer, and whether its key signed. */
  private record Candidate(X509CertificateHolder holder, SignatureCode verdict) {}

  /** Several certificates may bear the name of the signer: the one whose key signed is meant. */
  private Optional<Candidate> candidate() {
    Optional<Candidate> first = Optional.empty();
    for (X509CertificateHolder holder : candidates()) {
      Candidate candidate = new Candidate(holder, verify(holder));
      if (candidate.verdict() == SignatureCode.SIGNATURE_RIGHT) {
        return Optional.of(candidate);
      }
      first = first.isPresent() ? first : Optional.of(candidate);
    }
    return first;
  }

  private void add(SignatureCode code) {
    findings.add(SignatureFinding.of(code));
  }

  @SuppressWarnings("unchecked")
  private List<X509CertificateHolder> candidates() {
    Collection<X509CertificateHolder> matches = certificates.getMatches(signer.getSID());
    return matches.stream().limit(MOST_CERTIFICATES).toList();
  }

  private static Optional<JpkiCertificate> certificate(X509CertificateHolder holder) {
    try {
      return Optional.of(JpkiCertificate.parse(holder.getEncoded()));
    } catch (IOException | MalformedDataException e) {
      return Optional.empty();
    }
  }

  private List<JpkiCertificate> others(Optional<X509CertificateHolder> own) {
    List<JpkiCertificate> others = new ArrayList<>();
    for (X509CertificateHolder holder : certificates.getMatches(null)) {
      if (own.filter(holder::equals).isEmpty() && others.size() < MOST_CERTIFICATES) {
        certificate(holder).ifPresent(others::add);
      }
    }
    return others;
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
      Optional<byte[]> signed = attributes.flatMap(SignedAttributes::contentHash);
      if (hash.isEmpty() || signed.isEmpty()) {
        return SignatureCode.DIGEST_NOT_CHECKED;
      }
      byte[] actual = MessageDigest.getInstance(hash.get()).digest(content);
      return MessageDigest.isEqual(actual, signed.get())
          ? SignatureCode.DIGEST_RIGHT
          : SignatureCode.DIGEST_WRONG;
    } catch (NoSuchAlgorithmException | RuntimeException e) {
      return SignatureCode.DIGEST_NOT_CHECKED;
    }
  }

  /** BouncyCastle's verdict, which includes the rules of RFC 5652 for the signed attributes. */
  private SignatureCode verify(X509CertificateHolder holder) {
    Optional<JpkiCertificate> certificate = certificate(holder);
    if (certificate.isEmpty()) {
      return SignatureCode.SIGNATURE_NOT_CHECKED;
    }
    try {
      boolean right = signer.verify(KeyVerifier.of(certificate.get().x509().getPublicKey()));
      return right ? SignatureCode.SIGNATURE_RIGHT : SignatureCode.SIGNATURE_WRONG;
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      return SignatureCode.SIGNATURE_NOT_CHECKED;
    }
  }

  private void addAttributes(
      Optional<X509CertificateHolder> holder, Optional<JpkiCertificate> certificate) {
    if (attributes.isEmpty()) {
      add(SignatureCode.ATTRIBUTES_MISSING);
    } else {
      add(signedAttributes(attributes.get(), holder, certificate));
    }
    @Nullable AttributeTable unsigned = signer.getUnsignedAttributes();
    if (unsigned != null && unsigned.get(CMSAttributes.counterSignature) != null) {
      add(SignatureCode.COUNTERSIGNED);
    }
    if (unsigned != null
        && unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) != null) {
      add(SignatureCode.TIME_STAMPED);
    }
  }

  private SignatureCode signedAttributes(
      SignedAttributes signed,
      Optional<X509CertificateHolder> holder,
      Optional<JpkiCertificate> certificate) {
    try {
      Optional<ASN1ObjectIdentifier> type = signed.contentType();
      signed.signingTime();
      if (signed.contentHash().isEmpty() || !type.equals(Optional.of(signer.getContentType()))) {
        return SignatureCode.ATTRIBUTES_MALFORMED;
      }
      return holder.isPresent() && certificate.isPresent()
          ? signed.names(holder.get(), certificate.get())
          : SignatureCode.CERTIFICATE_NOT_NAMED;
    } catch (RuntimeException e) {
      return SignatureCode.ATTRIBUTES_MALFORMED;
    }
  }

  private Optional<Instant> signingTime() {
    try {
      return attributes.flatMap(SignedAttributes::signingTime);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
