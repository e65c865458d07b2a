package io.github.jpki4j.it.docs;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;

/** Verifies a PDF, whoever signed it; docs/documents.md has more. */
final class VerifyPdfJob {

  private VerifyPdfJob() {}

  static DocumentReport verify(byte[] pdf, TrustAnchors anchors, byte[] list)
      throws MalformedDataException, DocumentException {
    CertificateValidator certificates =
        CertificateValidator.builder()
            .anchors(anchors)
            .revocation(CrlChecker.of(Crl.parse(list)))
            .build();
    return PdfSignatures.verify(pdf, SignerValidator.of(KeyKind.SIGN, certificates));
  }
}
