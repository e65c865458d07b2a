package io.github.jpki4j.document.pdf;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.pdf.revision.CoveredRange;
import io.github.jpki4j.document.pdf.revision.FoundSignature;
import io.github.jpki4j.document.pdf.write.NewSignature;
import io.github.jpki4j.document.pdf.write.PdfPage;
import io.github.jpki4j.document.pdf.write.PdfUpdate;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.signer.TimeStampAttribute;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Adds time stamps to a PDF: proofs that the last signature, or the whole file, existed. Takes no
 * card. Whether the signatures are good is not looked at.
 *
 * @since 0.1.0
 */
public final class PdfTimeStamp {

  /** Bytes for a time stamp: those of known authorities have 3,000 to 8,000. */
  private static final int ROOM = 16_384;

  private PdfTimeStamp() {}

  /**
   * Makes settings of a signature leave room for a time stamp of it.
   *
   * @param signing how a PDF is to be signed
   * @return the same with 16,384 bytes more for the signature
   */
  public static PdfSigning withRoom(PdfSigning signing) {
    return signing.withMoreRoom(ROOM);
  }

  /**
   * Stamps the signature of the file's last state: PAdES B-T. The time stamp goes into the room
   * that the signature has left ({@link #withRoom}), and no other byte changes.
   *
   * @param pdf the file; neither kept nor changed
   * @param hash of the signature, not SHA-1
   * @param authority is asked once
   * @return the file with the time stamp, a fresh array
   * @throws DocumentException as {@link PdfSignatures#verify}; {@link Problem#PDF_NOT_SIGNED} if no
   *     signature of a person covers the file to its end
   * @throws TimeStampException if there is no time stamp that proves anything, or no room for it
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static byte[] addToSignature(byte[] pdf, HashAlgorithm hash, TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    CoveredRange range = lastSignature(pdf);
    byte[] contents = range.contents();
    byte[] cms = TimeStampAttribute.unfilled(contents);
    List<byte[]> tokens = new ArrayList<>();
    for (byte[] signature : TimeStampAttribute.signatures(cms)) {
      tokens.add(authority.stamp(TimeStampKind.SIGNATURE, Digest.ofMessage(hash, signature)));
    }
    byte[] stamped = TimeStampAttribute.added(cms, tokens);
    if (stamped.length > contents.length) {
      throw TimeStampException.tooLong(stamped.length, contents.length);
    }
    byte[] filled = Arrays.copyOf(stamped, contents.length);
    byte[] result = pdf.clone();
    byte[] digits = HexFormat.of().formatHex(filled).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, result, range.start() + 1, digits.length);
    return result;
  }

  private static CoveredRange lastSignature(byte[] pdf) throws DocumentException {
    return DocumentBoundary.call(
        PdfFile::unreadable,
        () -> {
          for (FoundSignature signature : PdfFile.open(pdf).signatures()) {
            CoveredRange range = signature.range();
            boolean isWhole = range.problem().isEmpty() && range.end() == pdf.length;
            if (isWhole && !signature.isTimeStamp() && range.isPlainHex()) {
              return range;
            }
          }
          throw new DocumentException(Problem.PDF_NOT_SIGNED);
        });
  }

  /**
   * Stamps the whole file as it is, with all signatures in it: a document time stamp. What was in
   * the file stays byte for byte.
   *
   * @param pdf the file, signed or not; neither kept nor changed
   * @param hash of the file, not SHA-1
   * @param authority is asked once
   * @return the file with the time stamp, a fresh array
   * @throws DocumentException if that is not a PDF to which one can be added
   * @throws TimeStampException if there is no time stamp that proves anything, or it is longer than
   *     16,384 bytes
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public static byte[] addToDocument(byte[] pdf, HashAlgorithm hash, TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    SignatureRoom room = DocumentBoundary.call(PdfFile::unreadable, () -> room(pdf));
    byte[] token = authority.stamp(TimeStampKind.DOCUMENT, new HashedFile(pdf, hash).with(room));
    if (token.length > room.capacity()) {
      throw TimeStampException.tooLong(token.length, room.capacity());
    }
    return room.filled(token);
  }

  private static SignatureRoom room(byte[] pdf) throws DocumentException {
    PdfFile file = PdfFile.open(pdf);
    List<PdfPage> pages = PdfPage.all(file.syntax());
    if (pages.isEmpty()) {
      throw new DocumentException(Problem.PDF_WITHOUT_PAGES);
    }
    PdfUpdate update = new PdfUpdate(file.syntax());
    new NewSignature("DocTimeStamp", "ETSI.RFC3161", Optional.empty(), List.of(), ROOM)
        .addTo(update, pages.get(0), FieldNames.unused(file.fields()), Optional.empty());
    SignatureRoom room = update.writeToSign();
    WrittenPdf.require(room.unfilled(), pdf.length);
    return room;
  }
}
