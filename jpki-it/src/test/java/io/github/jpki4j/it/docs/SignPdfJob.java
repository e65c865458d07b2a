package io.github.jpki4j.it.docs;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardSource;
import java.time.Clock;

/** Signs a PDF with the sign key; docs/documents.md has more. */
final class SignPdfJob {

  private SignPdfJob() {}

  static byte[] sign(CardSource reader, char[] typed, byte[] pdf, Clock clock)
      throws JpkiException, DocumentException {
    try (PreparedPdf prepared =
            PreparedPdf.of(pdf, PdfForm.PKCS7, HashAlgorithm.SHA256, clock.instant());
        Pin password = Pin.sign(typed);
        MyNumberCard card = MyNumberCard.open(reader.open())) {
      JpkiAp jpki = card.jpki();
      jpki.verify(password);
      return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
    } catch (PinIncorrectException e) {
      throw new IllegalArgumentException("wrong password, tries left: " + e.triesLeft(), e);
    }
  }
}
