package io.github.jpki4j.it.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Whole certificates, lists and responses of the simulated PKI: the same bytes in every run. */
final class HostileSamples {

  static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final String SIGNATURE = "SHA256withRSA";

  private final TestPki pki = TestPki.create();
  private final Map<KeyKind, JpkiCertificate> leaves = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, JpkiCertificate> authorities = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, byte[]> lists = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, CrlChecker> checkers = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, byte[]> responses = new EnumMap<>(KeyKind.class);

  HostileSamples() {
    Validity validity = Validity.issuedAt(NOW.minus(Duration.ofDays(100)), MonthDay.of(2, 17));
    try {
      for (KeyKind kind : KeyKind.values()) {
        leaves.put(kind, JpkiCertificate.parse(pki.certificate(kind, Holder.test(), validity)));
        authorities.put(kind, JpkiCertificate.parse(pki.authorityCertificate(kind)));
        lists.put(kind, list(kind));
        checkers.put(kind, CrlChecker.of(Crl.parse(lists.get(kind))));
        responses.put(kind, response(kind, kind == KeyKind.SIGN));
      }
    } catch (MalformedDataException
        | IOException
        | OCSPException
        | CertException
        | OperatorCreationException
        | GeneralSecurityException e) {
      throw new IllegalStateException("samples that cannot be made", e);
    }
  }

  TestPki pki() {
    return pki;
  }

  JpkiCertificate leaf(KeyKind kind) {
    return leaves.get(kind);
  }

  JpkiCertificate authority(KeyKind kind) {
    return authorities.get(kind);
  }

  byte[] response(KeyKind kind) {
    return responses.get(kind).clone();
  }

  /** Leaves and CA certificates of both keys. */
  List<byte[]> certificates() {
    return List.of(
        leaf(KeyKind.AUTH).encoded(),
        leaf(KeyKind.SIGN).encoded(),
        authority(KeyKind.AUTH).encoded(),
        authority(KeyKind.SIGN).encoded());
  }

  /** What stands in the files that no PIN guards. */
  List<byte[]> cardCertificates() {
    return List.of(leaf(KeyKind.AUTH).encoded(), authority(KeyKind.AUTH).encoded());
  }

  List<byte[]> lists() {
    return List.copyOf(lists.values());
  }

  List<byte[]> responses() {
    return List.copyOf(responses.values());
  }

  CrlChecker crlChecker(KeyKind kind) {
    return checkers.get(kind);
  }

  CertificateValidator validator(KeyKind kind) {
    return CertificateValidator.builder()
        .anchors(TrustAnchors.none().withTestRoot(kind, authority(kind)))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .revocation(crlChecker(kind))
        .build();
  }

  private byte[] list(KeyKind kind) {
    return pki.crl(kind, NOW.minus(Duration.ofHours(6)))
        .distributionPoint(Holder.test())
        .revoke(
            new Revocation(
                BigInteger.valueOf(77), CRLReason.SUPERSEDED, NOW.minus(Duration.ofDays(9))))
        .build();
  }

  /** A response of the CA, or of a responder that it lets. */
  private byte[] response(KeyKind kind, boolean delegated)
      throws IOException,
          OCSPException,
          CertException,
          OperatorCreationException,
          GeneralSecurityException {
    X509CertificateHolder issuer = new X509CertificateHolder(authority(kind).encoded());
    X509CertificateHolder signer = delegated ? responder(kind, issuer) : issuer;
    DigestCalculator sha1 =
        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(signer.getSubjectPublicKeyInfo(), sha1);
    Date now = Date.from(NOW);
    builder.addResponse(
        new CertificateID(sha1, issuer, leaf(kind).serial()),
        CertificateStatus.GOOD,
        now,
        null,
        null);
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                new JcaContentSignerBuilder(SIGNATURE)
                    .build(delegated ? pki.cardPrivateKey(kind) : pki.authorityPrivateKey(kind)),
                delegated ? new X509CertificateHolder[] {signer} : null,
                now))
        .getEncoded();
  }

  private X509CertificateHolder responder(KeyKind kind, X509CertificateHolder issuer)
      throws IOException, CertException, OperatorCreationException {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer.getSubject(),
            BigInteger.TEN,
            Date.from(NOW.minus(Duration.ofDays(1))),
            Date.from(NOW.plus(Duration.ofDays(1))),
            new X500Name("CN=TEST responder"),
            SubjectPublicKeyInfo.getInstance(leaf(kind).x509().getPublicKey().getEncoded()));
    builder.addExtension(
        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
    return builder.build(
        new JcaContentSignerBuilder(SIGNATURE).build(pki.authorityPrivateKey(kind)));
  }
}
