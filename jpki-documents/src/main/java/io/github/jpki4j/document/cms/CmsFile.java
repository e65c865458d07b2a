package io.github.jpki4j.document.cms;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.signer.CheckedSignature;
import io.github.jpki4j.document.signer.CmsSignedData;
import io.github.jpki4j.document.signer.DocumentJudgement;
import io.github.jpki4j.document.signer.SignedContent;
import io.github.jpki4j.document.signer.SignedDataReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file with CMS signed data (RFC 5652), with its content or without, or a message of S/MIME
 * (multipart/signed, application/pkcs7-mime) with what was signed and its signature. The whole file
 * is in memory, and reading takes some times as much.
 *
 * <p>Says the same however often it is asked. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class CmsFile {

  static final Set<String> LABELS = Set.of("CMS", "PKCS7");
  private static final List<SignatureFinding> ALL_COVERED =
      List.of(SignatureFinding.of(SignatureCode.COVERS_CONTENT));
  private static final List<SignatureFinding> PART_COVERED =
      List.of(SignatureFinding.of(SignatureCode.COVERS_PART));

  private final Optional<byte[]> encoded;
  private final CmsSignedData data;
  private final Optional<byte[]> signedPart;
  private final List<SignatureFinding> covered;

  private CmsFile(
      Optional<byte[]> encoded,
      CmsSignedData data,
      Optional<byte[]> signedPart,
      List<SignatureFinding> covered) {
    this.encoded = encoded;
    this.data = data;
    this.signedPart = signedPart;
    this.covered = covered;
  }

  /**
   * Reads the file.
   *
   * @param content DER, BER, or PEM with one block {@code CMS} or {@code PKCS7} and, if any, text
   *     before it; or a message of S/MIME; neither kept nor changed
   * @return the file
   * @throws DocumentException if it is something else: {@link Problem#NOT_CMS}, {@link
   *     Problem#NOT_SIGNED_DATA}, {@link Problem#CMS_TOO_LARGE} or {@link Problem#SMIME_MALFORMED};
   *     nothing else is thrown, whatever the bytes are
   */
  public static CmsFile read(byte[] content) throws DocumentException {
    Optional<SmimeMessage> message = SmimeMessage.of(content);
    if (message.isPresent()) {
      CmsSignedData data = SignedDataReader.read(message.get().signature());
      if (data.hasContent() == message.get().content().isPresent()) { // twice, or nowhere
        throw new DocumentException(Problem.SMIME_MALFORMED);
      }
      return new CmsFile(Optional.empty(), data, message.get().content(), PART_COVERED);
    }
    byte[] cms = PemBlock.decoded(content, LABELS).orElse(content);
    return new CmsFile(
        Optional.of(cms.clone()), SignedDataReader.read(cms), Optional.empty(), ALL_COVERED);
  }

  /**
   * The signed data as it stands, for other libraries.
   *
   * @return DER or BER without PEM, a fresh array; empty for a message of S/MIME
   */
  public Optional<byte[]> encoded() {
    return encoded.map(byte[]::clone);
  }

  private boolean hasContent() {
    return signedPart.isPresent() || data.hasContent();
  }

  /**
   * The content that came with the signature: of a message of S/MIME the part that was signed, with
   * its own header and CR LF at the end of each line.
   *
   * @return a fresh array; empty if the signature is beside its content
   */
  public Optional<byte[]> content() {
    return signedPart.isPresent() ? signedPart.map(byte[]::clone) : data.content();
  }

  /**
   * Verifies every signature in it, over the content that came with them.
   *
   * @param signers judges their certificates
   * @return one report for each signer
   * @throws IllegalArgumentException if the content did not come with the signatures
   */
  public DocumentReport verify(SignerValidator signers) {
    if (!hasContent()) {
      throw new IllegalArgumentException("the content is beside it");
    }
    return report(
        signedPart.isPresent()
            ? data.check(SignedContent.of(signedPart.get()), covered)
            : data.check(covered),
        signers);
  }

  /**
   * Verifies every signature in it, over a content beside it.
   *
   * @param signers judges their certificates
   * @param content what was signed, any bytes; neither kept nor changed
   * @return one report for each signer
   * @throws IllegalArgumentException if a content came with the signatures as well
   */
  public DocumentReport verify(SignerValidator signers, byte[] content) {
    if (hasContent()) {
      throw new IllegalArgumentException("the content came with the signatures");
    }
    return report(data.check(SignedContent.of(content), covered), signers);
  }

  /** All signers were looked at before one certificate is judged. */
  private static DocumentReport report(List<CheckedSignature> checked, SignerValidator signers) {
    return DocumentJudgement.of(checked, signers);
  }
}
