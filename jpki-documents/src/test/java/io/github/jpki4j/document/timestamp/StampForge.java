package io.github.jpki4j.document.timestamp;

import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** Puts time stamps into CMS, right or wrong, as whoever has the file can. */
final class StampForge {

  private StampForge() {}

  /** Hash of the first signer's signature, SHA-256. */
  static byte[] signatureHash(byte[] cms) throws Exception {
    SignerInformation signer = new CMSSignedData(cms).getSignerInfos().iterator().next();
    return MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
  }

  /** Adds a time stamp of the first signer's signature to each signer. */
  static byte[] signatureStamp(byte[] cms, TestTsa tsa) throws Exception {
    return withToken(cms, tsa.token(signatureHash(cms)));
  }

  /** Adds a token to each signer, whatever it is of. */
  static byte[] withToken(byte[] cms, byte[] token) throws Exception {
    ASN1Primitive parsed = ASN1Primitive.fromByteArray(token);
    return CmsForge.changed(
        cms,
        signer -> {
          ASN1EncodableVector all =
              signer.getUnsignedAttributes() == null
                  ? new ASN1EncodableVector()
                  : signer.getUnsignedAttributes().toASN1EncodableVector();
          all.add(
              new Attribute(
                  PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(parsed)));
          return SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(all));
        });
  }
}
