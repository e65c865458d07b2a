package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SignatureCode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/**
 * What a signer signed beside the content. The bytes that were hashed and the values that are read
 * come from one place: the element as it stands. Each getter refuses what is there twice.
 */
final class SignedAttributes {

  private final byte[] encoded;
  private final byte[] der;
  private final AttributeTable table;

  /**
   * Reads them.
   *
   * @param element as it stands in the signer information, whose tag is [0]; not kept
   */
  SignedAttributes(byte[] element) throws IOException {
    encoded = element.clone();
    encoded[0] = (byte) BerElement.SET; // RFC 5652, 5.4
    ASN1Set set = ASN1Set.getInstance(ASN1Primitive.fromByteArray(encoded));
    der = set.getEncoded(ASN1Encoding.DER);
    table = new AttributeTable(set);
  }

  /** Whether they stand there in DER, as RFC 5652, 5.3 demands. */
  boolean isDer() {
    return Arrays.equals(encoded, der);
  }

  /**
   * What the signer may have hashed: the attributes as they stand or, where that is not DER, in
   * DER. Nothing else says the same.
   */
  List<SignedContent> signed() {
    return isDer()
        ? List.of(SignedContent.of(der))
        : List.of(SignedContent.of(encoded), SignedContent.of(der));
  }

  /**
   * The one value of an attribute.
   *
   * @return empty if there is no such attribute
   * @throws IllegalArgumentException if there are several, or several values
   */
  private Optional<ASN1Encodable> only(ASN1ObjectIdentifier oid) {
    int there = table.getAll(oid).size();
    if (there == 0) {
      return Optional.empty();
    }
    Attribute attribute = table.get(oid);
    if (there > 1 || attribute.getAttrValues().size() != 1) {
      throw new IllegalArgumentException(oid + " is there more than once");
    }
    return Optional.of(attribute.getAttrValues().getObjectAt(0));
  }

  Optional<byte[]> contentHash() {
    return only(CMSAttributes.messageDigest)
        .map(value -> ASN1OctetString.getInstance(value).getOctets());
  }

  Optional<ASN1ObjectIdentifier> contentType() {
    return only(CMSAttributes.contentType).map(ASN1ObjectIdentifier::getInstance);
  }

  Optional<Instant> signingTime() {
    return only(CMSAttributes.signingTime)
        .map(value -> Time.getInstance(value).getDate().toInstant());
  }

  /** Whether what must be unsigned is signed, or other algorithms are named (RFC 6211). */
  boolean contradicts(SignerInfo signer) {
    if (table.get(CMSAttributes.counterSignature) != null) {
      return true;
    }
    return only(CMSAttributes.cmsAlgorithmProtect)
        .map(CMSAlgorithmProtection::getInstance)
        .filter(
            named ->
                !isSame(named.getDigestAlgorithm(), signer.getDigestAlgorithm())
                    || named.getSignatureAlgorithm() == null
                    || !isSame(
                        named.getSignatureAlgorithm(), signer.getDigestEncryptionAlgorithm()))
        .isPresent();
  }

  private static boolean isSame(AlgorithmIdentifier one, AlgorithmIdentifier other) {
    return one.getAlgorithm().equals(other.getAlgorithm())
        && parameters(one).equals(parameters(other));
  }

  private static ASN1Encodable parameters(AlgorithmIdentifier algorithm) {
    return algorithm.getParameters() == null ? DERNull.INSTANCE : algorithm.getParameters();
  }

  /**
   * Whether the signer's certificate is the one that the signer meant, by each of the two
   * attributes that are there (RFC 5035, 5.4). The older one has a hash by SHA-1: what it names can
   * be disproved by it, and not proven.
   */
  SignatureCode names(JpkiCertificate certificate) throws DocumentException {
    Optional<ASN1Encodable> older = only(PKCSObjectIdentifiers.id_aa_signingCertificate);
    Optional<ASN1Encodable> newer = only(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (older.isPresent() && !isOf(SigningCertificate.getInstance(older.get()), certificate)) {
      return SignatureCode.CERTIFICATE_OTHER;
    }
    if (newer.isEmpty()) {
      return SignatureCode.CERTIFICATE_NOT_NAMED;
    }
    return isOf(SigningCertificateV2.getInstance(newer.get()), certificate)
        ? SignatureCode.ATTRIBUTES_RIGHT
        : SignatureCode.CERTIFICATE_OTHER;
  }

  private static boolean isOf(SigningCertificate attribute, JpkiCertificate certificate)
      throws DocumentException {
    ESSCertID[] ids = attribute.getCerts();
    return ids.length > 0
        && isOf("SHA-1", ids[0].getCertHash(), ids[0].getIssuerSerial(), certificate);
  }

  private static boolean isOf(SigningCertificateV2 attribute, JpkiCertificate certificate)
      throws DocumentException {
    ESSCertIDv2[] ids = attribute.getCerts();
    Optional<String> hash =
        ids.length == 0
            ? Optional.empty()
            : SignerAlgorithms.strong(ids[0].getHashAlgorithm().getAlgorithm());
    return hash.isPresent()
        && isOf(hash.get(), ids[0].getCertHash(), ids[0].getIssuerSerial(), certificate);
  }

  private static boolean isOf(
      String hash, byte[] named, @Nullable IssuerSerial issuer, JpkiCertificate certificate)
      throws DocumentException {
    try {
      byte[] expected = MessageDigest.getInstance(hash).digest(certificate.encoded());
      return MessageDigest.isEqual(expected, named)
          && (issuer == null || isOf(issuer, certificate));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }

  private static boolean isOf(IssuerSerial named, JpkiCertificate certificate)
      throws DocumentException {
    GeneralName[] names = named.getIssuer().getNames();
    return names.length == 1
        && names[0].getTagNo() == GeneralName.directoryName
        && SignerCertificates.name(names[0].getName())
            .equals(certificate.x509().getIssuerX500Principal())
        && named.getSerial().getValue().equals(certificate.serial());
  }
}
