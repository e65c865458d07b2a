package io.github.jpki4j.document.signer;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SignatureCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;

/** What a signer signed beside the content. Each getter refuses what is there twice. */
final class SignedAttributes {

  private final AttributeTable table;

  SignedAttributes(AttributeTable table) {
    this.table = table;
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

  /** Whether the signer's certificate is the one that the signer meant (RFC 5035). */
  SignatureCode names(X509CertificateHolder holder, JpkiCertificate certificate) {
    Optional<ASN1Encodable> value = only(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (value.isEmpty()) {
      return SignatureCode.CERTIFICATE_NOT_NAMED;
    }
    ESSCertIDv2[] ids = SigningCertificateV2.getInstance(value.get()).getCerts();
    return ids.length > 0 && isOf(ids[0], holder, certificate)
        ? SignatureCode.ATTRIBUTES_RIGHT
        : SignatureCode.CERTIFICATE_OTHER;
  }

  private static boolean isOf(
      ESSCertIDv2 id, X509CertificateHolder holder, JpkiCertificate certificate) {
    ASN1ObjectIdentifier hash = id.getHashAlgorithm().getAlgorithm();
    String name;
    if (hash.equals(NISTObjectIdentifiers.id_sha256)) {
      name = "SHA-256";
    } else if (hash.equals(NISTObjectIdentifiers.id_sha384)) {
      name = "SHA-384";
    } else if (hash.equals(NISTObjectIdentifiers.id_sha512)) {
      name = "SHA-512";
    } else {
      return false;
    }
    try {
      byte[] expected = MessageDigest.getInstance(name).digest(certificate.encoded());
      return MessageDigest.isEqual(expected, id.getCertHash())
          && (id.getIssuerSerial() == null || isOf(id.getIssuerSerial(), holder));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }

  private static boolean isOf(IssuerSerial named, X509CertificateHolder holder) {
    GeneralName[] names = named.getIssuer().getNames();
    return names.length == 1
        && names[0].getTagNo() == GeneralName.directoryName
        && X500Name.getInstance(names[0].getName()).equals(holder.getIssuer())
        && named.getSerial().getValue().equals(holder.getSerialNumber());
  }
}
