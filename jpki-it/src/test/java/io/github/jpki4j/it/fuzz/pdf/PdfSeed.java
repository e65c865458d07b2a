package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A signed PDF that is changed again and again. */
final class PdfSeed {

  private final String name;
  private final byte[] file;
  private final String text;
  private final PdfSyntax syntax;
  private final List<Integer> numbers;

  PdfSeed(String name, byte[] file) throws SyntaxException {
    this.name = name;
    this.file = file;
    this.text = new String(file, StandardCharsets.ISO_8859_1);
    this.syntax = PdfSyntax.read(file);
    Set<Integer> all = syntax.numbers();
    this.numbers = new ArrayList<>(all);
  }

  String name() {
    return name;
  }

  /** The bytes, each a character. */
  String text() {
    return text;
  }

  /** The bytes themselves, not to be changed. */
  byte[] file() {
    return file;
  }

  PdfSyntax syntax() {
    return syntax;
  }

  /** The numbers of its objects. */
  List<Integer> numbers() {
    return numbers;
  }
}
