package io.github.jpki4j.dss;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.OcspChecker;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestOcspResponderBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A card, its CA with a revocation list, and whom to trust. DSS has the time of the computer. */
final class Bench {

  final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  final TestPki pki = TestPki.create();
  final TestCard card = TestCard.builder().build();

  /** Signs with the card: one VERIFY, one signature. */
  byte[] sign(PreparedSignature prepared) throws JpkiException {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(KeyKind.SIGN, card.secretValue(KeyKind.SIGN).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
    }
  }

  byte[] signedPdf(PdfForm form) throws Exception {
    try (PreparedPdf prepared = PreparedPdf.of(pdf(), form, HashAlgorithm.SHA256, now)) {
      return sign(prepared);
    }
  }

  static byte[] pdf() {
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]>>"
    };
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n %n", pdf.length()).replace("\r", ""));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 4\n").append(table).append("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n");
    return pdf.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  X509Certificate authority() throws CertificateException {
    return certificate(pki.authorityCertificate(KeyKind.SIGN));
  }

  static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /** The list of the card holder's municipality, with a name of its own, as real ones have. */
  byte[] crl() {
    return pki.crl(KeyKind.SIGN, now.minus(Duration.ofHours(1)))
        .distributionPoint(card.holder())
        .build();
  }

  ValidationData trusting(X509Certificate... roots) {
    return ValidationData.of(List.of(roots));
  }

  /** Everything that LTA takes. */
  ValidationData all() throws Exception {
    ValidationData data = trusting(authority(), TestTsa.root()).withCrl(crl());
    for (byte[] list : TsaCertificates.crls(now.minus(Duration.ofHours(1)))) {
      data = data.withCrl(list);
    }
    return data;
  }

  /** What a responder says of the card's certificate for digital signatures. */
  byte[] ocsp(boolean isRevoked) throws Exception {
    JpkiCertificate own = JpkiCertificate.parse(card.certificate(KeyKind.SIGN.certificate()));
    TestOcspResponderBuilder responder = pki.ocspResponder(KeyKind.SIGN);
    if (isRevoked) {
      responder.revoke(
          new Revocation(own.serial(), CRLReason.KEY_COMPROMISE, now.minus(Duration.ofHours(2))));
    }
    List<byte[]> answers = new ArrayList<>();
    try (TestOcspResponder started = responder.start()) {
      OcspChecker.over(
              request -> {
                answers.add(ask(started.uri(), request));
                return answers.get(0);
              })
          .check(own.x509(), authority(), now);
    }
    return answers.get(0);
  }

  private static byte[] ask(URI uri, byte[] request) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(uri)
                  .header("Content-Type", "application/ocsp-request")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  static TimeStampAuthority authority(TimeStampTransport tsa) {
    return TimeStampAuthority.of(
        tsa, TimeStampTrust.of(List.of(TestTsa.root()), Clock.systemUTC()));
  }

  SignerValidator signers() throws Exception {
    JpkiCertificate root = JpkiCertificate.parse(pki.authorityCertificate(KeyKind.SIGN));
    return SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder()
                .anchors(TrustAnchors.none().withTestRoot(KeyKind.SIGN, root))
                .acceptNotPerformed(Check.REVOCATION)
                .build())
        .withTimeStamps(TimeStampTrust.of(List.of(TestTsa.root()), Clock.systemUTC()));
  }
}
