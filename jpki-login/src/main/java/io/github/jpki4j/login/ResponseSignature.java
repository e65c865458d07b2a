package io.github.jpki4j.login;

import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.math.BigInteger;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;

/**
 * The signature of a response: RSA, PKCS #1 v1.5 and SHA-256, and nothing else. The JDK decides; of
 * a signature that does not hold, the block in it tells what it is in place of that.
 */
final class ResponseSignature {

  /** Salt of the card's RSASSA-PSS in bytes; CARD-41. */
  private static final int SALT_LENGTH = 32;

  private static final int PSS_TRAILER = 0xBC;

  /** DigestInfo of SHA-256 without its hash (RFC 8017, 9.2). */
  private static final byte[] SHA256_PREFIX =
      new BigInteger("3031300d060960864801650304020105000420", 16).toByteArray();

  /** Bytes of a hash that stands alone, without its DigestInfo; in order. */
  private static final int[] HASH_LENGTHS = {20, 28, 32, 48, 64};

  private static final byte SEQUENCE = 0x30;

  /** Zero, 1, eight FF at least, zero, and a DigestInfo of any kind. */
  private static final int SHORTEST_PADDING = 11;

  private ResponseSignature() {}

  /**
   * Looks at a signature.
   *
   * @param key of 2,048 to 4,096 bits
   * @param message that is to be signed
   * @param signature of any bytes
   */
  static LoginFinding check(RSAPublicKey key, byte[] message, byte[] signature) {
    int length = (key.getModulus().bitLength() + 7) / 8;
    if (signature.length != length) {
      return LoginFinding.of(LoginCode.SIGNATURE_LENGTH, signature.length);
    }
    if (verifies(key, message, signature, "SHA256withRSA")) {
      return LoginFinding.of(LoginCode.SIGNATURE_VALID);
    }
    byte[] block = block(key, signature, length);
    if ((block[length - 1] & 0xFF) == PSS_TRAILER
        && verifies(key, message, signature, "RSASSA-PSS")) {
      return LoginFinding.of(LoginCode.SIGNATURE_PSS);
    }
    return LoginFinding.of(reason(block));
  }

  private static boolean verifies(
      RSAPublicKey key, byte[] message, byte[] signature, String algorithm) {
    try {
      return ParserBoundary.call(
          () -> {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            if (algorithm.equals("RSASSA-PSS")) {
              check.setParameter(
                  new PSSParameterSpec(
                      "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, 1));
            }
            check.update(message);
            return check.verify(signature);
          });
    } catch (DerException e) {
      return false; // a number that is not below the modulus, for example
    }
  }

  /** What the key makes of the signature, as long as the modulus. */
  private static byte[] block(RSAPublicKey key, byte[] signature, int length) {
    byte[] number =
        new BigInteger(1, signature)
            .modPow(key.getPublicExponent(), key.getModulus())
            .toByteArray();
    byte[] block = new byte[length];
    int from = Math.max(0, number.length - length);
    System.arraycopy(number, from, block, length - number.length + from, number.length - from);
    return block;
  }

  private static LoginCode reason(byte[] block) {
    int end = 2;
    while (end < block.length && block[end] == (byte) 0xFF) {
      end++;
    }
    boolean isPadded =
        block[0] == 0 && block[1] == 1 && end + 1 >= SHORTEST_PADDING && end < block.length;
    if (!isPadded || block[end] != 0) {
      return LoginCode.SIGNATURE_WRONG;
    }
    byte[] info = Arrays.copyOfRange(block, end + 1, block.length);
    if (info.length == SHA256_PREFIX.length + 32
        && Arrays.equals(Arrays.copyOf(info, SHA256_PREFIX.length), SHA256_PREFIX)) {
      return LoginCode.SIGNATURE_OF_OTHER_DATA;
    }
    boolean isHash = Arrays.binarySearch(HASH_LENGTHS, info.length) >= 0;
    boolean isDigestInfo = info.length > 2 && info[0] == SEQUENCE && info[1] == info.length - 2;
    return isHash || isDigestInfo ? LoginCode.SIGNATURE_OTHER_HASH : LoginCode.SIGNATURE_WRONG;
  }
}
