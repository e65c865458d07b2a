package io.github.jpki4j.document.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentExampleTest {

  private final TestCard card = TestCard.builder().build();
  private final DocumentExample example = new DocumentExample();
  private TrustAnchors anchors = TrustAnchors.production();

  @BeforeEach
  void trust() throws Exception {
    JpkiCertificate authority = JpkiCertificate.parse(card.certificate(CertificateKind.SIGN_CA));
    anchors = anchors.withTestRoot(KeyKind.SIGN, authority);
  }

  private SignerValidator signers(boolean revoked) {
    RevocationChecker checker =
        (certificate, issuer, at) ->
            revoked ? new RevocationStatus.OnHold(at) : new RevocationStatus.Good(at);
    return DocumentExample.signers(anchors, checker);
  }

  @Test
  void aPdfThatTheExampleSignedIsGood() throws Exception {
    byte[] signed =
        DocumentExample.signPdf(
            card::connect, "ABC123".toCharArray(), PdfForge.plain(), Clock.systemUTC());
    assertThat(example.verifyPdf(signed, signers(false))).isTrue();
    assertThat(example.shown()).hasSize(2).last().isEqualTo("GOOD 0");
    assertThat(example.verifyPdf(signed, signers(true))).isFalse();
    assertThat(example.shown()).last().isEqualTo("NOT_TRUSTED 1");
    assertThat(example.verifyPdf(PdfForge.plain(), signers(false))).isFalse();
  }

  @Test
  void aPdfThatTheExampleStampedHasItsTimeAndTheRegistrysForm() throws Exception {
    Clock clock = Clock.systemUTC();
    PdfSigning signing = PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, clock.instant());
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin password = Pin.sign("ABC123".toCharArray());
        PreparedPdf prepared = PreparedPdf.of(PdfForge.plain(), PdfTimeStamp.withRoom(signing))) {
      JpkiAp jpki = session.jpki();
      jpki.verify(password);
      byte[] stamped =
          DocumentExample.stamped(
              prepared,
              SigningIdentity.of(jpki, KeyKind.SIGN),
              List.of(TestTsa.root()),
              TestTsa.of(TsaCase.RIGHT)::answer,
              clock);
      assertThat(DocumentExample.hasRegistryForm(stamped)).isTrue();
      assertThat(PdfSignatures.verify(stamped, signers(false)).timeStamps()).hasSize(1);
    }
  }

  @Test
  void xmlThatTheExampleSignedIsGood() throws Exception {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin password = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(password);
      byte[] xml = "<a>TEST</a>".getBytes(StandardCharsets.UTF_8);
      SigningIdentity identity = SigningIdentity.of(jpki, KeyKind.SIGN);
      assertThat(DocumentExample.signXml(identity, xml, signers(false))).isTrue();
    }
  }

  @Test
  void cmsThatTheExampleSignedIsGood() throws Exception {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin password = Pin.sign("ABC123".toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(password);
      SigningIdentity identity = SigningIdentity.of(jpki, KeyKind.SIGN);
      byte[] content = "TEST".getBytes(StandardCharsets.UTF_8);
      byte[] signature = DocumentExample.signCms(identity, content, Clock.systemUTC());
      assertThat(DocumentExample.verifyCms(signature, content, signers(false)).verdict())
          .isEqualTo(DocumentVerdict.GOOD);
      assertThat(DocumentExample.verifyCms(signature, new byte[1], signers(false)).verdict())
          .isEqualTo(DocumentVerdict.NOT_INTACT);
    }
  }
}
