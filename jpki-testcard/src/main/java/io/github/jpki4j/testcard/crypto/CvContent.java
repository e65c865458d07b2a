package io.github.jpki4j.testcard.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Card-verifiable certificates (CV certificates), as a municipality's key and the card itself have
 * them: APP-23.
 */
public final class CvContent {

  /** Bytes of a key's identifier. */
  public static final int KEY_ID = 16;

  private static final byte[] EXPONENT = {1, 0, 1};

  private CvContent() {}

  /** An identifier of a key: seven digits, then three, with fixed bytes between and a last byte. */
  public static byte[] keyId(String sevenDigits, int number, int last) {
    ByteBuffer id = ByteBuffer.allocate(KEY_ID);
    for (int i = 0; i < 7; i++) {
      id.put((byte) sevenDigits.charAt(i));
    }
    id.put((byte) 8).put((byte) 5);
    id.put((byte) ('0' + number / 100)).put((byte) ('0' + number / 10 % 10));
    id.put((byte) ('0' + number % 10));
    return id.putInt(last).array();
  }

  /** A public key: exponent 90, always 65,537, and modulus 91; 265 bytes. */
  public static byte[] key(BigInteger modulus) {
    byte[] bytes = modulus.toByteArray();
    byte[] unsigned = Arrays.copyOfRange(bytes, bytes.length - RsaKey.LENGTH, bytes.length);
    return Der.concat(Der.tagged(0x90, EXPONENT), Der.tagged(0x91, unsigned));
  }

  /** What a certificate contains, without the header of {@link #file}: 563 bytes. */
  public static byte[] content(
      byte[] issuerId, RsaKey issuer, byte[] subjectId, BigInteger subjectModulus) {
    byte[] body = Der.concat(issuerId, subjectId, key(subjectModulus));
    byte[] signature = issuer.signHash(RsaKey.sha256(body));
    return Der.concat(
        new byte[] {0x5F}, Der.tagged(0x4E, body), new byte[] {0x5F}, Der.tagged(0x37, signature));
  }

  /** The certificate as a file has it, with header 7F21: 568 bytes. */
  public static byte[] file(byte[] content) {
    return Der.concat(new byte[] {0x7F}, Der.tagged(0x21, content));
  }
}
