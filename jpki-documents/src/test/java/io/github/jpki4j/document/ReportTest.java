package io.github.jpki4j.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a report says as a whole. */
class ReportTest {

  private static DocumentReport of(Identity... signers) throws Exception {
    CmsForge forge = new CmsForge();
    for (Identity signer : signers) {
      forge.by(signer);
    }
    return CmsFile.read(forge.sign(CmsCase.CONTENT)).verify(TestTrust.signers(KeyKind.SIGN));
  }

  @Test
  void aDocumentThatNobodySignedIsNotGood() {
    DocumentReport report = new DocumentReport(List.of(), List.of(), List.of(), List.of());
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_SIGNED);
    assertThat(report.isGood()).isFalse();
  }

  @Test
  void theWorstSignatureCounts() throws Exception {
    Identity good = CmsCase.honest();
    Identity expired = Identity.expired();
    Identity impostor = Identity.impostor();
    assertThat(of(good, good).verdict()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(of(good, expired).verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(of(expired, impostor, good).verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(of(good, expired, impostor).signatures())
        .extracting(SignatureReport::verdict)
        .containsExactlyInAnyOrder(
            DocumentVerdict.GOOD, DocumentVerdict.NOT_TRUSTED, DocumentVerdict.NOT_INTACT);
  }

  @Test
  void aBrokenSignatureWithAGoodCertificateIsNotIntactAndTrustedAlike() throws Exception {
    SignatureReport broken = of(Identity.impostor()).signatures().get(0);
    assertThat(broken.isIntact()).isFalse();
    assertThat(broken.isTrusted()).isTrue();
    assertThat(broken.isGood()).isFalse();
    assertThat(broken.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
  }

  @Test
  void withoutASignerNothingIsTrusted() {
    SignatureReport report =
        new SignatureReport(
            List.of(SignatureFinding.of(SignatureCode.SIGNATURE_RIGHT)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
  }

  @Test
  void anObjectionToTheDocumentAsAWholeIsOneToEverySignedDocument() throws Exception {
    DocumentReport good = of(CmsCase.honest());
    assertThat(good.isGood()).isTrue();
    for (SignatureCode code : SignatureCode.values()) {
      SignatureFinding finding = SignatureFinding.of(code);
      DocumentReport more =
          new DocumentReport(
              good.signatures(), good.timeStamps(), good.revisions(), List.of(finding));
      assertThat(more.verdict())
          .isEqualTo(finding.isObjection() ? DocumentVerdict.NOT_INTACT : DocumentVerdict.GOOD);
    }
    assertThat(
            new DocumentReport(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(SignatureFinding.of(SignatureCode.SECOND_OPINION_OBJECTS)))
                .verdict())
        .isEqualTo(DocumentVerdict.NOT_SIGNED);
  }

  @Test
  void aSignatureIsKnownByTheHashOfItsValue() throws Exception {
    assertThat(SignatureReport.fingerprint("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(of(CmsCase.honest()).signatures().get(0).fingerprint().orElseThrow()).hasSize(64);
  }

  @Test
  void nobodyChangesAReport() throws Exception {
    DocumentReport report = of(CmsCase.honest());
    SignatureReport signature = report.signatures().get(0);
    for (List<?> list :
        List.of(
            report.signatures(),
            report.revisions(),
            signature.findings(),
            signature.others(),
            signature.findings().get(0).arguments())) {
      assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }
    List<String> arguments = new ArrayList<>(List.of("SHA-256"));
    SignatureFinding finding = new SignatureFinding(SignatureCode.ALGORITHM_STRONG, arguments);
    arguments.clear();
    assertThat(finding.arguments()).containsExactly("SHA-256");
  }

  @Test
  void aReportAsTextHasNothingOfThePerson() throws Exception {
    DocumentReport report = of(CmsCase.honest());
    assertThat(report.signatures().get(0).signer().orElseThrow().attributes().orElseThrow().name())
        .isNotNull();
    assertThat(report.toString()).contains("SIGNATURE_RIGHT").doesNotContain("花子", "東京");
  }
}
