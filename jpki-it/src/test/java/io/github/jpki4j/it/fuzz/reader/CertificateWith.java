package io.github.jpki4j.it.fuzz.reader;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;

/** Makes a certificate whose signature fits no more. */
final class CertificateWith {

  private CertificateWith() {}

  /** The same with other extensions. */
  static byte[] extension(Certificate template, Extensions extensions) throws IOException {
    ASN1Sequence signed = ASN1Sequence.getInstance(template.getTBSCertificate().toASN1Primitive());
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (int i = 0; i < signed.size() - 1; i++) {
      parts.add(signed.getObjectAt(i));
    }
    parts.add(new DERTaggedObject(true, 3, extensions));
    ASN1EncodableVector whole = new ASN1EncodableVector();
    whole.add(new DERSequence(parts));
    whole.add(template.getSignatureAlgorithm());
    whole.add(template.getSignature());
    return new DERSequence(whole).getEncoded();
  }
}
