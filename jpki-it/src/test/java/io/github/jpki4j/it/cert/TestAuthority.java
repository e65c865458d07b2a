package io.github.jpki4j.it.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-signed test CA of the profile of CERT-07 and CERT-08, made by BouncyCastle.
 *
 * @param name its name, the same for all generations of one purpose
 * @param key its private key
 * @param certificate its certificate
 */
public record TestAuthority(X500Name name, PrivateKey key, JpkiCertificate certificate) {

  public static final Instant FIRST = Instant.parse("2023-03-23T00:00:00Z");
  public static final Instant LAST = Instant.parse("2033-03-22T14:59:59Z");

  public static String purpose(KeyKind kind) {
    return kind == KeyKind.SIGN ? "JPKI for digital signature" : "JPKI for user authentication";
  }

  public static X500Name name(KeyKind kind, String organization) {
    return new X500Name(
        "C=JP,O="
            + organization
            + ",OU="
            + purpose(kind)
            + ",OU=Japan Agency for Local Authority Information Systems");
  }

  /** A generation of the test CA: the same name, another key. */
  public static TestAuthority generation(KeyKind kind, int generation) {
    return of(
        name(kind, "JPKI-TEST"),
        TestKeys.rsa("ca" + kind + generation, 2048),
        "SHA256withRSA",
        FIRST,
        LAST);
  }

  public static TestAuthority of(
      X500Name name, KeyPair key, String algorithm, Instant first, Instant last) {
    return of(name, key, algorithm, first, last, extensions -> {});
  }

  /** A CA of the profile except for its extensions: they are changed before it is signed. */
  public static TestAuthority altered(
      KeyKind kind, Consumer<Map<ASN1ObjectIdentifier, Extension>> change) {
    return of(
        name(kind, "JPKI-TEST"),
        TestKeys.rsa("ca" + kind + 1, 2048),
        "SHA256withRSA",
        FIRST,
        LAST,
        change);
  }

  private static TestAuthority of(
      X500Name name,
      KeyPair key,
      String algorithm,
      Instant first,
      Instant last,
      Consumer<Map<ASN1ObjectIdentifier, Extension>> change) {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              name,
              BigInteger.valueOf(0x7E570000L | (key.getPublic().hashCode() & 0xFFFF)),
              Date.from(first),
              Date.from(last),
              name,
              SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
      Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
      put(
          extensions,
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      put(extensions, Extension.basicConstraints, true, new BasicConstraints(true));
      put(
          extensions,
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(key.getPublic()));
      change.accept(extensions);
      for (Extension extension : extensions.values()) {
        builder.addExtension(extension);
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()))
              .getEncoded();
      return new TestAuthority(name, key.getPrivate(), JpkiCertificate.parse(der));
    } catch (Exception e) {
      throw new IllegalStateException("a test CA that cannot be made", e);
    }
  }

  /** One more extension, or another in its place. */
  static void put(
      Map<ASN1ObjectIdentifier, Extension> extensions,
      ASN1ObjectIdentifier oid,
      boolean critical,
      ASN1Encodable value) {
    try {
      put(extensions, oid, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same, whose value need not be DER. */
  static void put(
      Map<ASN1ObjectIdentifier, Extension> extensions,
      ASN1ObjectIdentifier oid,
      boolean critical,
      byte[] value) {
    extensions.put(oid, new Extension(oid, critical, value));
  }
}
