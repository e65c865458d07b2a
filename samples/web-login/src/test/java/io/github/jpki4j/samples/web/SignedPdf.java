package io.github.jpki4j.samples.web;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A document, and the same signed by a simulated card. */
final class SignedPdf {

  private SignedPdf() {}

  static byte[] unsigned() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  static byte[] signed() throws Exception {
    try (PreparedPdf prepared =
            PreparedPdf.of(unsigned(), PdfForm.CADES, HashAlgorithm.SHA256, Instant.now());
        Pin password = Pin.sign("ABC123".toCharArray());
        MyNumberCard card = MyNumberCard.open(TestCard.builder().build().open())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(password);
      return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
    }
  }

  /** The page is a little narrower than when it was signed. */
  static byte[] changed() throws Exception {
    byte[] pdf = signed();
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int place = text.indexOf("612.0");
    if (place < 0) {
      throw new IOException("a page of another size");
    }
    pdf[place] = '5';
    return pdf;
  }
}
