package io.github.jpki4j.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.internal.ExtensionReader;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** A CA whose key is known and whose certificate is not. */
class TrustAnchorsTest {

  private final JpkiCertificate authority;
  private final String key;
  private final TrustAnchors anchors;

  TrustAnchorsTest() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    X500Name name = new X500Name("C=JP,O=TEST");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(0x7E5700A2L),
            Date.from(Instant.parse("2019-09-14T00:00:00Z")),
            Date.from(Instant.parse("2029-09-14T14:59:59Z")),
            name,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
            .getEncoded();
    authority = JpkiCertificate.parse(der);
    key = ExtensionReader.subjectKeyIdentifier(authority.x509()).orElseThrow();
    anchors = TrustAnchors.none().withKnownKey(KeyKind.AUTH, authority.serial(), key);
  }

  @Test
  void itsPinIsNotAvailableUntilTheCallerSuppliesTheCertificate() {
    assertThat(anchors.verdict(KeyKind.AUTH, authority)).isEqualTo(Verdict.PIN_NOT_AVAILABLE);
    assertThat(Verdict.PIN_NOT_AVAILABLE.isTrusted()).isFalse();
    assertThat(anchors.with(KeyKind.AUTH, authority).verdict(KeyKind.AUTH, authority))
        .isEqualTo(Verdict.SUPPLIED);
  }

  @Test
  void itIsForItsPurposeOnly() {
    assertThat(anchors.verdict(KeyKind.SIGN, authority)).isEqualTo(Verdict.OTHER_PURPOSE);
  }

  @Test
  void anotherSerialNumberOrKeyIsAnotherCa() {
    TrustAnchors otherSerial = TrustAnchors.none().withKnownKey(KeyKind.AUTH, BigInteger.TEN, key);
    TrustAnchors otherKey =
        TrustAnchors.none().withKnownKey(KeyKind.AUTH, authority.serial(), "00" + key.substring(2));
    assertThat(otherSerial.verdict(KeyKind.AUTH, authority)).isEqualTo(Verdict.UNKNOWN);
    assertThat(otherKey.verdict(KeyKind.AUTH, authority)).isEqualTo(Verdict.UNKNOWN);
  }
}
