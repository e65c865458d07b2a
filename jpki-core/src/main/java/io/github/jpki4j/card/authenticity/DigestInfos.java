package io.github.jpki4j.card.authenticity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, and what cards and municipalities sign of it; APP-24. */
final class DigestInfos {

  /** Of SHA-256: RFC 8017, section 9.2, note 1. */
  private static final byte[] ONE = {
    0x30, 0x31, 0x30, 0x0D, 6, 9, 0x60, (byte) 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20
  };

  /** The same with three hashes in its OCTET STRING: of the card's face alone. */
  private static final byte[] THREE = {
    0x30, 0x71, 0x30, 0x0D, 6, 9, 0x60, (byte) 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x60
  };

  private DigestInfos() {}

  /** The DigestInfo of a message: 51 bytes. */
  static byte[] of(byte[] message) {
    return join(ONE, sha256(message));
  }

  /** The DigestInfo of three hashes, 96 bytes: 115 bytes. */
  static byte[] ofHashes(byte[] hashes) {
    return join(THREE, hashes);
  }

  /** What stands before the three hashes: 19 bytes. */
  static byte[] headOfThree() {
    return THREE.clone();
  }

  static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
