package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * What a SignerInfo has, without a look at whether any of it is right: for those who judge the
 * form.
 *
 * @param hasCertificate whether a certificate with the name of the signer came along
 * @param hasAttributes whether there are signed attributes
 * @param hasContentType whether contentType is among them
 * @param messageDigest the value of messageDigest, if it is there once; not to be changed
 * @param hasSigningTime whether signingTime is among them
 * @param digest object identifier of the hash
 * @param signature object identifier of the algorithm of the signature
 */
public record SignerForm(
    boolean hasCertificate,
    boolean hasAttributes,
    boolean hasContentType,
    Optional<byte[]> messageDigest,
    boolean hasSigningTime,
    String digest,
    String signature) {

  /**
   * Reads one.
   *
   * @throws DocumentException if that is no SignerInfo
   */
  static SignerForm of(byte[] encoded, SignerCertificates certificates) throws DocumentException {
    return DocumentBoundary.call(Problem.NOT_CMS, () -> read(encoded, certificates));
  }

  private static SignerForm read(byte[] encoded, SignerCertificates certificates)
      throws IOException, DocumentException {
    SignerInfo signer = SignerInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
    boolean hasAttributes = signer.getAuthenticatedAttributes() != null;
    AttributeTable attributes =
        hasAttributes
            ? new AttributeTable(signer.getAuthenticatedAttributes())
            : new AttributeTable(new ASN1EncodableVector());
    return new SignerForm(
        !certificates.named(signer.getSID()).isEmpty(),
        hasAttributes,
        attributes.get(CMSAttributes.contentType) != null,
        messageDigest(attributes),
        attributes.get(CMSAttributes.signingTime) != null,
        signer.getDigestAlgorithm().getAlgorithm().getId(),
        signer.getDigestEncryptionAlgorithm().getAlgorithm().getId());
  }

  private static Optional<byte[]> messageDigest(AttributeTable attributes) {
    if (attributes.getAll(CMSAttributes.messageDigest).size() != 1) {
      return Optional.empty();
    }
    Attribute attribute = attributes.get(CMSAttributes.messageDigest);
    ASN1Encodable[] values = attribute.getAttributeValues();
    return values.length == 1 && values[0].toASN1Primitive() instanceof ASN1OctetString octets
        ? Optional.of(octets.getOctets())
        : Optional.empty();
  }
}
