package io.github.jpki4j.document.example;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of docs/documents.md, between the marks; DocExampleTest compares,
 * DocumentExampleTest runs them.
 */
final class DocumentExample {

  private final List<String> shown = new ArrayList<>();

  List<String> shown() {
    return shown;
  }

  private void show(DocumentVerdict verdict, List<?> findings) {
    shown.add(verdict + " " + findings.size());
  }

  static byte[] signPdf(CardSource reader, char[] typed, byte[] pdf, Clock clock)
      throws JpkiException, DocumentException {
    // example-begin
    try (PreparedPdf prepared = // read, written and hashed before the card is touched
            PreparedPdf.of(pdf, PdfForm.CADES, HashAlgorithm.SHA256, clock.instant());
        Pin password = Pin.sign(typed);
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(password); // one VERIFY
      return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN)); // one signature
    }
    // example-end
  }

  static byte[] signCms(SigningIdentity identity, byte[] content, Clock clock)
      throws JpkiException {
    // example-begin
    Digest hash = Digest.ofMessage(HashAlgorithm.SHA256, content);
    byte[] signature = PreparedCms.detached(hash, clock.instant()).sign(identity);
    // example-end
    return signature;
  }

  static SignerValidator signers(TrustAnchors anchors, RevocationChecker revocation) {
    // example-begin
    SignerValidator signers =
        SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder().anchors(anchors).revocation(revocation).build());
    // example-end
    return signers;
  }

  boolean verifyPdf(byte[] pdf, SignerValidator signers) throws DocumentException {
    // example-begin
    DocumentReport report = PdfSignatures.verify(pdf, signers);
    for (SignatureReport signature : report.signatures()) {
      show(signature.verdict(), signature.findings());
      signature.certificate().ifPresent(c -> show(signature.verdict(), c.objections()));
    }
    return report.isGood(); // there is a signature, and all are good
    // example-end
  }

  static DocumentReport verifyCms(byte[] signature, byte[] content, SignerValidator signers)
      throws DocumentException {
    // example-begin
    DocumentReport report = CmsFile.read(signature).verify(signers, content);
    // example-end
    return report;
  }
}
