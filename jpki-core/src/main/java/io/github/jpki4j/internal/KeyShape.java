package io.github.jpki4j.internal;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Whether a public key has the shape of a key, so that computing with it takes a bounded time and
 * no library stumbles over it. It says nothing about how strong the key is, and does not look for
 * factors of the modulus. Stateless, thread-safe.
 */
public final class KeyShape {

  /** Bits of an RSA modulus that a certificate may have; below, it is no key but a toy. */
  public static final int SHORTEST_RSA = 1_024;

  /** Bits of an RSA modulus that a certificate may have. */
  public static final int LONGEST_RSA = 8_192;

  /** Bits of a public exponent: FIPS 186-5, appendix A.1.1, has it below 2^256. */
  private static final int LONGEST_EXPONENT = 256;

  /** Bits of p and of q of a DSA key: FIPS 186-4, 4.2. */
  private static final int LONGEST_DSA_P = 3_072;

  private static final int LONGEST_DSA_Q = 256;

  /** Bytes of the encoding of any other key. */
  private static final int LONGEST_OTHER = 4_096;

  private KeyShape() {}

  /**
   * Refuses a key that a certificate of any kind cannot have.
   *
   * @throws DerException if it is RSA and its modulus does not have {@value #SHORTEST_RSA} to
   *     {@value #LONGEST_RSA} bits, or is even, or the exponent is even, below 3 or too long; or if
   *     it is of another kind and too long
   */
  public static void require(PublicKey key) throws DerException {
    if (key instanceof RSAPublicKey rsa) {
      requireRsa(rsa, SHORTEST_RSA, LONGEST_RSA);
    } else if (key instanceof DSAPublicKey dsa) {
      requireDsa(dsa);
    } else {
      byte[] encoded = key.getEncoded();
      if (encoded == null || encoded.length > LONGEST_OTHER) {
        throw new DerException("a key without encoding, or one that is too long");
      }
    }
  }

  /**
   * Refuses an RSA key with numbers that make no key, or of another size.
   *
   * @param shortest bits of the modulus
   * @param longest bits of the modulus
   */
  public static void requireRsa(RSAPublicKey key, int shortest, int longest) throws DerException {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    requireEncoded(key);
    if (modulus.signum() <= 0 || !modulus.testBit(0)) {
      throw new DerException("an RSA modulus that is negative or even");
    }
    if (modulus.bitLength() < shortest || modulus.bitLength() > longest) {
      throw new DerException("an RSA modulus of " + modulus.bitLength() + " bits");
    }
    if (exponent.signum() <= 0
        || !exponent.testBit(0)
        || exponent.equals(BigInteger.ONE)
        || exponent.bitLength() > LONGEST_EXPONENT) {
      throw new DerException("an RSA exponent that is even, below 3 or too long");
    }
  }

  /** The JDK takes negative numbers for positive ones, which make another key. */
  private static void requireEncoded(RSAPublicKey key) throws DerException {
    DerCursor bits = DerCursor.of(DerCursor.keyBits(key));
    DerCursor numbers = bits.read(DerCursor.SEQUENCE);
    bits.expectEnd();
    boolean same =
        new BigInteger(numbers.readInteger().bytes()).equals(key.getModulus())
            && new BigInteger(numbers.readInteger().bytes()).equals(key.getPublicExponent());
    if (!same) {
      throw new DerException("an RSA key with negative numbers");
    }
    numbers.expectEnd();
  }

  private static void requireDsa(DSAPublicKey key) throws DerException {
    if (key.getParams() == null
        || key.getParams().getP().bitLength() > LONGEST_DSA_P
        || key.getParams().getQ().bitLength() > LONGEST_DSA_Q
        || key.getY().bitLength() > LONGEST_DSA_P
        || key.getParams().getG().bitLength() > LONGEST_DSA_P) {
      throw new DerException("a DSA key without parameters, or one that is too long");
    }
  }
}
