package io.github.jpki4j.card;

import io.github.jpki4j.MalformedResponseException;

/** The length of a DER object from its first bytes; every length is taken as hostile. */
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
    int first = head[1] & 0xFF;
    int total;
    if (first < 0x80) {
      total = 2 + first;
    } else if (first == 0x81 && head.length >= 3 && head[2] < 0) {
      total = 3 + (head[2] & 0xFF);
    } else if (first == 0x82 && head.length >= 4 && head[2] != 0) {
      total = 4 + (((head[2] & 0xFF) << 8) | (head[3] & 0xFF));
    } else {
      throw new MalformedResponseException("the DER length at the start of the file is not valid");
    }
    if (total > LONGEST) {
      throw new MalformedResponseException("the DER object is longer than a file can be");
    }
    return total;
  }
}
