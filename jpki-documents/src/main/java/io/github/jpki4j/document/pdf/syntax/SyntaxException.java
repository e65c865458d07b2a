package io.github.jpki4j.document.pdf.syntax;

/** A file cannot be read, or not in one way alone. Names offset and reason, no content. */
public final class SyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What that says of the file. */
  public enum Kind {
    /** It does not hold together. */
    DAMAGED,
    /** Two readers could take it for two different documents. */
    AMBIGUOUS,
    /** It is encrypted. */
    ENCRYPTED,
    /** It is larger than {@link Limits} allows. */
    TOO_LARGE
  }

  /** What that says of the file: an enum constant. */
  private final Kind kind;

  /** Where, in bytes from the start of the file. */
  private final long offset;

  /**
   * A file that does not hold together.
   *
   * @param offset in bytes from the start of the file
   * @param reason in English, without content of the file
   */
  public SyntaxException(long offset, String reason) {
    this(Kind.DAMAGED, offset, reason);
  }

  /**
   * A file that is refused.
   *
   * @param kind what that says of the file
   * @param offset in bytes from the start of the file
   * @param reason in English, without content of the file
   */
  public SyntaxException(Kind kind, long offset, String reason) {
    super(reason);
    this.kind = kind;
    this.offset = offset;
  }

  /**
   * What that says of the file.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Where.
   *
   * @return in bytes from the start of the file
   */
  public long offset() {
    return offset;
  }

  /**
   * What is wrong, in English.
   *
   * @return the message
   */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
