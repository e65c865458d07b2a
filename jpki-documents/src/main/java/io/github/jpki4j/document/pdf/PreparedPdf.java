package io.github.jpki4j.document.pdf;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.revision.FormFields;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.revision.Locks;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.signer.SignedDataWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * A PDF with room for a signature, written and hashed: it lacks nothing but the card. What was in
 * the file stays byte for byte, so earlier signatures stay valid. The whole file is in memory;
 * preparing takes some times as much. Signs once. To be closed. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class PreparedPdf implements PreparedSignature {

  /** Bytes: two certificates as long as a card's files can be, and what CMS adds. */
  private static final int ROOM = 2 * 3808 + 4096;

  private final Order order;
  private final PdfFile file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ExternalSigningSupport support;
  private final SignedDataWriter writer;
  private boolean isDone;

  /** The settings of a signature. */
  private record Order(PdfForm form, HashAlgorithm hash, Instant time, Optional<Stamp> stamp) {

    /** PAdES keeps the time in the file, where it is signed as well. */
    Optional<Instant> signedTime() {
      return form == PdfForm.CADES ? Optional.empty() : Optional.of(time);
    }
  }

  /** The extended file, and what signs it. */
  private record Written(ExternalSigningSupport support, SignedDataWriter writer) {}

  private PreparedPdf(byte[] pdf, Order order) throws DocumentException {
    SignedDataWriter.requireStrong(order.hash());
    this.order = order;
    this.file = PdfFile.open(pdf);
    boolean ready = false;
    try {
      // PDFBox may read a PDF and not be able to extend it
      Written written = DocumentBoundary.call(PdfFile::unreadable, this::write);
      support = written.support();
      writer = written.writer();
      ready = true;
    } finally {
      if (!ready) {
        file.close();
      }
    }
  }

  private Written write() throws IOException, DocumentException {
    requireSignable();
    addField();
    ExternalSigningSupport extended = file.document().saveIncrementalForExternalSigning(out);
    try (InputStream content = extended.getContent()) {
      WrittenPdf.require(content.readAllBytes());
    }
    try (InputStream content = extended.getContent()) {
      return new Written(
          extended,
          new SignedDataWriter(
              Digest.ofMessage(order.hash(), content), Optional.empty(), order.signedTime()));
    }
  }

  /**
   * Prepares a signature that no page shows.
   *
   * @param pdf the file; not copied, so not to be changed until it is signed
   * @param form of the signature
   * @param hash of the file and of the signed attributes
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature
   * @throws DocumentException if that is not a PDF that can be signed; nothing else is thrown,
   *     whatever the bytes are
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedPdf of(byte[] pdf, PdfForm form, HashAlgorithm hash, Instant time)
      throws DocumentException {
    return new PreparedPdf(pdf, new Order(form, hash, time, Optional.empty()));
  }

  /**
   * Prepares a signature that a page shows.
   *
   * @param pdf the file; not copied, so not to be changed until it is signed
   * @param form of the signature
   * @param hash of the file and of the signed attributes
   * @param time the time that the signer claims, to the second
   * @param stamp what the page shows
   * @return what lacks nothing but the signature
   * @throws DocumentException if that is not a PDF that can be signed, or the stamp does not fit
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static PreparedPdf stamped(
      byte[] pdf, PdfForm form, HashAlgorithm hash, Instant time, Stamp stamp)
      throws DocumentException {
    return new PreparedPdf(pdf, new Order(form, hash, time, Optional.of(stamp)));
  }

  private void requireSignable() throws DocumentException {
    FormFields fields = FormFields.of(file.syntax(), file.syntax().last().number());
    for (FoundSignature signature : file.signatures()) {
      if (Locks.of(signature, fields, file.syntax()).forbidsNewFields()) {
        throw new DocumentException(Problem.PDF_LOCKED);
      }
    }
    int pages = file.document().getNumberOfPages();
    if (pages < 1) {
      throw new DocumentException(Problem.PDF_WITHOUT_PAGES);
    }
    int page = order.stamp().map(Stamp::page).orElse(1);
    if (page < 1 || page > pages) {
      throw new DocumentException(Problem.NO_SUCH_PAGE);
    }
  }

  private void addField() throws IOException, DocumentException {
    int before = file.document().getSignatureDictionaries().size();
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(COSName.getPDFName(order.form().subFilter()));
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone("GMT+09:00"), Locale.ROOT);
    date.setTime(Date.from(order.time()));
    signature.setSignDate(date);
    try (SignatureOptions options = new SignatureOptions()) {
      options.setPreferredSignatureSize(ROOM);
      options.setPage(order.stamp().map(Stamp::page).orElse(1) - 1);
      file.document().addSignature(signature, options);
    }
    if (order.stamp().isPresent()) {
      new StampDrawing(file.document(), order.stamp().get()).drawOn(signature, before);
    }
  }

  /**
   * The file with its signature. A stamp that does not say TEST is drawn again first if the
   * certificate turns out to be one for tests.
   *
   * @throws io.github.jpki4j.MalformedResponseException also if the certificates are too long for a
   *     PDF: together with what CMS adds more than 11,712 bytes
   * @throws IllegalStateException if it has signed already or is closed, or if the page has no room
   *     for the stamp with its line for tests
   */
  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    if (isDone) {
      throw new IllegalStateException("it has signed already, or is closed");
    }
    Optional<Stamp> stamp = order.stamp().filter(s -> identity.certificate().isTest() && !s.test());
    byte[] signed =
        stamp.isPresent() ? signMarked(identity, stamp.get().forTests()) : signHere(identity);
    isDone = true;
    return signed;
  }

  private byte[] signMarked(SigningIdentity identity, Stamp stamp) throws JpkiException {
    try (PreparedPdf marked =
        stamped(file.syntax().bytes(), order.form(), order.hash(), order.time(), stamp)) {
      return marked.sign(identity);
    } catch (DocumentException e) {
      throw new IllegalStateException("a file that could be signed before", e);
    }
  }

  private byte[] signHere(SigningIdentity identity) throws JpkiException {
    byte[] cms = writer.sign(identity);
    if (cms.length > ROOM) {
      throw new MalformedResponseException(
          "the certificates of the card are too long for a PDF: " + cms.length + " bytes");
    }
    try {
      support.setSignature(cms);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    isDone = true;
    file.close();
  }
}
