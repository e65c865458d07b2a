package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.write.PdfPage;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Writes a PDF that nobody has signed anew, so that all programs read it in one way and it can be
 * signed. PDFBox repairs it: of a file that can be read in several ways it takes one. Whoever signs
 * the result must have looked at it.
 *
 * <p>Nobody bounds the time that PDFBox takes to repair a hostile file: after a minute it is given
 * up, and its thread, which is a daemon, ends when it ends. Stateless, thread-safe.
 *
 * @since 0.1.0
 */
public final class PdfNormalizer {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private PdfNormalizer() {}

  /**
   * Writes it anew.
   *
   * @param pdf the file; neither kept nor changed, in a file that takes too long for longer
   * @return the new file, which the strict reader reads without leniency, and what was wrong
   * @throws DocumentException {@link Problem#PDF_SIGNED} if there is a trace of a signature, {@link
   *     Problem#PDF_ENCRYPTED} if it is encrypted in any way, {@link Problem#PDF_TOO_LARGE} if it
   *     is larger than the bounds or takes too long, {@link Problem#NOT_PDF} and {@link
   *     Problem#PDF_DAMAGED} if it cannot be repaired; nothing else is thrown, whatever the bytes
   *     are
   */
  public static NormalizedPdf normalize(byte[] pdf) throws DocumentException {
    if (NameTrace.ofSignature(pdf)) {
      throw new DocumentException(Problem.PDF_SIGNED);
    }
    if (NameTrace.ofEncryption(pdf)) { // which a repair might overlook, and take secrets for text
      throw new DocumentException(Problem.PDF_ENCRYPTED);
    }
    @Nullable DocumentException fault = fault(pdf);
    if (fault != null && isFinal(fault.problem())) {
      throw fault;
    }
    FutureTask<byte[]> work =
        new FutureTask<>(
            () ->
                DocumentBoundary.call(
                    e -> new DocumentException(Problem.PDF_DAMAGED, 0, "nobody can repair it", e),
                    () -> rewritten(pdf)));
    Thread thread = new Thread(work, "jpki-pdf-normalizer");
    thread.setDaemon(true);
    thread.start();
    return checked(result(work), fault);
  }

  private static boolean isFinal(Problem problem) {
    return problem == Problem.NOT_PDF || problem == Problem.PDF_TOO_LARGE;
  }

  /** What the strict reader says of the file, also what it would accept; null if nothing. */
  private static @Nullable DocumentException fault(byte[] pdf) throws DocumentException {
    try {
      PdfFile file = PdfFile.open(pdf);
      if (!file.signatures().isEmpty() || file.usageRights().isPresent()) {
        throw new DocumentException(Problem.PDF_SIGNED);
      }
      for (Revision revision : file.syntax().revisions()) {
        revision.requireStrict();
      }
      return null;
    } catch (SyntaxException e) {
      return PdfFile.refused(e);
    } catch (DocumentException e) {
      if (e.problem() == Problem.PDF_SIGNED) {
        throw e;
      }
      return e;
    }
  }

  private static byte[] result(FutureTask<byte[]> work) throws DocumentException {
    try {
      return work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new DocumentException(Problem.PDF_TOO_LARGE, 0, "it takes too long to repair", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DocumentException(Problem.PDF_DAMAGED, 0, "interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DocumentException told
          ? told
          : new DocumentException(Problem.PDF_DAMAGED, e.getCause());
    }
  }

  private static byte[] rewritten(byte[] pdf) throws IOException, DocumentException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        @Nullable COSObject object = document.getDocument().getObjectFromPool(key);
        if (object != null && isSignature(object.getObject())) {
          throw new DocumentException(Problem.PDF_SIGNED);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static boolean isSignature(@Nullable COSBase object) {
    return object instanceof COSDictionary dictionary
        && (dictionary.containsKey(COSName.BYTERANGE)
            || COSName.SIG.equals(dictionary.getItem(COSName.TYPE))
            || COSName.DOC_TIME_STAMP.equals(dictionary.getItem(COSName.TYPE)));
  }

  /** The new file has to be what the old one was not. */
  private static NormalizedPdf checked(byte[] pdf, @Nullable DocumentException fault)
      throws DocumentException {
    PdfFile file = PdfFile.open(pdf);
    PdfSyntax syntax = file.syntax();
    try {
      for (Revision revision : syntax.revisions()) {
        revision.requireStrict();
      }
    } catch (SyntaxException e) {
      throw PdfFile.refused(e);
    }
    if (!file.signatures().isEmpty() || file.usageRights().isPresent()) {
      throw new DocumentException(Problem.PDF_SIGNED);
    }
    return new NormalizedPdf(
        pdf,
        PdfPage.all(syntax).size(),
        fault == null ? -1 : fault.offset().orElse(-1),
        fault == null ? "" : fault.reason());
  }
}
