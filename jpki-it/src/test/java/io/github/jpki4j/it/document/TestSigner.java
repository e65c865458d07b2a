package io.github.jpki4j.it.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.pdf.Stamp;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.time.Instant;

/** Signs documents with a simulated card: one VERIFY, the certificates, one signature. */
final class TestSigner {

  private static final KeyKind KEY = KeyKind.SIGN;

  private final TestCard card = TestCard.builder().build();

  /** The file with a signature that a page shows. */
  byte[] stamped(byte[] pdf, Stamp stamp) throws Exception {
    return signed(pdf, signing().withStamp(stamp));
  }

  /** The file with a signature in its empty field of this name. */
  byte[] stampedIn(String field, byte[] pdf, Stamp stamp) throws Exception {
    return signed(pdf, signing().withStamp(stamp).inField(field));
  }

  private static PdfSigning signing() {
    return PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, Instant.now());
  }

  private byte[] signed(byte[] pdf, PdfSigning signing) throws Exception {
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing)) {
      return sign(prepared);
    }
  }

  TestCard card() {
    return card;
  }

  byte[] sign(PreparedSignature prepared) throws Exception {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(KEY, card.secretValue(KEY).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      return prepared.sign(SigningIdentity.of(jpki, KEY));
    }
  }
}
