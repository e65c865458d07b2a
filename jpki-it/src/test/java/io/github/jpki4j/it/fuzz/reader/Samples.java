package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestOcspResponderBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Whole certificates and lists of the simulated PKI, and what of them is signed. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final TestPki PKI = TestPki.create();
  private static final Validity VALIDITY =
      Validity.issuedAt(NOW.minus(Duration.ofDays(100)), MonthDay.of(2, 17));

  private Samples() {}

  static byte[] leaf(KeyKind kind) {
    return PKI.certificate(kind, Holder.test(), VALIDITY);
  }

  static byte[] authority(KeyKind kind) {
    return PKI.authorityCertificate(kind);
  }

  static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] list(KeyKind kind) {
    return PKI.crl(kind, NOW.minus(Duration.ofHours(6)))
        .distributionPoint(Holder.test())
        .revoke(
            new Revocation(
                BigInteger.valueOf(77), CRLReason.SUPERSEDED, NOW.minus(Duration.ofDays(9))))
        .build();
  }

  /** What a responder answers, the CA itself or one that it lets: the same in each JVM. */
  static byte[] response(KeyKind kind) {
    TestOcspResponderBuilder builder = PKI.ocspResponder(kind).clock(CLOCK);
    try (TestOcspResponder responder =
        (kind == KeyKind.AUTH ? builder : builder.delegated()).start()) {
      return post(responder, request(kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a nonce that never changes. */
  private static byte[] request(KeyKind kind) throws IOException {
    try {
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
              new X509CertificateHolder(authority(kind)),
              parsed(leaf(kind)).serial());
      byte[] nonce = new DEROctetString(new byte[32]).getEncoded();
      Extension extension = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce);
      return new OCSPReqBuilder()
          .addRequest(id)
          .setRequestExtensions(new Extensions(extension))
          .build()
          .getEncoded();
    } catch (OperatorCreationException | OCSPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] post(TestOcspResponder responder, byte[] request) throws IOException {
    HttpURLConnection link = (HttpURLConnection) responder.uri().toURL().openConnection();
    link.setDoOutput(true);
    link.setRequestProperty("Content-Type", "application/ocsp-request");
    link.getOutputStream().write(request);
    try (InputStream in = link.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** What the signature of a certificate, list or basic response is over: its first element. */
  static byte[] signed(byte[] der) {
    try {
      return ASN1Sequence.getInstance(der).getObjectAt(0).toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the signed part is that of one of these. */
  static boolean isSignedPartOf(byte[] der, byte[]... originals) {
    byte[] part = signed(der);
    return Arrays.stream(originals).anyMatch(each -> Arrays.equals(signed(each), part));
  }
}
