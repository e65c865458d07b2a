package io.github.jpki4j.cli.support;

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
import java.time.Instant;
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

  private static final TestPki PKI = TestPki.create();

  private static X509CertificateHolder holder(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The holder of the simulated card. */
  public static Identity card(TestCard card, KeyKind kind) {
    return new Identity(PKI.cardPrivateKey(kind), holder(card.certificate(kind.certificate())));
  }

  /** The same holder with a certificate that ended before {@link Desk#NOW}. */
  public static Identity expired() {
    return valid("2020-01-15T01:30:00Z", "2025-02-17T14:59:59Z");
  }

  private static Identity valid(String first, String last) {
    return new Identity(
        PKI.cardPrivateKey(KeyKind.SIGN),
        holder(
            PKI.certificate(
                KeyKind.SIGN,
                Desk.card().holder(),
                new Validity(Instant.parse(first), Instant.parse(last)))));
  }

  /** The CA itself. */
  public static Identity authority() {
    return new Identity(
        PKI.authorityPrivateKey(KeyKind.SIGN), holder(PKI.authorityCertificate(KeyKind.SIGN)));
  }

  /** A certificate of the CA that is right except for its key usage. */
  public static Identity withKeyUsage(int bits) throws Exception {
    Identity right = card(Desk.card(), KeyKind.SIGN);
    return new Identity(right.key(), copy(right.certificate(), Extension.keyUsage, bits));
  }

  /** Somebody with a key of his own who shows the certificate of another. */
  public static Identity impostor() throws Exception {
    return new Identity(stranger().getPrivate(), card(Desk.card(), KeyKind.SIGN).certificate());
  }

  /** Somebody whose certificate nobody issued. */
  public static Identity selfMade() throws Exception {
    KeyPair pair = stranger();
    X509CertificateHolder like = card(Desk.card(), KeyKind.SIGN).certificate();
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
