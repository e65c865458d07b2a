package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.Hex;
import java.io.ByteArrayOutputStream;

/** DER by hand, for what no builder makes. */
final class DerBytes {

  private static final String SHA256_WITH_RSA = "300D06092A864886F70D01010B0500";
  private static final String NAME = "300F310D300B06035504030C0454455354";
  private static final String TIME = "170D3236313132333030303030305A";

  private DerBytes() {}

  /** An element. */
  static byte[] of(int tag, byte[]... contents) {
    byte[] content = concatenate(contents);
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return concatenate(head, content);
  }

  static byte[] concatenate(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A list without a signature that fits, with these revokedCertificates. */
  static byte[] crl(byte[] entries) {
    return crl("020101", SHA256_WITH_RSA, entries, new byte[0]);
  }

  static byte[] crl(String version, String innerAlgorithm, byte[] entries, byte[] extensions) {
    byte[] list = of(0x30, Hex.bytes(version + innerAlgorithm + NAME + TIME), entries, extensions);
    return of(0x30, list, Hex.bytes(SHA256_WITH_RSA), of(0x03, new byte[2]));
  }
}
