package io.github.jpki4j.it.fuzz.pdf;

import java.util.List;

/** What a mutant may have in its objects, its trailer and between them. */
final class Oddities {

  static final List<String> RECTANGLES =
      List.of("[0 0 0 0]", "[20 20 120 60]", "[0 0 300 420]", "[9 9 9 99]", "[0 0]");
  static final List<String> IN_SIGNATURE =
      List.of("", " /M (D:20260101000000Z)", " /Reference []", " /Prop_Build << >>");
  static final List<String> MORE =
      List.of(
          "",
          "/F 2",
          "/A << /S /Named /N /Print >>",
          "/Kids []",
          "/MK << /BG [1] >>",
          "/AS /X",
          "/OC << >>",
          "/Subtype /Stamp",
          "/DA (/Helv 0 Tf)",
          "/Border [0 0 9]",
          "/ADBE_x 1",
          "/FOXT:F 2 /XXAP (x)",
          "% by a program\n",
          "%\r/F 2");
  static final List<String> CATALOG =
      List.of(
          "DSS",
          "Metadata",
          "Extensions",
          "OCProperties",
          "OpenAction",
          "Names",
          "AcroForm",
          "Pages",
          "StructTreeRoot",
          "Outlines",
          "Version",
          "Perms",
          "PageLabels");
  static final List<String> VALUES =
      List.of(
          "<< >>",
          "<< /Certs [] >>",
          "/1.7",
          "null",
          "[ ]",
          "(x)",
          "<< /Length 0 >>\nstream\n\nendstream",
          "<< /D << /OFF [] /BaseState /OFF >> >>");
  static final List<String> GAPS =
      List.of(
          "% x\n",
          "%%EOF\n",
          "\r",
          "\0",
          "\f",
          "% 5 0 obj\n",
          "% by a program\r",
          "x\n",
          "   \n",
          "startxref\n9\n%%EOF\n",
          "endobj\n");
  static final List<String> ENDS =
      List.of(
          "",
          "\r",
          "\r\n",
          "\n\n\n",
          "\0",
          " ".repeat(900),
          " ".repeat(2000),
          "%\n",
          "x",
          "\n%%EOF\n");
  static final List<String> IN_TRAILER =
      List.of(
          " /Info 1 0 R",
          " /ID [<00> <01>]",
          " /Size 5",
          " /Encrypt << >>",
          " /Type /XRef",
          " /DP << /Predictor 12 /Columns 6 >>",
          " /Extends 3 0 R",
          " /Filter /FlateDecode",
          " /DecodeParms << /Predictor 12 /Columns 6 >>",
          " /F (x)");
  static final List<String> BYTES =
      List.of(
          "",
          "\n",
          " ",
          "%",
          "1",
          "0 R",
          "<<",
          ">>",
          "obj",
          "/",
          "(",
          "]",
          "\0",
          "endobj\n",
          "+",
          ".0",
          "#41",
          "null ",
          "% c\n",
          "%\r",
          " % c\r\n ",
          "\r");

  private Oddities() {}
}
