package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.internal.DerHeader;

/** The length of a DER object of the card from its first bytes. */
final class DerLength {

  /** No file of the card is longer than a 15-bit offset reaches. */
  private static final int LONGEST = 0x7FFF;

  private DerLength() {}

  /**
   * Total length of a SEQUENCE with its header.
   *
   * @param head the first bytes of the object
   * @return 2 to 32,767
   */
  static int ofSequence(byte[] head) throws MalformedResponseException {
    if (head.length < 2 || head[0] != 0x30) {
      throw new MalformedResponseException("the file does not start with a DER SEQUENCE");
    }
    int header = 1 + DerHeader.lengthBytes(head[1]);
    long content = DerHeader.contentLength(head, 1, head.length);
    if (content < 0 || header > head.length) {
      throw new MalformedResponseException("the DER length at the start of the file is not valid");
    }
    long total = header + content;
    if (total > LONGEST) {
      throw new MalformedResponseException("the DER object is longer than a file can be");
    }
    return (int) total;
  }
}
