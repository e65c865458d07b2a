package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.document.pdf.Stamp;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** PDF/A with a stamp is still PDF/A: veraPDF says so. */
class PdfaStampIT {

  private static final Stamp TEXT = new Stamp(List.of("Approved — Grüße", "2026"), "TEST", 1);

  private final TestSigner signer = new TestSigner();

  @BeforeAll
  static void start() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private static byte[] pdfa(int part, boolean hasIntent) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      page.setResources(new PDResources());
      document.addPage(page);
      PDMetadata metadata = new PDMetadata(document);
      metadata.importXMPMetadata(
          """
          <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
          <x:xmpmeta xmlns:x="adobe:ns:meta/">
          <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
          <pdfaid:part>%d</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
          </rdf:Description></rdf:RDF></x:xmpmeta>
          <?xpacket end="w"?>\
          """
              .formatted(part)
              .getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(metadata);
      if (hasIntent) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setOutputConditionIdentifier("sRGB");
        document.getDocumentCatalog().addOutputIntent(intent);
      }
      document.getDocument().setVersion(part == 1 ? 1.4f : 1.7f);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  /** What is wrong with it by the part of PDF/A that it names. */
  private static List<String> faults(byte[] pdf) throws Exception {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf))) {
      PDFAFlavour flavour = parser.getFlavour();
      assertThat(flavour.getLevel().getCode()).isEqualTo("b");
      try (PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        return validator.validate(parser).getTestAssertions().stream()
            .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
            .map(each -> each.getRuleId().getClause() + ": " + each.getMessage())
            .toList();
      }
    }
  }

  private static byte[] image(String format, int type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(20, 20, type);
    image.setRGB(3, 3, 0x80FF0000);
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false", "3, true", "3, false"})
  void aStampWithTextAndAnImageOfEachKindBreaksNoRule(int part, boolean hasIntent)
      throws Exception {
    byte[] pdf = pdfa(part, hasIntent);
    assertThat(faults(pdf)).isEmpty();
    List<byte[]> images =
        List.of(
            image("png", BufferedImage.TYPE_INT_ARGB),
            image("png", BufferedImage.TYPE_BYTE_GRAY),
            image("jpeg", BufferedImage.TYPE_INT_RGB),
            image("jpeg", BufferedImage.TYPE_BYTE_GRAY));
    for (byte[] image : images) {
      pdf = signer.stamped(pdf, TEXT.withImage(image));
      assertThat(faults(pdf)).isEmpty();
    }
  }

  /** So that silence means something: the widget and what it draws are looked at. */
  @Test
  void veraPdfObjectsToAStampWhoseFontIsNotEmbedded() throws Exception {
    byte[] signed = signer.stamped(pdfa(1, false), TEXT);
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("/FontFile2 ", "/CalGray");
    for (String needed : new String[] {"/FontFile2 ", "/CalGray", "/CIDSet ", "/F 132"}) {
      String without = text.replace(needed, needed.replaceFirst("[A-Z]", "x"));
      assertThat(faults(without.getBytes(StandardCharsets.ISO_8859_1))).as(needed).isNotEmpty();
    }
  }
}
