package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What DSS adds to a report. */
@Tag("sweep")
class SecondOpinionTest {

  private static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  private final Bench bench = new Bench();
  private final LongTermService dss = LongTermService.find().orElseThrow();

  private static List<SignatureFinding> opinions(DocumentReport report) {
    return Stream.concat(
            report.signatures().stream().flatMap(signature -> signature.findings().stream()),
            report.findings().stream())
        .filter(
            finding ->
                finding.code() == SignatureCode.SECOND_OPINION_AGREES
                    || finding.code() == SignatureCode.SECOND_OPINION_OBJECTS)
        .toList();
  }

  private DocumentReport ask(byte[] pdf, ValidationData data) throws Exception {
    DocumentReport report = PdfSignatures.verify(pdf, bench.signers());
    return dss.secondOpinion(report, pdf, Optional.empty(), data, bench.now);
  }

  private void assertAgrees(DocumentReport asked) {
    assertThat(asked.isGood()).as(asked.toString()).isTrue();
    assertThat(opinions(asked))
        .containsExactly(SignatureFinding.of(SignatureCode.SECOND_OPINION_AGREES, dss.name()));
  }

  @ParameterizedTest
  @EnumSource(PdfForm.class)
  void itAgreesWithWhatIsGood(PdfForm form) throws Exception {
    byte[] pdf = bench.signedPdf(form);
    assertAgrees(ask(pdf, bench.trusting(bench.authority()).withCrl(bench.crl())));
    assertAgrees(ask(pdf, bench.trusting(bench.authority())));
  }

  @Test
  void itAgreesWithCms() throws Exception {
    byte[] cms = bench.sign(PreparedCms.attached(CONTENT, HashAlgorithm.SHA256, bench.now));
    DocumentReport report = CmsFile.read(cms).verify(bench.signers());
    assertAgrees(
        dss.secondOpinion(
            report, cms, Optional.empty(), bench.trusting(bench.authority()), bench.now));
  }

