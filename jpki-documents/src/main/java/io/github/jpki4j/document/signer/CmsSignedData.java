package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SignatureFinding;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * CMS signed data that was read: the content, if it came along, and who signed. Within the bounds
 * of {@link SignedDataReader}. Immutable; says the same however often it is asked.
 */
public final class CmsSignedData {

  private final ASN1ObjectIdentifier contentType;
  private final byte[] content;
  private final boolean hasContent;
  private final List<byte[]> signers;
  private final SignerCertificates certificates;

  CmsSignedData(
      ASN1ObjectIdentifier contentType,
      Optional<byte[]> content,
      List<byte[]> signers,
      SignerCertificates certificates) {
    this.contentType = contentType;
    this.content = content.orElseGet(() -> new byte[0]);
    this.hasContent = content.isPresent();
    this.signers = signers;
    this.certificates = certificates;
  }

  /**
   * Whether the content came along.
   *
   * @return false if the signature is beside its content
   */
  public boolean hasContent() {
    return hasContent;
  }

  /**
   * The content that came along.
   *
   * @return a fresh array; empty if the signature is beside its content
   */
  public Optional<byte[]> content() {
    return hasContent ? Optional.of(content.clone()) : Optional.empty();
  }

  /** What kind of content was signed. */
  ASN1ObjectIdentifier contentType() {
    return contentType;
  }

  /** The certificates that came along. */
  SignerCertificates certificates() {
    return certificates;
  }

  /**
   * How many signed.
   *
   * @return 0 to {@link SignedDataReader#MOST_SIGNERS}
   */
  public int signers() {
    return signers.size();
  }

  /**
   * What is there of the only signer, or the first of several.
   *
   * @return its parts, not looked at whether they are right
   * @throws DocumentException if there is no signer, or it cannot be read
   */
  public SignerForm signerForm() throws DocumentException {
    if (signers.isEmpty()) {
      throw new DocumentException(DocumentException.Problem.NOT_CMS);
    }
    return SignerForm.of(signers.get(0), certificates);
  }

  /**
   * Looks at every signer. Whatever the bytes are, there is a result.
   *
   * @param signed what was signed; not kept
   * @param before what is known already of each; copied
   * @return in the order of the signers
   */
  public List<CheckedSignature> check(SignedContent signed, List<SignatureFinding> before) {
    return signers.stream()
        .map(signer -> SignerCheck.check(signer, certificates, contentType, signed, before))
        .toList();
  }

  /**
   * Looks at every signer of the content that came along.
   *
   * @param before what is known already of each; copied
   * @return in the order of the signers
   */
  public List<CheckedSignature> check(List<SignatureFinding> before) {
    return check(SignedContent.of(content), before);
  }
}
