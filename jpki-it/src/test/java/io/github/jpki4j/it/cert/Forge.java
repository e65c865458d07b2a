package io.github.jpki4j.it.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One end-entity certificate, by default of the profile of CERT-11 to CERT-19 below a test CA, made
 * by BouncyCastle: what a test changes is the one thing that differs from the profile.
 */
public final class Forge {

  public static final Instant ISSUED = Instant.parse("2025-01-15T01:30:00Z");
  public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  public static final Instant LAST = Instant.parse("2029-02-17T14:59:59Z");
  public static final BigInteger SERIAL = BigInteger.valueOf(0x7E123456L);

  private final KeyKind kind;
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
  private Instant notBefore = ISSUED;
  private Instant notAfter = LAST;
  private String algorithm = "SHA256withRSA";
  private PublicKey key = TestKeys.leaf().getPublic();
  private boolean aki = true;
  private String name = "C=JP,CN=TEST0000000001139990003A";

  private Forge(KeyKind kind) {
    this.kind = kind;
    boolean sign = kind == KeyKind.SIGN;
    keyUsage(KeyUsage.digitalSignature | (sign ? KeyUsage.nonRepudiation : 0));
    if (sign) {
      with(Extension.subjectAlternativeName, false, attributes());
    } else {
      extendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
    }
    policies(sign ? "1.2.392.200149.8.5.1.1.20" : "1.2.392.200149.8.5.1.3.30");
    with(Extension.cRLDistributionPoints, false, distributionPoint());
    with(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            AccessDescription.id_ad_ocsp,
            new GeneralName(GeneralName.uniformResourceIdentifier, "http://ocsp.jpki.invalid")));
  }

  public static Forge profile(KeyKind kind) {
    return new Forge(kind);
  }

  /** The OID of an extension that nobody knows. */
  public static ASN1ObjectIdentifier unknownExtension() {
    return new ASN1ObjectIdentifier("1.3.6.1.4.1.55555.1");
  }

  public Forge with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return with(oid, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** An extension whose value need not be DER. */
  public Forge with(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
    extensions.put(oid, new Extension(oid, critical, value));
    return this;
  }

  public Forge without(ASN1ObjectIdentifier oid) {
    extensions.remove(oid);
    return this;
  }

  public Forge keyUsage(int bits) {
    return with(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public Forge extendedKeyUsage(KeyPurposeId... purposes) {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  public Forge policies(String... oids) {
    ASN1EncodableVector policies = new ASN1EncodableVector();
    for (String oid : oids) {
      PolicyQualifierInfo cps =
          new PolicyQualifierInfo(
              PolicyQualifierId.id_qt_cps, new DERIA5String("http://jpki.invalid/cps"));
      policies.add(new PolicyInformation(new ASN1ObjectIdentifier(oid), new DERSequence(cps)));
    }
    return with(
        Extension.certificatePolicies,
        true,
        CertificatePolicies.getInstance(new DERSequence(policies)));
  }

  public Forge validity(Instant first, Instant last) {
    notBefore = first;
    notAfter = last;
    return this;
  }

  public Forge signedWith(String newAlgorithm) {
    algorithm = newAlgorithm;
    return this;
  }

  public Forge key(PublicKey newKey) {
    key = newKey;
    return this;
  }

  /** Leaves the authority key identifier out; one of its own can be set by {@link #with}. */
  public Forge withoutAki() {
    aki = false;
    return this;
  }

  public Forge named(X500Name newName) {
    name = newName.toString();
    return this;
  }

  public JpkiCertificate issuedBy(TestAuthority authority) throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            authority.name(),
            SERIAL,
            Date.from(notBefore),
            Date.from(notAfter),
            new X500Name(name),
            SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    for (Extension extension : extensions.values()) {
      builder.addExtension(extension);
    }
    if (aki) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(authority.certificate().x509()));
    }
    if (!extensions.containsKey(Extension.subjectKeyIdentifier)) {
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    }
    return JpkiCertificate.parse(
        builder.build(new JcaContentSignerBuilder(algorithm).build(authority.key())).getEncoded());
  }

  public GeneralNames distributionName() {
    return new GeneralNames(
        new GeneralName(
            new X500Name(
                "C=JP,O=JPKI-TEST,OU="
                    + TestAuthority.purpose(kind)
                    + ",OU=CRL Distribution Points,OU=Tokyo-to,CN=TEST-shi CRLDP")));
  }

  private CRLDistPoint distributionPoint() {
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(
              new DistributionPointName(DistributionPointName.FULL_NAME, distributionName()),
              null,
              null)
        });
  }

  private static DERSequence attributes() {
    return new DERSequence(
        new ASN1Encodable[] {
          attribute(1, "ＴＥＳＴ　花子"),
          attribute(4, "319800217"),
          attribute(3, "2"),
          attribute(5, "東京都ＴＥＳＴ市１－２－３"),
          attribute(2, "0000000"),
          attribute(6, "0".repeat(13))
        });
  }

  private static GeneralName attribute(int arc, String value) {
    return new GeneralName(
        GeneralName.otherName,
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1ObjectIdentifier("1.2.392.200149.8.5.5." + arc),
              new DERTaggedObject(true, 0, new DERUTF8String(value))
            }));
  }
}
