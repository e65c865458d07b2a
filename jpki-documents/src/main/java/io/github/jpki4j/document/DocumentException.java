package io.github.jpki4j.document;

import io.github.jpki4j.document.text.DocumentTexts;
import io.github.jpki4j.document.text.Reasons;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file is not what it should be, or cannot be signed as it is. Nothing was changed, and no card
 * was touched. The message names the problem and nothing of the document.
 *
 * @since 0.1.0
 */
public final class DocumentException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** Does not begin as a PDF does. */
    NOT_PDF,
    /** A PDF whose cross-reference table or objects do not hold together. */
    PDF_DAMAGED,
    /** A PDF that two programs could take for two different documents. */
    PDF_AMBIGUOUS,
    /** A PDF that is larger than the bounds of docs/documents.md. */
    PDF_TOO_LARGE,
    /** A PDF that opens only with a password, or is encrypted in a way that is not known here. */
    PDF_ENCRYPTED,
    /** A PDF that has, or may have, a signature, which would break if it were written anew. */
    PDF_SIGNED,
    /** A PDF with a signature that forbids every change after it. */
    PDF_LOCKED,
    /** A PDF that no signature of a person covers to its end. */
    PDF_NOT_SIGNED,
    /** A PDF without a page to put the signature's field on. */
    PDF_WITHOUT_PAGES,
    /** The field that is to be signed does not exist, is no field for signatures, or is signed. */
    NO_SUCH_FIELD,
    /** The field that is to be signed demands what is not done here; the reason says what. */
    FIELD_DEMANDS,
    /** The page for the stamp does not exist. */
    NO_SUCH_PAGE,
    /**
     * The text of the stamp has a character that the font of the stamp lacks; the reason is its
     * code point, such as U+3042.
     */
    STAMP_CHARACTERS,
    /** The text of the stamp is too long for the page or the field. */
    STAMP_TOO_LONG,
    /**
     * The stamp does not fit onto the page at the place that was given; the reason is its width and
     * height and those of the page as it is seen, in points.
     */
    STAMP_OUTSIDE,
    /** The font for the stamp cannot be read or embedded. */
    STAMP_FONT,
    /**
     * The file says that it is PDF/A, and the text of the stamp needs a font that can be embedded.
     */
    STAMP_FONT_NEEDED,
    /** The image for the stamp cannot be read, or is too large. */
    STAMP_IMAGE,
    /** Not exactly one CMS object, DER, BER or PEM. */
    NOT_CMS,
    /** CMS, but not signed data: encrypted, perhaps. */
    NOT_SIGNED_DATA,
    /**
     * CMS with more than 64 signers, 256 different certificates or 1,048,576 elements, which would
     * take much time or memory.
     */
    CMS_TOO_LARGE,
    /** A message of S/MIME that is not exactly a content and its signature in base64. */
    SMIME_MALFORMED,
    /** Not one well-formed document of XML 1.0 in an encoding that all programs read alike. */
    NOT_XML,
    /** XML with a DTD, which may bring into the document what nobody signed. */
    XML_WITH_DTD,
    /** XML that is larger than the bounds of docs/documents.md. */
    XML_TOO_LARGE,
    /** XML that has a signature, which another one would break. */
    XML_SIGNED,
    /** A document to be extended has no signature, or one that does not hold. */
    NOT_INTACT,
    /**
     * What a long-term form needs is missing or wrong: a certificate, revocation data, a time stamp
     * by somebody who is trusted. The reason is that of the library that made the form.
     */
    LONG_TERM_INCOMPLETE,
    /** Every signature has all of the form that is to be added. */
    LONG_TERM_REACHED,
    /** An encrypted PDF or a message of S/MIME, which the library does not extend. */
    LONG_TERM_UNSUPPORTED
  }

  /** What is wrong: an enum constant. */
  private final Problem problem;

  /** Where, in bytes from the start of the file, or -1. */
  private final long offset;

  /** Why, or empty. */
  private final String reason;

  /** Whether the file may be written anew. */
  private final boolean isUnsigned;

  /**
   * Creates it without a cause.
   *
   * @param problem what is wrong
   */
  public DocumentException(Problem problem) {
    this(problem, null);
  }

  /**
   * Creates it.
   *
   * @param problem what is wrong
   * @param cause the parser's exception, or null
   */
  public DocumentException(Problem problem, @Nullable Throwable cause) {
    this(problem, -1, "", cause);
  }

  /**
   * Creates one that says where and why.
   *
   * @param problem what is wrong
   * @param offset where, in bytes from the start of the file; -1 if that is not known
   * @param reason why, in English, without content of the document; empty if that is not known
   * @param cause the parser's exception, or null
   */
  public DocumentException(Problem problem, long offset, String reason, @Nullable Throwable cause) {
    this(problem, offset, reason, cause, false);
  }

  /**
   * Creates one of a file that cannot be read, or not in one way alone.
   *
   * @param problem what is wrong
   * @param offset where, in bytes from the start of the file; -1 if that is not known
   * @param reason why, in English, without content of the document; empty if that is not known
   * @param cause the parser's exception, or null
   * @param isUnsigned whether there is no trace of a signature in the file
   */
  public DocumentException(
      Problem problem, long offset, String reason, @Nullable Throwable cause, boolean isUnsigned) {
    super(message(problem, offset, reason), cause);
    this.problem = problem;
    this.offset = offset;
    this.reason = reason;
    this.isUnsigned = isUnsigned;
  }

  private static String message(Problem problem, long offset, String reason) {
    String place = offset < 0 ? "" : " at byte " + offset;
    return problem + place + (reason.isEmpty() ? "" : ": " + reason);
  }

  /**
   * Where it is wrong.
   *
   * @return in bytes from the start of the file; empty if that is not known
   */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /**
   * Why it is refused, for those who make such files.
   *
   * @return in English, without content of the document; empty if that is not known
   */
  public String reason() {
    return reason;
  }

  /**
   * Why it is refused, in the language of a person.
   *
   * @param locale Japanese, or anything else for English
   * @return without content of the document; empty if that is not known
   */
  public String reason(Locale locale) {
    return Reasons.text(reason, locale);
  }

  /**
   * Says what is wrong, and what can be done.
   *
   * @param locale Japanese, or anything else for English
   * @return one to three sentences, without content of the document
   */
  public String text(Locale locale) {
    String at = offset < 0 ? "?" : String.valueOf(offset);
    return DocumentTexts.of(locale)
        .get("problem." + problem + (isUnsigned ? ".unsigned" : ""), List.of(at, reason(locale)));
  }

  /**
   * Whether {@link io.github.jpki4j.document.pdf.PdfNormalizer} may help: the file is damaged or
   * ambiguous, and there is no trace of a signature in it. Whoever writes a signed file anew
   * destroys its signatures.
   *
   * @return false also where nobody looked
   */
  public boolean isUnsigned() {
    return isUnsigned;
  }

  /**
   * What is wrong.
   *
   * @return the problem
   */
  public Problem problem() {
    return problem;
  }
}
