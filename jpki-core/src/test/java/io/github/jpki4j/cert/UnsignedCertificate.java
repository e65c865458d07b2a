package io.github.jpki4j.cert;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate whose key and signature mean nothing, for tests that look at its extension only.
 */
final class UnsignedCertificate {

  private static final AlgorithmIdentifier UNKNOWN =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));

  private UnsignedCertificate() {}

  static X509Certificate withoutSubjectAltName() throws Exception {
    return sealed(unfinished());
  }

  /** With a subjectAltName as getExtensionValue gives it. */
  static X509Certificate with(byte[] subjectAltName) throws Exception {
    byte[] value = ASN1OctetString.getInstance(subjectAltName).getOctets();
    V3TBSCertificateGenerator tbs = unfinished();
    tbs.setExtensions(
        new Extensions(new Extension(Extension.subjectAlternativeName, false, value)));
    return sealed(tbs);
  }

  private static V3TBSCertificateGenerator unfinished() {
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(1));
    tbs.setSignature(UNKNOWN);
    tbs.setIssuer(new X500Name("CN=TEST"));
    tbs.setSubject(new X500Name("CN=TEST"));
    tbs.setStartDate(new Time(Date.from(Instant.parse("2025-10-27T01:30:00Z"))));
    tbs.setEndDate(new Time(Date.from(Instant.parse("2030-02-17T14:59:59Z"))));
    tbs.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(UNKNOWN, new byte[8]));
    return tbs;
  }

  private static X509Certificate sealed(V3TBSCertificateGenerator tbs) throws Exception {
    ASN1Encodable[] parts = {tbs.generateTBSCertificate(), UNKNOWN, new DERBitString(new byte[8])};
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded()));
  }
}
