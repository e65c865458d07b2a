package io.github.jpki4j.it.library;

import io.github.jpki4j.jca.JpkiProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Calendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;

/** The example of docs/integrations.md for PDFBox; PdfIT runs it. */
final class PdfExample {

  private PdfExample() {}

  static void sign(
      JpkiProvider jpki, KeyStore store, String alias, PDDocument document, OutputStream out)
      throws GeneralSecurityException, IOException, CMSException, OperatorCreationException {
    // example-begin
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
    signature.setSignDate(Calendar.getInstance());
    document.addSignature(signature);
    ExternalSigningSupport pdf = document.saveIncrementalForExternalSigning(out);
    byte[] content = pdf.getContent().readAllBytes(); // all but the place for the signature
    byte[] cms = CmsExample.sign(jpki, store, alias, content, false);
    pdf.setSignature(cms);
    // example-end
  }
}
