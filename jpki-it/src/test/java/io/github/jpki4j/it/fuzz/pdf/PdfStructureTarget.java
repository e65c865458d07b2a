package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import io.github.jpki4j.it.render.PageImages;
import io.github.jpki4j.it.render.Stamps;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Signed PDFs to which chance added a section: where the first signature is said to be intact, the
 * file looks as what was signed, except for the places that the report tells. PDFBox looks at all
 * of them; poppler, mupdf and qpdf at the first ones of each kind.
 */
public final class PdfStructureTarget implements FuzzTarget {

  private static final SignerValidator SIGNERS =
      SignerValidator.of(
          KeyKind.AUTH, CertificateValidator.builder().anchors(TrustAnchors.none()).build());

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  private static final List<String> VIEWERS = List.of("pdftoppm", "mutool", "qpdf");

  /** Kinds that are shown to other programs in one run of the JVM: each costs three processes. */
  private static final int MOST_KINDS = 4_000;

  private final List<PdfSeed> seeds;
  private final Map<String, PageImages> signed = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final boolean hasViewers =
      VIEWERS.stream().allMatch(name -> ForeignProgram.find(name).isPresent());
  private final Path folder;

  private PdfStructureTarget(List<PdfSeed> seeds, Path folder) {
    this.seeds = seeds;
    this.folder = folder;
  }

  /**
   * Makes the seeds.
   *
   * @return a target
   * @throws Exception if there can be none
   */
  public static PdfStructureTarget create() throws Exception {
    PDFBOX.setLevel(Level.OFF);
    Path folder = Files.createTempDirectory("jpki-fuzz-pdf");
    folder.toFile().deleteOnExit();
    return new PdfStructureTarget(PdfSeeds.all(), folder);
  }

  @Override
  public String name() {
    return "pdf-structure";
  }

  @Override
  public void run(SplittableRandom random) throws Exception {
    PdfSeed seed = seeds.get(random.nextInt(seeds.size()));
    PdfMutant mutant = new PdfMutant(seed, random);
    byte[] file = mutant.bytes();
    SignatureReport first;
    try {
      first = PdfSignatures.verify(file, SIGNERS).signatures().get(0);
    } catch (DocumentException e) {
      return;
    }
    if (!first.isIntact()) {
      return;
    }
    List<Rectangle> stamps = Stamps.of(first, file);
    require(shown("pdfbox", seed).looksLike(PageImages.pdfbox(file), stamps), "PDFBox", mutant);
    if (hasViewers && seen.size() < MOST_KINDS && seen.add(mutant.kind())) {
      showToOthers(seed, mutant, file, stamps);
    }
  }

  private void showToOthers(PdfSeed seed, PdfMutant mutant, byte[] file, List<Rectangle> stamps)
      throws IOException {
    Path pdf = Files.write(folder.resolve("mutant.pdf"), file);
    try {
      PageImages poppler = PageImages.poppler(pdf, folder);
      require(shown("poppler", seed).looksLike(poppler, stamps), "poppler", mutant);
      PageImages mupdf = PageImages.mupdf(pdf, folder);
      require(shown("mupdf", seed).looksLike(mupdf, stamps), "mupdf", mutant);
      int exit = ForeignProgram.of("qpdf", "--check", "" + pdf).run().exit();
      require(exit == 0 || exit == 3, "qpdf", mutant);
    } finally {
      Files.delete(pdf);
    }
  }

  private static void require(boolean right, String viewer, PdfMutant mutant) {
    if (!right) {
      throw new AssertionError(viewer + " shows something else: " + mutant.kind());
    }
  }

  /** What was signed, as a viewer shows it. */
  private PageImages shown(String viewer, PdfSeed seed) throws IOException {
    String key = viewer + seed.name();
    if (!signed.containsKey(key)) {
      byte[] file = seed.file();
      if (viewer.equals("pdfbox")) {
        signed.put(key, PageImages.pdfbox(file));
      } else {
        Path pdf = Files.write(folder.resolve("signed.pdf"), file);
        signed.put(
            key,
            viewer.equals("poppler")
                ? PageImages.poppler(pdf, folder)
                : PageImages.mupdf(pdf, folder));
        Files.delete(pdf);
      }
    }
    return signed.get(key);
  }
}
