package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Signed PDFs of many forms, each made here: by PDFBox, some by qpdf, and signed by Alice. */
final class PdfSeeds {

  private static final int ROOM = 6_000;

  /** What a base has; its name says it. */
  private enum Base {
    PLAIN,
    ROTATED,
    FORM,
    NEED_APPEARANCES,
    EMPTY_FIELD,
    TAGGED,
    LINKED
  }

  private PdfSeeds() {}

  /** All of them. */
  static List<PdfSeed> all() throws Exception {
    List<PdfSeed> seeds = new ArrayList<>();
    for (Base base : Base.values()) {
      for (boolean compressed : new boolean[] {false, true}) {
        byte[] pdf = pdf(base, compressed);
        Section.Form form = compressed ? Section.Form.STREAM : Section.Form.TABLE;
        seeds.add(new PdfSeed(base + (compressed ? " streams" : " table"), signed(pdf, form, "")));
      }
    }
    byte[] plain = pdf(Base.PLAIN, false);
    byte[] form = pdf(Base.FORM, false);
    seeds.add(new PdfSeed("hybrid", signed(plain, Section.Form.HYBRID, "")));
    seeds.add(new PdfSeed("object stream", signed(form, Section.Form.OBJECT_STREAM, "")));
    String certified =
        " /Reference [<< /Type /SigRef /TransformMethod /DocMDP"
            + " /TransformParams << /Type /TransformParams /P %d /V /1.2 >> >>]";
    seeds.add(new PdfSeed("P1", signed(plain, Section.Form.TABLE, certified.formatted(1))));
    seeds.add(new PdfSeed("P2", signed(plain, Section.Form.TABLE, certified.formatted(2))));
    byte[] twice = signed(signed(plain, Section.Form.TABLE, ""), Section.Form.TABLE, "");
    seeds.add(new PdfSeed("twice", twice));
    byte[] streams = signed(pdf(Base.TAGGED, true), Section.Form.STREAM, "");
    seeds.add(new PdfSeed("twice, streams", signed(streams, Section.Form.OBJECT_STREAM, "")));
    if (ForeignProgram.find("qpdf").isPresent()) {
      for (String option : List.of("--linearize", "--object-streams=generate", "--qdf")) {
        byte[] made = qpdf(form, option);
        seeds.add(new PdfSeed("qpdf " + option, signed(made, formOf(made), "")));
      }
    }
    return seeds;
  }

  private static Section.Form formOf(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.contains("/XRef") ? Section.Form.STREAM : Section.Form.TABLE;
  }

  private static byte[] qpdf(byte[] pdf, String option) throws IOException {
    Path in = Files.createTempFile("seed", ".pdf");
    Path out = Files.createTempFile("seed", ".pdf");
    try {
      Files.write(in, pdf);
      ForeignProgram.of("qpdf", "--deterministic-id", option, "" + in, "" + out).run();
      return Files.readAllBytes(out);
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  private static byte[] pdf(Base base, boolean compressed) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(7L);
      PDType1Font font = new PDType1Font(FontName.HELVETICA);
      for (int i = 0; i < 2; i++) {
        PDPage page = new PDPage(PDRectangle.A6);
        page.setRotation(base == Base.ROTATED ? 90 : 0);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 20);
          content.newLineAtOffset(40, 300);
          content.showText("Rent: " + (i + 1) + "00 yen");
          content.endText();
        }
      }
      add(base, document, font);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(
          out,
          compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static void add(Base base, PDDocument document, PDType1Font font) throws IOException {
    switch (base) {
      case FORM, NEED_APPEARANCES, EMPTY_FIELD -> addForm(base, document, font);
      case TAGGED -> {
        PDStructureTreeRoot root = new PDStructureTreeRoot();
        root.appendKid(new PDStructureElement("Document", root));
        document.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo mark = new PDMarkInfo();
        mark.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(mark);
      }
      case LINKED -> {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(20, 20, 90, 20));
        document.getPage(0).getAnnotations().add(link);
        COSDictionary shared = document.getPage(0).getResources().getCOSObject();
        document.getPage(1).setResources(new PDResources(shared));
      }
      default -> {
        // nothing more
      }
    }
  }

  private static void addForm(Base base, PDDocument document, PDType1Font font) throws IOException {
    PDAcroForm form = new PDAcroForm(document);
    document.getDocumentCatalog().setAcroForm(form);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("Helv"), font);
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/Helv 12 Tf 0 g");
    PDField field = base == Base.EMPTY_FIELD ? new PDSignatureField(form) : new PDTextField(form);
    field.setPartialName("one");
    Rectangle2D place = new Rectangle2D.Float(30, 100, 150, 30);
    PDRectangle rectangle =
        new PDRectangle(
            (float) place.getX(),
            (float) place.getY(),
            (float) place.getWidth(),
            (float) place.getHeight());
    field.getWidgets().get(0).setRectangle(rectangle);
    field.getWidgets().get(0).setPage(document.getPage(0));
    document.getPage(0).getAnnotations().add(field.getWidgets().get(0));
    form.getFields().add(field);
    if (field instanceof PDTextField text) {
      if (base == Base.NEED_APPEARANCES) {
        text.getCOSObject().setString(COSName.V, "typed");
        form.setNeedAppearances(true);
      } else {
        text.setValue("typed");
      }
    }
  }

  /** One more signature, with a field that nobody sees. */
  private static byte[] signed(byte[] pdf, Section.Form form, String inSignature) throws Exception {
    PdfSyntax syntax = PdfSyntax.read(pdf);
    Section section = new Section(pdf, syntax);
    section.form = form;
    section.index = 1; // nothing in the stream of a hybrid is free in its table
    new Additions(section).sign("Alice" + section.size, "[0 0 0 0]", inSignature);
    return sign(section.text());
  }

  /** Signs the last signature dictionary that is not signed. */
  static byte[] sign(String text) throws Exception {
    int range = text.lastIndexOf("/ByteRange [0 *") + "/ByteRange [0 ".length();
    int start = text.indexOf('<', range);
    int end = text.indexOf('>', start) + 1;
    String numbers = "%010d %010d %010d".formatted(start, end, text.length() - end);
    String file = text.substring(0, range) + numbers + text.substring(range + numbers.length());
    byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
    byte[] covered = Arrays.copyOf(bytes, start + bytes.length - end);
    System.arraycopy(bytes, end, covered, start, bytes.length - end);
    byte[] hex =
        HexFormat.of()
            .formatHex(PdfCase.honest().sign(covered))
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, bytes, start + 1, hex.length);
    return bytes;
  }

  /** A signature dictionary that is to be signed. */
  static String signature(String more) {
    return "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 "
        + "* ".repeat(16)
        + "] /Contents <"
        + "0".repeat(ROOM)
        + ">"
        + more
        + " >>";
  }

  /** The number of the catalog. */
  static int root(PdfSyntax syntax) {
    PdfObject root = syntax.last().trailer().entries().get("Root");
    return root instanceof PdfObject.Reference reference ? reference.number() : 0;
  }
}
