package io.github.jpki4j.cert.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA that says TEST; its certificates and lists are made by BouncyCastle's bcpkix. */
final class TestCa {

  /** The instant for which the tests ask. */
  static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  static final X500Name NAME = new X500Name("C=JP,O=TEST,OU=TEST for user authentication");
  static final BigInteger SERIAL = new BigInteger("0132C4AB", 16);

  static final KeyPair LEAF_KEYS = newKeys("EC", 256);

  /** Two generations of one CA: one name, two keys. A third of another name. */
  static final TestCa CA = new TestCa(NAME, newKeys("EC", 256));

  static final TestCa OTHER_GENERATION = new TestCa(NAME, newKeys("EC", 256));
  static final TestCa OTHER_NAME = new TestCa(new X500Name("C=JP,O=TEST,OU=OTHER"), CA.keys);
  static final TestCa RSA = new TestCa(NAME, newKeys("RSA", 2048));

  /** The certificate in question. */
  static final X509Certificate LEAF = CA.issue(SERIAL);

  final X500Name name;
  final KeyPair keys;
  final X509Certificate certificate;

  /** Whatever is added to a builder. */
  @FunctionalInterface
  interface Addition<T> {
    void addTo(T builder) throws Exception;
  }

  private TestCa(X500Name name, KeyPair keys) {
    this(name, keys, KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  private TestCa(X500Name name, KeyPair keys, int keyUsage) {
    this.name = name;
    this.keys = keys;
    certificate =
        issue(
            BigInteger.ONE,
            name,
            keys,
            builder -> {
              builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
              builder.addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
              if (keyUsage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
              }
            });
  }

  /** The same CA with another key usage, 0 for none. */
  TestCa withKeyUsage(int keyUsage) {
    return new TestCa(name, keys, keyUsage);
  }

  static TestCa with(KeyPair keys) {
    return new TestCa(NAME, keys);
  }

  static KeyPair newKeys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate issue(BigInteger serial) {
    return issue(serial, new X500Name("C=JP,CN=TEST"), LEAF_KEYS, builder -> {});
  }

  /** A certificate with extensions, for a key of its own. */
  X509Certificate issue(
      BigInteger serial,
      X500Name subject,
      KeyPair subjectKeys,
      Addition<X509v3CertificateBuilder> addition) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              serial,
              Date.from(AT.minus(Duration.ofDays(1000))),
              Date.from(AT.plus(Duration.ofDays(1000))),
              subject,
              subjectKeys.getPublic());
      addition.addTo(builder);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(null)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A signer with this CA's key; the algorithm null stands for SHA-256. */
  ContentSigner signer(String algorithm) {
    String usual = keys.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    try {
      return new JcaContentSignerBuilder(algorithm == null ? "SHA256with" + usual : algorithm)
          .setProvider(new BouncyCastleProvider())
          .build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An hour old and valid for 23 hours more, with what is added. */
  byte[] crl(Addition<X509v2CRLBuilder> addition) {
    return crl(
        AT.minus(Duration.ofHours(1)), AT.plus(Duration.ofHours(23)), signer(null), addition);
  }

  /** A list; without nextUpdate if that is null. */
  byte[] crl(
      Instant thisUpdate,
      Instant nextUpdate,
      ContentSigner signer,
      Addition<X509v2CRLBuilder> addition) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
      if (nextUpdate != null) {
        builder.setNextUpdate(Date.from(nextUpdate));
      }
      addition.addTo(builder);
      return builder.build(signer).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Extension extension(String oid, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(
          new ASN1ObjectIdentifier(oid), critical, value.toASN1Primitive().getEncoded("DER"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
