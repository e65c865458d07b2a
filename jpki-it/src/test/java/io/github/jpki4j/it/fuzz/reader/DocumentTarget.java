package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cli.CommandDoor;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Signed documents, as the command reads them: one exception, whatever they are. */
public final class DocumentTarget extends ByteTarget {

  private static final byte[] CONTENT = "TEST".getBytes(StandardCharsets.UTF_8);

  private static final SignerValidator SIGNERS =
      SignerValidator.of(
          KeyKind.AUTH, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  private final boolean isPdf;

  private DocumentTarget(String name, byte[] signed) {
    super(name, List.of(signed));
    this.isPdf = name.equals("pdf");
  }

  /**
   * CMS signed data.
   *
   * @return a target
   * @throws IOException if there can be no sample
   */
  public static DocumentTarget cms() throws IOException {
    return new DocumentTarget("cms", signed("cms", CONTENT));
  }

  /**
   * PDF.
   *
   * @return a target
   * @throws IOException if there can be no sample
   */
  public static DocumentTarget pdf() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }
    return new DocumentTarget("pdf", signed("pdf", plain.toByteArray()));
  }

  private static byte[] signed(String form, byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("jpki-fuzz");
    Path in = Files.write(folder.resolve("in"), content);
    Path out = folder.resolve("out");
    try {
      TestCard card = TestCard.builder().clock(Samples.CLOCK).build();
      CommandDoor.run(
          card::connect,
          Optional.of(prompt -> Optional.of(card.secretValue(KeyKind.AUTH).toCharArray())),
          Samples.CLOCK,
          List.of(form, "sign", "--key=auth", in.toString(), "--out=" + out));
      return Files.readAllBytes(out);
    } finally {
      Files.deleteIfExists(out);
      Files.delete(in);
      Files.delete(folder);
    }
  }

  @Override
  public void read(byte[] bytes) {
    try {
      DocumentReport report = isPdf ? PdfSignatures.verify(bytes, SIGNERS) : verify(bytes);
      Checks.require(!report.isGood(), "nobody is trusted, and a signer is");
      for (SignatureReport signature : report.signatures()) {
        Checks.require(!signature.findings().isEmpty(), "nothing was found out");
        Checks.require(
            signature.signer().isPresent() == signature.certificate().isPresent(),
            "a certificate that was not judged");
        signature.signer().ifPresent(Checks::askAll);
      }
    } catch (DocumentException e) {
      Checks.require(e.problem() != null, "without a problem");
    }
  }

  private static DocumentReport verify(byte[] bytes) throws DocumentException {
    CmsFile file = CmsFile.read(bytes);
    return file.content().isPresent() ? file.verify(SIGNERS) : file.verify(SIGNERS, CONTENT);
  }
}
