package io.github.jpki4j.document.pdf;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A PDF with room for a signature, written and hashed: it lacks nothing but the card. What was in
 * the file stays byte for byte, and no object of others is written anew but those that have to name
 * the new field, so earlier signatures stay valid. The whole file is in memory; preparing takes
 * some times as much. Signs once. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class PreparedPdf implements PreparedSignature {

  private final PdfSignatureDraft draft;

  /** With a stamp that says TEST, if the other does not. */
  private final Optional<PdfSignatureDraft> draftForTests;

  private final List<String> emptyFields;
  private boolean isDone;

  private PreparedPdf(
      PdfSignatureDraft draft,
      Optional<PdfSignatureDraft> draftForTests,
      List<String> emptyFields) {
    this.draft = draft;
    this.draftForTests = draftForTests;
    this.emptyFields = emptyFields;
  }

  /**
   * Prepares a signature.
   *
   * @param pdf the file; not copied, so not to be changed until it is signed
   * @param signing how it is to be signed
   * @return what lacks nothing but the signature
   * @throws DocumentException if that is not a PDF that can be signed so, or a stamp does not fit,
   *     also with the line that it has for tests; nothing else is thrown, whatever the bytes are
   */
  public static PreparedPdf of(byte[] pdf, PdfSigning signing) throws DocumentException {
    // a library may read a PDF and not be able to do everything with it
    return DocumentBoundary.call(
        PdfFile::unreadable,
        () -> {
          PdfFile file = PdfFile.open(pdf);
          Optional<PdfSigning> forTests =
              signing
                  .stamp()
                  .filter(stamp -> !stamp.test())
                  .map(stamp -> signing.withStamp(stamp.forTests()));
          return prepared(file, signing, forTests);
        });
  }

  /**
   * The file is written and hashed once; what tests would add differs in the stamp alone, so that
   * it is enough to have it written.
   */
  private static PreparedPdf prepared(
      PdfFile file, PdfSigning signing, Optional<PdfSigning> forTests)
      throws DocumentException, IOException {
    HashedFile hashed = new HashedFile(file.syntax().bytes(), signing.hash());
    Optional<PdfSignatureDraft> draftForTests = Optional.empty();
    if (forTests.isPresent()) {
      SignatureRoom room = PdfSignatureDraft.room(file, forTests.get());
      draftForTests = Optional.of(PdfSignatureDraft.of(room, hashed, forTests.get()));
    }
    SignatureRoom room = PdfSignatureDraft.room(file, signing);
    WrittenPdf.require(room.unfilled(), file.syntax().bytes().length);
    return new PreparedPdf(
        PdfSignatureDraft.of(room, hashed, signing),
        draftForTests,
        EmptyField.names(file.fields()));
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
    return of(pdf, PdfSigning.of(form, hash, time));
  }

  /**
   * The fields for signatures that nobody has signed before this one: whoever made the file may
   * want to see the signature in one of them ({@link PdfSigning#inField}).
   *
   * @return their names in order, unmodifiable
   */
  public List<String> emptyFields() {
    return emptyFields;
  }

  /**
   * The file with its signature. A stamp that does not say TEST is another one if the certificate
   * turns out to be one for tests.
   *
   * @throws io.github.jpki4j.MalformedResponseException also if the certificates are too long for a
   *     PDF: together with what CMS adds more than 11,712 bytes
   * @throws IllegalStateException if it has signed already or is closed
   */
  @Override
  public byte[] sign(SigningIdentity identity) throws JpkiException {
    if (isDone) {
      throw new IllegalStateException("it has signed already, or is closed");
    }
    PdfSignatureDraft chosen =
        identity.certificate().isTest() ? draftForTests.orElse(draft) : draft;
    byte[] cms = chosen.writer().sign(identity);
    if (cms.length > chosen.room().capacity()) {
      throw new MalformedResponseException(
          "the certificates of the card are too long for a PDF: " + cms.length + " bytes");
    }
    byte[] signed = chosen.room().filled(cms);
    isDone = true;
    return signed;
  }

  @Override
  public void close() {
    isDone = true;
  }
}
