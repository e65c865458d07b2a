package io.github.jpki4j.document.pdf.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfaClaimTest {

  private static PdfaClaim claim(String metadata, boolean isCompressed, boolean hasIntent)
      throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      byte[] bytes = metadata.getBytes(StandardCharsets.UTF_8);
      PDMetadata stream = new PDMetadata(document);
      try (OutputStream content =
          isCompressed
              ? stream.createOutputStream(COSName.FLATE_DECODE)
              : stream.createOutputStream()) {
        content.write(bytes);
      }
      document.getDocumentCatalog().setMetadata(stream);
      COSArray intents = new COSArray();
      if (hasIntent) {
        intents.add(new COSDictionary());
      }
      document
          .getDocumentCatalog()
          .getCOSObject()
          .setItem(COSName.getPDFName("OutputIntents"), intents);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return PdfaClaim.of(PdfSyntax.read(out.toByteArray()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pdfaid, <pdfaid:part>1</pdfaid:part>, 1",
    "pdfaid, <pdfaid:part> 2</pdfaid:part>, 2",
    "pdfaid, <x pdfaid:part=\"3\"/>, 3",
    "pdfaid, <x pdfaid:part = '4'/>, 4",
    "p, <p:part>1</p:part>, 1",
    "p, <pdfaid:part>1</pdfaid:part>, 0",
    "pdfaid, <pdfaid:conformance>B</pdfaid:conformance>, 0",
    "pdfaid, , 0"
  })
  void theClaimIsThePartThatTheMetadataName(String prefix, String element, int part)
      throws Exception {
    String metadata =
        "<rdf xmlns:" + prefix + "='http://www.aiim.org/pdfa/ns/id/'>" + element + "</rdf>";
    for (boolean is : new boolean[] {true, false}) {
      assertThat(claim(metadata, is, !is)).isEqualTo(new PdfaClaim(part, !is));
    }
  }

  @Test
  void aFileWithoutMetadataClaimsNothing() throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      assertThat(PdfaClaim.of(PdfSyntax.read(out.toByteArray())))
          .isEqualTo(new PdfaClaim(0, false));
    }
  }
}
