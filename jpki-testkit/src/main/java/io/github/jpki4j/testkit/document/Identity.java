package io.github.jpki4j.testkit.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Somebody who can sign without a card, honest or not.
 *
 * @param key the private key
 * @param certificate what goes by as that of the key
 */
public record Identity(PrivateKey key, X509CertificateHolder certificate) {

  /** When documents are signed and checked. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

  private static final TestPki PKI = TestPki.create();

  private static TestCard card() {
    return TestCard.builder().clock(CLOCK).build();
  }

  private static X509CertificateHolder holder(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The holder of a simulated card that is valid at {@link #CLOCK}.
   *
   * @param kind which of the two keys
   * @return with the certificate of that key
   */
  public static Identity holder(KeyKind kind) {
    return card(card(), kind);
  }

  /**
   * The holder of a simulated card.
   *
   * @param card the card
   * @param kind which of its two keys
   * @return with the certificate of that key
   */
  public static Identity card(TestCard card, KeyKind kind) {
    return new Identity(PKI.cardPrivateKey(kind), holder(card.certificate(kind.certificate())));
  }

  /**
   * The holder of the default card with a certificate that ended before {@link #CLOCK}.
   *
   * @return with the key for digital signatures
   */
  public static Identity expired() {
    return valid("2020-01-15T01:30:00Z", "2025-02-17T14:59:59Z");
  }

  private static Identity valid(String first, String last) {
    return new Identity(
        PKI.cardPrivateKey(KeyKind.SIGN),
        holder(
            PKI.certificate(
                KeyKind.SIGN,
                card().holder(),
                new Validity(Instant.parse(first), Instant.parse(last)))));
  }

  /**
   * The CA itself.
   *
   * @return the CA for digital signatures
   */
  public static Identity authority() {
    return new Identity(
        PKI.authorityPrivateKey(KeyKind.SIGN), holder(PKI.authorityCertificate(KeyKind.SIGN)));
  }

  /**
   * A certificate of the CA that is right except for its key usage.
   *
   * @param bits of the key usage, as in {@link KeyUsage}
   * @return with the key for digital signatures
   * @throws Exception if that fails
   */
  public static Identity withKeyUsage(int bits) throws Exception {
    Identity right = holder(KeyKind.SIGN);
    return new Identity(right.key(), copy(right.certificate(), Extension.keyUsage, bits));
  }

  /**
   * Somebody with a key of his own who shows the certificate of another.
   *
   * @return key and certificate do not belong together
   * @throws Exception if that fails
   */
  public static Identity impostor() throws Exception {
    return new Identity(stranger().getPrivate(), holder(KeyKind.SIGN).certificate());
  }

  /**
   * Somebody whose certificate nobody issued.
   *
   * @return with the name of the CA as that of the issuer
   * @throws Exception if that fails
   */
  public static Identity selfMade() throws Exception {
    KeyPair pair = stranger();
    X509CertificateHolder like = holder(KeyKind.SIGN).certificate();
    return new Identity(
        pair.getPrivate(),
        build(like, pair.getPublic(), BigInteger.TEN, pair.getPrivate(), Extension.keyUsage, 0xC0));
  }

  private static KeyPair stranger() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509CertificateHolder copy(
      X509CertificateHolder like, ASN1ObjectIdentifier oid, int bits) throws Exception {
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(like.getSubjectPublicKeyInfo().getEncoded()));
    return build(
        like, key, like.getSerialNumber(), PKI.authorityPrivateKey(KeyKind.SIGN), oid, bits);
  }

  private static X509CertificateHolder build(
      X509CertificateHolder like,
      PublicKey key,
      BigInteger serial,
      PrivateKey issuer,
      ASN1ObjectIdentifier changed,
      int bits)
      throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            X500Name.getInstance(like.getIssuer()),
            serial,
            Date.from(like.getNotBefore().toInstant()),
            Date.from(like.getNotAfter().toInstant()),
            like.getSubject(),
            SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    for (Object oid : like.getExtensionOIDs()) {
      Extension extension = like.getExtension((ASN1ObjectIdentifier) oid);
      if (extension.getExtnId().equals(changed)) {
        builder.addExtension(changed, extension.isCritical(), new KeyUsage(bits));
      } else {
        builder.addExtension(extension);
      }
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer));
  }
}
