package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.revision.Coverage;
import io.github.jpki4j.document.pdf.revision.SignatureFinder;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.it.render.PageImages;
import io.github.jpki4j.it.render.Stamps;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we call unchanged looks the same to poppler and to mupdf: the state that the first signature
 * covers and the file as it is, except for the places that the report tells.
 */
class RenderingIT {

  private static final SignerValidator SIGNERS =
      SignerValidator.of(
          KeyKind.SIGN, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  /** What was signed has an array as /AP, so that mupdf draws nothing of that state. */
  private static final String NOT_DRAWN = "pyh__form-update-original-ap-type-wrong.pdf";

  private final List<String> table = new ArrayList<>();

  @TempDir private Path folder;

  /** One of the two viewers. */
  @FunctionalInterface
  private interface Viewer {
    PageImages show(Path pdf, Path folder) throws IOException;
  }

  @Test
  void whatIsUnchangedLooksUnchanged() throws Exception {
    ForeignJudge pdfsig = ForeignJudge.pdfsig();
    ForeignJudge.of("mutool", "-v", "mupdf-tools");
    List<Path> files = new ArrayList<>();
    for (String name : List.of("cases/documents", "data/pdf-corpus")) {
      Path shared = SharedFiles.folder(name);
      SharedFiles.require(shared);
      try (Stream<Path> all = Files.walk(shared)) {
        all.filter(file -> file.toString().endsWith(".pdf")).sorted().forEach(files::add);
      }
    }
    table.add("file\tours\tpdfsig");
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (Path file : files) {
      if (file.getParent().endsWith("dos")) {
        continue; // bombs, which another test looks at
      }
      byte[] pdf = Files.readAllBytes(file);
      Optional<SignatureReport> first = first(pdf);
      boolean intact = first.filter(SignatureReport::isIntact).isPresent();
      table.add(file.getFileName() + "\t" + intact + "\t" + valid(pdfsig, file));
      if (intact) {
        compared++;
        if (!looksTheSame(pdf, first.get())) {
          different.add(file.getFileName().toString());
        }
      }
    }
    Files.write(
        Files.createDirectories(Path.of("target")).resolve("documents.tsv"),
        table,
        StandardCharsets.UTF_8);
    assertThat(different).containsExactly(NOT_DRAWN);
    assertThat(compared).isGreaterThan(80);
  }

  private static boolean valid(ForeignJudge pdfsig, Path file) throws IOException {
    String said = pdfsig.run("-nocert", file.toString()).text();
    return said.contains("Signature is Valid") && !said.contains("Mismatch");
  }

  private static Optional<SignatureReport> first(byte[] pdf) {
    try {
      return PdfSignatures.verify(pdf, SIGNERS).signatures().stream().findFirst();
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  private boolean looksTheSame(byte[] pdf, SignatureReport first) throws Exception {
    PdfSyntax syntax = PdfSyntax.read(pdf);
    int signed = Coverage.firstSigned(syntax, SignatureFinder.find(syntax));
    byte[] before = Arrays.copyOf(pdf, syntax.revisions().get(signed).endOfLine());
    if (before.length == pdf.length) {
      return true;
    }
    Path now = Files.write(folder.resolve("now.pdf"), pdf);
    Path then = Files.write(folder.resolve("then.pdf"), before);
    List<Rectangle> stamps = Stamps.of(first, pdf);
    for (Viewer viewer : List.<Viewer>of(PageImages::poppler, PageImages::mupdf)) {
      PageImages shown = viewer.show(then, folder);
      if (shown.count() == 0 || !shown.looksLike(viewer.show(now, folder), stamps)) {
        return false;
      }
    }
    return true;
  }
}
