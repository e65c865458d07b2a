package io.github.jpki4j.document;

import java.util.Arrays;
import java.util.List;

/**
 * A state in which a PDF once ended (its revision): programs add to the end of a signed file, and
 * what was there before stays. Immutable, thread-safe.
 *
 * @param number counted from 1, the oldest
 * @param bytes its length: so many bytes from the start of the file
 * @param additions what it added to the state before; from the state after the first signed one on,
 *     before it nobody looks; unmodifiable
 * @since 0.1.0
 */
public record DocumentRevision(int number, long bytes, List<Addition> additions) {

  /**
   * Copies the list.
   *
   * @param number counted from 1
   * @param bytes its length
   * @param additions what it added
   */
  public DocumentRevision {
    additions = List.copyOf(additions);
  }

  /**
   * The file as it was then, so that a person can look at it: of a state that was signed the bytes
   * that the signature covers, and the signature.
   *
   * @param pdf the file of the report
   * @return a fresh array, as long as {@link #bytes()} says
   * @throws IllegalArgumentException if the file is shorter
   */
  public byte[] extract(byte[] pdf) {
    if (bytes > pdf.length) {
      throw new IllegalArgumentException("not the file of the report");
    }
    return Arrays.copyOf(pdf, (int) bytes);
  }
}
