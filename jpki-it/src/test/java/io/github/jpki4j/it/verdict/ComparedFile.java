package io.github.jpki4j.it.verdict;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.it.render.PageImages;
import io.github.jpki4j.it.render.Stamps;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of the table.
 *
 * @param file its name
 * @param expected what the maker of the case expects of us; empty for real files
 * @param ours what we say
 * @param dss what EU DSS says
 * @param pdfsig what pdfsig says
 * @param poppler what poppler shows
 * @param mupdf what mupdf shows
 */
record ComparedFile(
    String file,
    String expected,
    OurVerdict ours,
    DssVerdict dss,
    PdfsigVerdict pdfsig,
    Shown poppler,
    Shown mupdf) {

  static final String HEADER =
      "file\texpected\tours\tEU DSS strict\tpdfsig\tpoppler\tmupdf\twhy they differ";

  static ComparedFile of(Path file, String expected, ForeignJudge judge, Path folder)
      throws IOException {
    byte[] pdf = Files.readAllBytes(file);
    OurVerdict ours = OurVerdict.of(pdf);
    List<Rectangle> stamps =
        ours.refusal().isEmpty() && !ours.signatures().isEmpty()
            ? Stamps.of(ours.signatures().get(0), pdf)
            : List.of();
    return new ComparedFile(
        file.getFileName().toString(),
        expected,
        ours,
        DssVerdict.of(pdf),
        PdfsigVerdict.of(judge, file),
        Shown.by(PageImages::poppler, pdf, stamps, folder),
        Shown.by(PageImages::mupdf, pdf, stamps, folder));
  }

  /**
   * Whether a viewer shows another page than the one that was signed first, and we told no place.
   */
  boolean showsAnother() {
    return poppler == Shown.OTHER || mupdf == Shown.OTHER;
  }

  /** Whether we find more than may follow a signature. */
  boolean isChanged() {
    return ours.has(SignatureCode.CHANGED_AFTER) || ours.has(SignatureCode.CONTENT_AFTER);
  }

  /** A hash is broken, so that somebody can make two documents of one signature. */
  boolean hasBrokenHash() {
    return pdfsig.hasSha1();
  }

  /** Another page than the one that was signed, and we say that the signature is in order. */
  boolean isFalseAccept() {
    boolean isSeen = poppler != Shown.UNREADABLE || mupdf != Shown.UNREADABLE;
    return ours.firstIfIntact().isPresent() && (showsAnother() || !isSeen);
  }

  /**
   * Whether people would call it honest: the maker of the case says so, or, where nobody does, both
   * other programs accept it, no hash is broken and no viewer shows another page.
   */
  boolean isHonest() {
    return expected.isEmpty()
        ? dss.accepts() && pdfsig.accepts() && !hasBrokenHash() && !showsAnother()
        : expected.startsWith("accept") && !expected.startsWith("accept or refuse");
  }

  boolean isFalseAlarm() {
    return isHonest() && !ours.accepts();
  }

  /** The row, with its reasons. */
  String row() {
    return String.join(
        "\t",
        file,
        expected,
        ours.text(),
        dss.text(),
        pdfsig.text(),
        poppler.toString(),
        mupdf.toString(),
        Reason.of(this).stream()
            .map(reason -> reason.map(Reason::sentence).orElse("NO REASON"))
            .collect(Collectors.joining(" ")));
  }

  /** Whether there is a difference that no reason explains. */
  boolean isUnexplained() {
    return Reason.of(this).contains(Optional.empty());
  }
}