  @Test
  void whoeverItDoesNotKnowIsAnObjection() throws Exception {
    DocumentReport asked = ask(bench.signedPdf(PdfForm.CADES), bench.trusting());
    assertThat(asked.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(opinions(asked)).hasSize(1);
    assertThat(opinions(asked).get(0).arguments().get(1)).contains("NO_CERTIFICATE_CHAIN_FOUND");
  }

  @Test
  void aListThatNamesTheCardIsAnObjection() throws Exception {
    byte[] list =
        bench
            .pki
            .crl(KeyKind.SIGN, bench.now.minus(Duration.ofHours(1)))
            .distributionPoint(bench.card.holder())
            .revoke(
                new Revocation(
                    JpkiCertificate.parse(bench.card.certificate(KeyKind.SIGN.certificate()))
                        .serial(),
                    CRLReason.KEY_COMPROMISE,
                    bench.now.minus(Duration.ofHours(2))))
            .build();
    DocumentReport asked =
        ask(bench.signedPdf(PdfForm.CADES), bench.trusting(bench.authority()).withCrl(list));
    assertThat(asked.isGood()).isFalse();
    assertThat(opinions(asked).get(0).arguments().get(1)).contains("REVOKED");
  }

  /** What is wrong here stays wrong, whatever DSS says. */
  @Test
  void itNeverRemovesAnObjection() throws Exception {
    byte[] pdf = bench.signedPdf(PdfForm.CADES);
    byte[] changed =
        new String(pdf, StandardCharsets.ISO_8859_1)
            .replace("90 90", "99 99")
            .getBytes(StandardCharsets.ISO_8859_1);
    DocumentReport report = PdfSignatures.verify(changed, bench.signers());
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    for (byte[] shown : List.of(changed, pdf)) { // of the second DSS finds nothing wrong
      DocumentReport asked =
          dss.secondOpinion(
              report, shown, Optional.empty(), bench.trusting(bench.authority()), bench.now);
      assertThat(asked.verdict()).isEqualTo(report.verdict());
      assertThat(asked.signatures().get(0).findings())
          .containsAll(report.signatures().get(0).findings());
    }
  }

  /** A document that DSS cannot read at all is one that it objects to. */
  @Test
  void whatItCannotReadIsAnObjection() throws Exception {
    byte[] pdf = bench.signedPdf(PdfForm.CADES);
    DocumentReport report = PdfSignatures.verify(pdf, bench.signers());
    DocumentReport asked =
        dss.secondOpinion(
            report, CONTENT, Optional.empty(), bench.trusting(bench.authority()), bench.now);
    assertThat(asked.isGood()).isFalse();
    assertThat(opinions(asked).get(0).code()).isEqualTo(SignatureCode.SECOND_OPINION_OBJECTS);
  }

  /** Two signers, of whom DSS knows one: each is told what is about it. */
  @Test
  void anObjectionIsOneToTheSignatureThatItIsAbout() throws Exception {
    byte[] cms =
        new CmsForge()
            .by(Identity.holder(KeyKind.SIGN))
            .by(Identity.holder(KeyKind.AUTH))
            .sign(CONTENT);
    DocumentReport report = CmsFile.read(cms).verify(bench.signers());
    assertThat(report.signatures()).hasSize(2);
    X509Certificate known = Bench.certificate(TestPki.create().authorityCertificate(KeyKind.SIGN));
    DocumentReport asked =
        dss.secondOpinion(
            report, cms, Optional.empty(), bench.trusting(known), Identity.CLOCK.instant());
    assertThat(asked.findings()).isEmpty();
    for (SignatureReport signature : asked.signatures()) {
      boolean isKnown = signature.signer().orElseThrow().kind().orElseThrow().key() == KeyKind.SIGN;
      assertThat(signature.has(SignatureCode.SECOND_OPINION_AGREES))
          .as(signature.toString())
          .isEqualTo(isKnown);
      assertThat(signature.has(SignatureCode.SECOND_OPINION_OBJECTS)).isEqualTo(!isKnown);
    }
    assertThat(opinions(asked)).hasSize(2);
  }

  /** What it sees and we do not, and what we see and it does not. */
  @Test
  void signaturesThatOnlyOneOfUsSeesAreObjections() throws Exception {
    byte[] pdf = bench.signedPdf(PdfForm.CADES);
    byte[] other = bench.signedPdf(PdfForm.PKCS7);
    DocumentReport report = PdfSignatures.verify(pdf, bench.signers());
    DocumentReport asked =
        dss.secondOpinion(
            report, other, Optional.empty(), bench.trusting(bench.authority()), bench.now);
    assertThat(asked.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(asked.findings()).hasSize(1);
    assertThat(asked.findings().get(0).arguments().get(1)).contains("not known here");
    assertThat(asked.signatures().get(0).has(SignatureCode.SECOND_OPINION_OBJECTS)).isTrue();
  }

  @Test
  void whatTakesTooLongIsAnObjectionToTheDocumentOnce() throws Exception {
    byte[] pdf = bench.signedPdf(PdfForm.CADES);
    DocumentReport report = PdfSignatures.verify(pdf, bench.signers());
    assertThat(report.isGood()).isTrue();
    DocumentReport asked =
        new DssService(new TimeLimit(Duration.ZERO))
            .secondOpinion(
                report, pdf, Optional.empty(), bench.trusting(bench.authority()), bench.now);
    assertThat(asked.isGood()).isFalse();
    assertThat(asked.findings()).hasSize(1);
    assertThat(asked.findings().get(0).arguments().get(1)).contains("no result within 0 s");
  }

  /** An answer of a responder that names the card, and answers that are none. */
  @Test
  void whatResponderSaysIsShownToIt() throws Exception {
    byte[] pdf = bench.signedPdf(PdfForm.CADES);
    byte[] refusal = new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
    for (boolean isRevoked : new boolean[] {false, true}) {
      ValidationData data =
          bench
              .trusting(bench.authority())
              .withOcspResponse(refusal)
              .withOcspResponse(CONTENT)
              .withOcspResponse(bench.ocsp(isRevoked));
      DocumentReport asked = ask(pdf, data);
      assertThat(asked.isGood()).as(asked.toString()).isEqualTo(!isRevoked);
    }
    DocumentReport none = ask(pdf, bench.trusting(bench.authority()).withOcspResponse(refusal));
    assertThat(none.isGood()).as("nothing says that it is not revoked").isFalse();
  }
}
