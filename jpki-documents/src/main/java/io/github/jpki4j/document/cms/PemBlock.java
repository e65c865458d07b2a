package io.github.jpki4j.document.cms;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * PEM (RFC 7468) with exactly one block. Text may stand before it, as a mail or a byte order mark
 * does, and nothing but white space after it.
 */
final class PemBlock {

  /** The tag of a SEQUENCE, with which DER and BER begin. */
  private static final int SEQUENCE = 0x30;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private PemBlock() {}

  /**
   * What is in the block.
   *
   * @param file any bytes; not changed
   * @param labels those that the block may have
   * @return empty if that is no PEM
   * @throws DocumentException if it is PEM with another block, or more than one, or a damaged one
   */
  static Optional<byte[]> decoded(byte[] file, Set<String> labels) throws DocumentException {
    if (file.length == 0 || file[0] == SEQUENCE) {
      return Optional.empty();
    }
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          String text = new String(file, StandardCharsets.ISO_8859_1);
          int begin = text.indexOf(BEGIN);
          return begin < 0 ? Optional.empty() : Optional.of(decode(text, begin, labels));
        });
  }

  private static byte[] decode(String text, int begin, Set<String> labels)
      throws DocumentException {
    int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
    String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
    String ending = END + label + DASHES;
    int body = labelEnd + DASHES.length();
    int end = text.indexOf(ending, Math.max(0, body));
    if (!labels.contains(label)
        || end < 0
        || !text.substring(end + ending.length()).isBlank()
        || text.substring(body, end).isBlank()) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return base64(text.substring(body, end));
  }

  /** Base64 between which white space may stand, and nothing else. */
  static byte[] base64(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
        digits.append(next);
      }
    }
    return Base64.getDecoder().decode(digits.toString());
  }
}
