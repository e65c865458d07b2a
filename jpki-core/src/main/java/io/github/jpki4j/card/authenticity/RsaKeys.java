package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The RSA keys of CV certificates and records: 2,048 bits, exponent 65,537, and their signatures.
 *
 * <p>A signature is looked at as a whole: its power has to be the one block of 256 bytes that a
 * signer makes. Nothing of a block is read, so there is nothing to be lenient about.
 */
final class RsaKeys {

  /** Length of modulus and signature in bytes. */
  static final int LENGTH = 256;

  static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  /** A key as cards store it: {@code 90 03 01 00 01 91 82 01 00} and the modulus; APP-21. */
  static final int STORED_LENGTH = 265;

  private static final byte[] STORED_HEAD = {
    (byte) 0x90, 3, 1, 0, 1, (byte) 0x91, (byte) 0x82, 1, 0
  };

  private RsaKeys() {}

  /** Whether a key can be one of these. */
  static boolean isUsable(RSAPublicKey key) {
    return isUsable(key.getModulus()) && key.getPublicExponent().equals(EXPONENT);
  }

  private static boolean isUsable(BigInteger modulus) {
    return modulus.signum() > 0 && modulus.bitLength() == 8 * LENGTH && modulus.testBit(0);
  }

  /**
   * Makes a key.
   *
   * @param modulus 256 bytes
   * @return empty if it has not 2,048 bits or is even
   */
  static Optional<RSAPublicKey> of(byte[] modulus) {
    BigInteger number = new BigInteger(1, modulus);
    if (modulus.length != LENGTH || !isUsable(number)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ParserBoundary.call(
              () ->
                  (RSAPublicKey)
                      KeyFactory.getInstance("RSA")
                          .generatePublic(new RSAPublicKeySpec(number, EXPONENT))));
    } catch (DerException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a key as cards store it.
   *
   * @param stored any bytes
   * @return empty if it is none
   */
  static Optional<RSAPublicKey> ofStored(byte[] stored) {
    int head = STORED_HEAD.length;
    if (stored.length != STORED_LENGTH
        || !Arrays.equals(Arrays.copyOf(stored, head), STORED_HEAD)) {
      return Optional.empty();
    }
    return of(Arrays.copyOfRange(stored, head, STORED_LENGTH));
  }

  /**
   * Whether a key made a signature of RSASSA-PKCS1-v1_5.
   *
   * @param key one that {@link #isUsable}
   * @param digestInfo what was signed, as {@link DigestInfos} makes it
   * @param signature any bytes
   */
  static boolean isSigned(RSAPublicKey key, byte[] digestInfo, byte[] signature) {
    BigInteger number = new BigInteger(1, signature);
    if (signature.length != LENGTH || number.compareTo(key.getModulus()) >= 0) {
      return false;
    }
    return number.modPow(EXPONENT, key.getModulus()).equals(new BigInteger(1, block(digestInfo)));
  }

  /** {@code 00 01 FF … FF 00} and the DigestInfo: 256 bytes. */
  private static byte[] block(byte[] digestInfo) {
    byte[] block = new byte[LENGTH];
    int at = LENGTH - digestInfo.length;
    block[1] = 1;
    Arrays.fill(block, 2, at - 1, (byte) 0xFF);
    System.arraycopy(digestInfo, 0, block, at, digestInfo.length);
    return block;
  }
}
