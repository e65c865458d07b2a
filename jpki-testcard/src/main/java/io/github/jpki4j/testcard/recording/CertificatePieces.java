package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.testcard.pki.FixedTestPki;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of one certificate file. When the last byte of a certificate has come, it either is
 * proven to be of the fixed test PKI, and the answers that carried it may be told, or all of it is
 * forgotten. Nothing is told of a part.
 */
final class CertificatePieces {

  /** Tag and length of a certificate: 30 82 and two bytes. */
  private static final int HEADER = 4;

  /** More than any certificate file has. */
  private static final int LIMIT = 8192;

  /** An answer, by the number of its exchange, and where its data stand in the file. */
  private static final class Piece {

    private final int exchange;
    private final int offset;
    private final byte[] answer;

    Piece(int exchange, int offset, byte[] answer) {
      this.exchange = exchange;
      this.offset = offset;
      this.answer = answer;
    }
  }

  private int file;
  private byte[] bytes = {};
  private final BitSet known = new BitSet();
  private final List<Piece> pieces = new ArrayList<>();

  /** Forgets what was read so far: the next bytes may be those of another file or card. */
  void forget() {
    file = 0;
    bytes = new byte[0];
    known.clear();
    pieces.clear();
  }

  /**
   * Adds an answer.
   *
   * @param from the file that it is of
   * @param offset of its first byte in the file
   * @param exchange its number
   * @param answer data and status word
   * @return by the number of the exchange, what may be told of answers that were hidden; empty as
   *     long as nothing is proven
   */
  Map<Integer, BytePattern> add(int from, int offset, int exchange, byte[] answer) {
    int end = offset + answer.length - 2;
    if (from != file || end > LIMIT || contradicts(offset, answer)) {
      forget();
    }
    if (end > LIMIT) {
      return Map.of();
    }
    file = from;
    bytes = bytes.length < end ? Arrays.copyOf(bytes, end) : bytes;
    System.arraycopy(answer, 0, bytes, offset, end - offset);
    known.set(offset, end);
    pieces.add(new Piece(exchange, offset, answer.clone()));
    int length = certificateLength();
    if (known.nextClearBit(0) < length) {
      return Map.of();
    }
    Map<Integer, BytePattern> told =
        FixedTestPki.issued(Arrays.copyOf(bytes, length)) ? told(length) : Map.of();
    forget();
    return told;
  }

  private boolean contradicts(int offset, byte[] answer) {
    for (int i = 0; i < answer.length - 2; i++) {
      if (known.get(offset + i) && bytes[offset + i] != answer[i]) {
        return true;
      }
    }
    return false;
  }

  /** As the header says; without a header, more than there can be. */
  private int certificateLength() {
    boolean begun = known.nextClearBit(0) >= HEADER;
    return begun ? HEADER + (((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF)) : Integer.MAX_VALUE;
  }

  /** What follows the certificate in its file stays hidden. */
  private Map<Integer, BytePattern> told(int length) {
    Map<Integer, BytePattern> told = new TreeMap<>();
    for (Piece piece : pieces) {
      int data = piece.answer.length - 2;
      int end = Math.max(0, Math.min(data, length - piece.offset));
      told.put(piece.exchange, BytePattern.hiding(piece.answer, end, data));
    }
    return told;
  }
}
