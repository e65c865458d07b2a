package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.testcard.Holder;
import io.github.jpki4j.testcard.Revocation;
import io.github.jpki4j.testcard.TestOcspResponder;
import io.github.jpki4j.testcard.TestOcspResponderBuilder;
import io.github.jpki4j.testcard.TestPki;
import io.github.jpki4j.testcard.Validity;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;

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

  /** What a responder answers, the CA itself or one that it lets. */
  static byte[] response(KeyKind kind) {
    TestOcspResponderBuilder builder = PKI.ocspResponder(kind).clock(CLOCK);
    List<byte[]> answers = new ArrayList<>();
    try (TestOcspResponder responder =
        (kind == KeyKind.AUTH ? builder : builder.delegated()).start()) {
      OcspChecker.over(
              request -> {
                answers.add(post(responder, request));
                return answers.get(0);
              })
          .check(parsed(leaf(kind)).x509(), parsed(authority(kind)).x509(), NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers.get(0);
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
