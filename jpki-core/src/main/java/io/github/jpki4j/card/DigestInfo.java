package io.github.jpki4j.card;

/**
 * DigestInfo of PKCS#1 (RFC 8017 §9.2 note 1): what is padded and signed in RSASSA-PKCS1-v1_5. The
 * card does not build it for P1 00 (CARD-39).
 */
final class DigestInfo {

  private DigestInfo() {}

  /**
   * Encodes a digest.
   *
   * @return 35, 51, 67 or 83 bytes, fresh
   */
  static byte[] encode(Digest digest) {
    byte[] hash = digest.value();
    byte[] oid = objectIdentifier(digest.algorithm());
    byte[] out = new byte[10 + oid.length + hash.length];
    int at = 0;
    out[at++] = 0x30;
    out[at++] = (byte) (out.length - 2);
    out[at++] = 0x30;
    out[at++] = (byte) (4 + oid.length);
    out[at++] = 0x06;
    out[at++] = (byte) oid.length;
    System.arraycopy(oid, 0, out, at, oid.length);
    at += oid.length;
    out[at++] = 0x05;
    out[at++] = 0x00;
    out[at++] = 0x04;
    out[at++] = (byte) hash.length;
    System.arraycopy(hash, 0, out, at, hash.length);
    return out;
  }

  /** SHA-1: 1.3.14.3.2.26; SHA-2: 2.16.840.1.101.3.4.2.{1,2,3} (RFC 8017 appendix B.1). */
  private static byte[] objectIdentifier(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA1 -> new byte[] {0x2B, 0x0E, 0x03, 0x02, 0x1A};
      case SHA256 -> sha2(1);
      case SHA384 -> sha2(2);
      case SHA512 -> sha2(3);
    };
  }

  private static byte[] sha2(int arc) {
    return new byte[] {0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, (byte) arc};
  }
}
