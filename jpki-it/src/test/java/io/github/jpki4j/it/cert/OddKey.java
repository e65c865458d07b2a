package io.github.jpki4j.it.cert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate with a public key that no card should have, or with a structure that only some
 * libraries read.
 *
 * @param what the case
 * @param der the certificate
 * @param parsed whether a certificate with it is read at all
 * @param onCard what becomes of a card with it
 */
record OddKey(String what, byte[] der, boolean parsed, OnCard onCard) {

  /** What becomes of a card with such a certificate. */
  enum OnCard {
    SIGNS,
    /** The certificate can be read, and nothing is signed with its key. */
    READ_ONLY,
    REFUSED
  }

  private static final TestPki PKI = TestPki.create();

  /** What every library reads; the key is judged where a signature shall be checked with it. */
  private static final Set<OddCertificate> PARSED =
      EnumSet.of(
          OddCertificate.MODULUS_PRIME,
          OddCertificate.MODULUS_DIVISIBLE_BY_3,
          OddCertificate.KEY_ON_P256);

  private static final BigInteger F4 = BigInteger.valueOf(65_537);
  private static final Random RANDOM = new Random(13);
  private static final BigInteger PRIME = BigInteger.probablePrime(2_048, RANDOM);
  private static final BigInteger GOOD = modulus(2_048);

  @Override
  public String toString() {
    return what;
  }

  static List<OddKey> all() {
    List<OddKey> all = new ArrayList<>();
    all.addAll(takenFromCards());
    all.addAll(numbers());
    all.addAll(otherKinds());
    all.add(tooLong());
    for (OddCertificate odd : OddCertificate.values()) {
      all.add(ofTestCard(odd));
    }
    return all;
  }

  /** One that the simulated card has on request. */
  static OddKey ofTestCard(OddCertificate odd) {
    byte[] der =
        TestCard.builder()
            .pki(PKI)
            .oddCertificate(CertificateKind.AUTH, odd)
            .build()
            .certificate(CertificateKind.AUTH);
    boolean isRsa = odd != OddCertificate.KEY_ON_P256;
    return new OddKey(
        odd.name(), der, PARSED.contains(odd), isRsa ? OnCard.REFUSED : OnCard.READ_ONLY);
  }

  private static List<OddKey> takenFromCards() {
    return List.of(
        rsa("2,048 bits", GOOD, F4, true, OnCard.SIGNS),
        rsa("3,072 bits", modulus(3_072), F4, true, OnCard.SIGNS),
        rsa("4,096 bits", modulus(4_096), F4, true, OnCard.SIGNS),
        rsa("exponent 3", GOOD, BigInteger.valueOf(3), true, OnCard.SIGNS),
        rsa(
            "exponent of 256 bits",
            GOOD,
            BigInteger.ONE.shiftLeft(256).subtract(F4),
            true,
            OnCard.SIGNS));
  }

  private static List<OddKey> numbers() {
    BigInteger tooLong = BigInteger.ONE.shiftLeft(256).add(F4);
    return List.of(
        rsa("negative prime modulus", PRIME.negate(), F4, false, OnCard.REFUSED),
        rsa("modulus 0", BigInteger.ZERO, F4, false, OnCard.REFUSED),
        rsa("modulus 1", BigInteger.ONE, F4, false, OnCard.REFUSED),
        rsa("modulus of 1,023 bits", modulus(1_023), F4, false, OnCard.REFUSED),
        rsa("modulus of 1,024 bits", modulus(1_024), F4, true, OnCard.REFUSED),
        rsa("modulus of 2,047 bits", modulus(2_047), F4, true, OnCard.REFUSED),
        rsa("modulus of 4,097 bits", modulus(4_097), F4, true, OnCard.REFUSED),
        rsa("modulus of 8,192 bits", modulus(8_192), F4, true, OnCard.REFUSED),
        rsa("modulus of 8,193 bits", modulus(8_193), F4, false, OnCard.REFUSED),
        rsa("modulus of 100,000 bits", modulus(100_000), F4, false, OnCard.REFUSED),
        rsa("exponent 0", GOOD, BigInteger.ZERO, false, OnCard.REFUSED),
        rsa("exponent 2", GOOD, BigInteger.TWO, false, OnCard.REFUSED),
        rsa("exponent of 257 bits", GOOD, tooLong, false, OnCard.REFUSED),
        rsa(
            "16,384 bits and an exponent as long",
            modulus(16_384),
            modulus(16_383),
            false,
            OnCard.REFUSED));
  }

  private static List<OddKey> otherKinds() {
    return List.of(
        new OddKey("P-384", issue(generated("EC", 384)), true, OnCard.READ_ONLY),
        new OddKey("Ed25519", issue(generated("Ed25519", 255)), true, OnCard.READ_ONLY),
        new OddKey("DSA", issue(generated("DSA", 2_048)), true, OnCard.READ_ONLY));
  }

  /** A name of 65,000 bytes: more than any such certificate has. */
  private static OddKey tooLong() {
    DerTree tree = DerTree.parse(issue(rsaInfo(GOOD, F4)));
    assertThat(tree.replace("TEST".getBytes(US_ASCII), new byte[65_000])).isTrue();
    return new OddKey("more than 65,535 bytes", tree.encode(), false, OnCard.REFUSED);
  }

  private static OddKey rsa(
      String what, BigInteger modulus, BigInteger exponent, boolean parsed, OnCard onCard) {
    return new OddKey(what, issue(rsaInfo(modulus, exponent)), parsed, onCard);
  }

  private static SubjectPublicKeyInfo rsaInfo(BigInteger modulus, BigInteger exponent) {
    try {
      return new SubjectPublicKeyInfo(
          new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
          new DERSequence(new ASN1Integer[] {new ASN1Integer(modulus), new ASN1Integer(exponent)}));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SubjectPublicKeyInfo generated(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return SubjectPublicKeyInfo.getInstance(generator.generateKeyPair().getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Odd, of exactly this length, without small factors: no key, but none can tell at a glance. */
  private static BigInteger modulus(int bits) {
    BigInteger odd = new BigInteger(bits, RANDOM).setBit(bits - 1).setBit(0);
    while (hasSmallFactor(odd)) {
      odd = odd.add(BigInteger.TWO);
    }
    return odd;
  }

  private static boolean hasSmallFactor(BigInteger number) {
    for (int factor = 3; factor < 2_000; factor += 2) {
      if (number.mod(BigInteger.valueOf(factor)).signum() == 0) {
        return true;
      }
    }
    return false;
  }

  private static byte[] issue(SubjectPublicKeyInfo key) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              new X500Name("C=JP,O=JPKI-TEST"),
              BigInteger.valueOf(0x7E123456L),
              Date.from(Forge.ISSUED),
              Date.from(Forge.LAST),
              new X500Name("C=JP,O=JPKI-TEST,CN=TEST"),
              key);
      return builder
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(TestKeys.leaf().getPrivate()))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
