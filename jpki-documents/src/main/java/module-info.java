/**
 * CMS, PDF and XML, signed with the card and checked.
 *
 * <p>PDFBox has no module descriptor, so a program that uses this module runs from the module path,
 * and jlink does not take it.
 */
@SuppressWarnings("requires-automatic")
module io.github.jpki4j.documents {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;
  // PDFBox uses it, and cannot say so.
  requires java.desktop;
  requires java.xml.crypto;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;

  exports io.github.jpki4j.document;
  exports io.github.jpki4j.document.cms;
  exports io.github.jpki4j.document.longterm;
  exports io.github.jpki4j.document.pdf;
  exports io.github.jpki4j.document.timestamp;
  exports io.github.jpki4j.document.xml;

  uses io.github.jpki4j.document.longterm.LongTermService;
}
