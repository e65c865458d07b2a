package io.github.jpki4j.testkit.timestamp;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificates of the test TSA: a root, a CA below it, and time-stamping units. The keys are
 * made anew in each process.
 */
public final class TsaCertificates {

  /** From when on all of them are valid that say nothing else. */
  static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");

  /** Until when they are. */
  static final Instant LAST = Instant.parse("2049-12-31T23:59:59Z");

  private static final KeyPair ROOT_KEY = rsa();
  private static final KeyPair CA_KEY = rsa();
  private static final KeyPair UNIT_KEY = rsa();
  private static final KeyPair EC_KEY = ec();
  private static final X500Name ROOT_NAME = new X500Name("CN=Test TSA Root,O=jpki4j,C=JP");
  private static final X500Name CA_NAME = new X500Name("CN=Test TSA CA,O=jpki4j,C=JP");

  private static final X509CertificateHolder ROOT = root();
  private static final X509CertificateHolder CA = ca();

  private TsaCertificates() {}

  /**
   * A time-stamping unit: what signs, and what goes by as its certificate.
   *
   * @param key the private key
   * @param certificate of the unit
   */
  record Unit(PrivateKey key, X509CertificateHolder certificate) {}

  /** What is special about a unit's certificate. */
  record Shape(Instant first, Instant last, boolean critical, List<KeyPurposeId> purposes) {

    static final Shape RIGHT = of(KeyPurposeId.id_kp_timeStamping);

    static Shape of(KeyPurposeId... purposes) {
      return new Shape(FIRST, LAST, true, List.of(purposes));
    }

    static Shape valid(String first, String last) {
      return new Shape(
          Instant.parse(first),
          Instant.parse(last),
          true,
          List.of(KeyPurposeId.id_kp_timeStamping));
    }
  }

  /**
   * The root, which a program is told to trust.
   *
   * @return self-signed
   */
  public static X509Certificate trusted() {
    return jdk(ROOT);
  }

  /** The same root by name and key, with these extensions and no others. */
  static X509Certificate trusted(List<Extension> extensions) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            ROOT_NAME,
            BigInteger.ONE,
            Date.from(FIRST),
            Date.from(LAST),
            ROOT_NAME,
            SubjectPublicKeyInfo.getInstance(ROOT_KEY.getPublic().getEncoded()));
    try {
      for (Extension each : extensions) {
        builder.addExtension(each);
      }
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
    return jdk(signed(builder, ROOT_KEY.getPrivate()));
  }

  /**
   * Revocation lists of the root and of the CA, on which there is nothing.
   *
   * @param thisUpdate when they were made; valid for a year
   * @return DER, fresh arrays
   */
  public static List<byte[]> crls(Instant thisUpdate) {
    return new TsaRevocation(Optional.empty(), Optional.empty()).lists(thisUpdate);
  }

  static X509CertificateHolder rootHolder() {
    return ROOT;
  }

  static PrivateKey rootKey() {
    return ROOT_KEY.getPrivate();
  }

  static PrivateKey intermediateKey() {
    return CA_KEY.getPrivate();
  }

  /** The CA below the root. */
  static X509CertificateHolder intermediate() {
    return CA;
  }

  /** A unit of the CA below the root, with an RSA key. */
  static Unit unit(Shape shape) {
    return new Unit(
        UNIT_KEY.getPrivate(), leaf(CA_NAME, CA_KEY.getPrivate(), UNIT_KEY, shape, "RSA"));
  }

  /** A right one with a key on a curve. */
  static Unit onCurve() {
    return new Unit(
        EC_KEY.getPrivate(), leaf(CA_NAME, CA_KEY.getPrivate(), EC_KEY, Shape.RIGHT, "EC"));
  }

  /** One whose CA has the right name and another key. */
  static Unit ofStranger() {
    return new Unit(
        UNIT_KEY.getPrivate(), leaf(CA_NAME, rsa().getPrivate(), UNIT_KEY, Shape.RIGHT, "RSA"));
  }

  /** One that another unit has issued, which is no CA. */
  static Unit ofNoAuthority() {
    X509CertificateHolder issuer = unit(Shape.RIGHT).certificate();
    return new Unit(
        EC_KEY.getPrivate(),
        leaf(issuer.getSubject(), UNIT_KEY.getPrivate(), EC_KEY, Shape.RIGHT, "below a unit"));
  }

  /** A right certificate, and the key of another. */
  static Unit withOtherKey() {
    return new Unit(CA_KEY.getPrivate(), unit(Shape.RIGHT).certificate());
  }

  private static X509CertificateHolder root() {
    X509v3CertificateBuilder builder =
        builder(ROOT_NAME, ROOT_NAME, ROOT_KEY, FIRST, LAST, BigInteger.ONE);
    return signed(authority(builder), ROOT_KEY.getPrivate());
  }

  private static X509CertificateHolder ca() {
    X509v3CertificateBuilder builder =
        builder(ROOT_NAME, CA_NAME, CA_KEY, FIRST, LAST, BigInteger.TWO);
    return signed(authority(builder), ROOT_KEY.getPrivate());
  }

  private static X509v3CertificateBuilder authority(X509v3CertificateBuilder builder) {
    try {
      return builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509CertificateHolder leaf(
      X500Name issuer, PrivateKey issuerKey, KeyPair key, Shape shape, String name) {
    X509v3CertificateBuilder builder =
        builder(
            issuer,
            new X500Name("CN=Test TSA Unit " + name + ",O=jpki4j,C=JP"),
            key,
            shape.first(),
            shape.last(),
            BigInteger.valueOf(100 + name.length()));
    try {
      builder
          .addExtension(
              Extension.keyUsage,
              true,
              new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
          .addExtension(
              Extension.subjectKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
      if (!shape.purposes().isEmpty()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            shape.critical(),
            new ExtendedKeyUsage(shape.purposes().toArray(KeyPurposeId[]::new)));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return signed(builder, issuerKey);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      KeyPair key,
      Instant first,
      Instant last,
      BigInteger serial) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            Date.from(first),
            Date.from(last),
            subject,
            SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    try {
      return builder.addExtension(Extension.cRLDistributionPoints, false, distributionPoint());
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a real one has: DSS takes no list for a certificate that names no place of lists. */
  private static CRLDistPoint distributionPoint() {
    GeneralName place =
        new GeneralName(GeneralName.uniformResourceIdentifier, "http://127.0.0.1:1/tsa.crl");
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(place)), null, null)
        });
  }

  private static X509CertificateHolder signed(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate jdk(X509CertificateHolder holder) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair ec() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
