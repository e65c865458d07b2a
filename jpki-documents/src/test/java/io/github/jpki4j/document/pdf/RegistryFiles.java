package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cms.SignerInformation;

/** Makes files for {@link RegistryCase}. */
final class RegistryFiles {

  private RegistryFiles() {}

  static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");
  static final String FORM = "/SubFilter /adbe.pkcs7.detached";
  static final String NAME = "/Name (JPKI)";
  static final String DATE = "/M (D:20261123120000+09'00')";

  static CmsForge honest() {
    return PdfCase.honest();
  }

  static CmsForge detached() {
    return new CmsForge().detached();
  }

  static Identity holder() {
    return Identity.holder(KeyKind.SIGN);
  }

  /** A file with one signature dictionary that says this. */
  static byte[] file(PdfText.Signing signer, String... entries) throws Exception {
    return text(signer, entries).bytes();
  }

  static PdfText text(PdfText.Signing signer, String... entries) throws Exception {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, page("[9 0 R]"))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "")
            .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
            .object(9, field("Alice", "/V 10 0 R"))
            .object(10, "<< " + String.join(" ", entries) + " " + PdfText.UNSIGNED + " >>")
            .table("")
            .signed(signer);
  }

  static byte[] good(PdfText.Signing signer) throws Exception {
    return file(signer, "/Type /Sig", FORM, NAME, DATE);
  }

  static byte[] dated(String time) throws Exception {
    return file(honest()::sign, "/Type /Sig", FORM, NAME, time);
  }

  /** CMS whose signed attributes lack one; whether they are signed does not matter here. */
  static PdfText.Signing lacking(ASN1ObjectIdentifier attribute) {
    return covered ->
        CmsForge.changed(
            honest().sign(covered),
            signer -> {
              SignerInfo all = signer.toASN1Structure();
              AttributeTable left =
                  new AttributeTable(all.getAuthenticatedAttributes()).remove(attribute);
              return new Lacking(
                  signer,
                  new SignerInfo(
                      all.getSID(),
                      all.getDigestAlgorithm(),
                      new DERSet(left.toASN1EncodableVector()),
                      all.getDigestEncryptionAlgorithm(),
                      all.getEncryptedDigest(),
                      null));
            });
  }

  /** A signer with other parts. */
  private static final class Lacking extends SignerInformation {

    private Lacking(SignerInformation signer, SignerInfo parts) {
      super(signer, parts);
    }
  }

  /** What pdf sign writes. */
  static byte[] signed(byte[] pdf, PdfSigning signing, KeyKind key) throws Exception {
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing)) {
      return new CardInHand().sign(key, prepared);
    }
  }

  static PdfSigning byDefault() {
    return PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, TIME);
  }

  static byte[] withField() throws Exception {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, page("[9 0 R]"))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "")
            .object(8, "<< /Fields [9 0 R] >>")
            .object(9, field("Here", ""))
            .table("")
            .bytes();
  }

  static byte[] stamped(byte[] pdf) throws Exception {
    return signed(pdf, byDefault().withStamp(new Stamp(List.of("承認"), "TEST", 1)), KeyKind.SIGN);
  }

  static byte[] changed(byte[] pdf) {
    return PdfForge.replaced(pdf, "/BaseFont /Helvetica", "/BaseFont /Times-Xyz");
  }
}
