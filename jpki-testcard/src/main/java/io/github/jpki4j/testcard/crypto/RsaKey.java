package io.github.jpki4j.testcard.crypto;

import io.github.jpki4j.KeyKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An RSA-2048 test key, most of them fixed and published, and what a chip does with it. There is
 * nothing to hide from a clock.
 */
public final class RsaKey {

  /** Bytes of the modulus, and of each signature. */
  public static final int LENGTH = 256;

  /** The longest input to PKCS#1 v1.5 padding of type 1. */
  public static final int LONGEST_INPUT = LENGTH - 11;

  /** DER of DigestInfo for SHA-256, up to the hash (RFC 8017, 9.2 note 1). */
  private static final byte[] SHA256_PREFIX = {
    0x30,
    0x31,
    0x30,
    0x0D,
    0x06,
    0x09,
    0x60,
    (byte) 0x86,
    0x48,
    0x01,
    0x65,
    0x03,
    0x04,
    0x02,
    0x01,
    0x05,
    0x00,
    0x04,
    0x20
  };

  private static final int HASH = 32;

  private static final Map<String, RsaKey> LOADED = new ConcurrentHashMap<>();

  /**
   * Bytes of a PKCS#8 key of 2,048 bits before the modulus: two sequences with version, algorithm
   * and octet string, and the version of the RSAPrivateKey.
   */
  private static final int PKCS8_HEADER = 4 + 3 + 15 + 4 + 4 + 3;

  private final byte[] pkcs8;
  private final BigInteger modulus;
  private final BigInteger publicExponent;
  private final BigInteger p;
  private final BigInteger q;
  private final BigInteger exponentP;
  private final BigInteger exponentQ;
  private final BigInteger coefficient;
  private final RecentResults recent = new RecentResults();

  private RsaKey(byte[] pkcs8, BigInteger[] numbers) {
    this.pkcs8 = pkcs8;
    modulus = numbers[0];
    publicExponent = numbers[1];
    p = numbers[3];
    q = numbers[4];
    exponentP = numbers[5];
    exponentQ = numbers[6];
    coefficient = numbers[7];
  }

  /** The key on every simulated card. */
  public static RsaKey ofCard(KeyKind kind) {
    return named(kind == KeyKind.AUTH ? "test-card-auth.pk8.der" : "test-card-sign.pk8.der");
  }

  /** A key of this module's resources, loaded once. */
  public static RsaKey named(String resource) {
    return LOADED.computeIfAbsent(resource, RsaKey::load);
  }

  /** A key that a tester brings: RSA with 2,048 bits, exponent 65,537 and all its numbers. */
  public static RsaKey of(PrivateKey key) {
    if (key instanceof RSAPrivateCrtKey rsa
        && rsa.getModulus().bitLength() == 8 * LENGTH
        && rsa.getPublicExponent().equals(BigInteger.valueOf(65_537))) {
      return new RsaKey(
          rsa.getEncoded(),
          new BigInteger[] {
            rsa.getModulus(),
            rsa.getPublicExponent(),
            rsa.getPrivateExponent(),
            rsa.getPrimeP(),
            rsa.getPrimeQ(),
            rsa.getPrimeExponentP(),
            rsa.getPrimeExponentQ(),
            rsa.getCrtCoefficient()
          });
    }
    throw new IllegalArgumentException("not an RSA key of 2,048 bits with exponent 65,537");
  }

  /** Loads a PKCS#8 key that lies beside this class, by a name that outlives its renaming. */
  private static RsaKey load(String resource) {
    try (InputStream in =
        RsaKey.class.getResourceAsStream("/io/github/jpki4j/testcard/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      byte[] pkcs8 = in.readAllBytes();
      return new RsaKey(pkcs8, numbers(pkcs8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The eight numbers of an RSAPrivateKey (RFC 8017, A.1.2), which end a PKCS#8 key. Read by hand:
   * the JCA would take longer to start than all the rest of the card.
   */
  private static BigInteger[] numbers(byte[] pkcs8) {
    ByteBuffer in = ByteBuffer.wrap(pkcs8, PKCS8_HEADER, pkcs8.length - PKCS8_HEADER);
    BigInteger[] numbers = new BigInteger[8];
    for (int i = 0; i < numbers.length; i++) {
      in.get();
      int length = in.get() & 0xFF;
      if (length == 0x81) {
        length = in.get() & 0xFF;
      } else if (length == 0x82) {
        length = in.getShort() & 0xFFFF;
      }
      byte[] number = new byte[length];
      in.get(number);
      numbers[i] = new BigInteger(number);
    }
    return numbers;
  }

  /** As a key of the JCA. */
  public PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a test key is no RSA key", e);
    }
  }

  public BigInteger modulus() {
    return modulus;
  }

  /** As a key of the JCA. */
  public RSAPublicKey publicKey() {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(modulus, publicExponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a test key is no RSA key", e);
    }
  }

  /** PKCSPublicKey: SEQUENCE of modulus and exponent. */
  public byte[] publicKeyDer() {
    return Der.sequence(Der.integer(modulus), Der.integer(publicExponent));
  }

  /** Pads input with type 1 as it stands and applies the key; 1 to {@link #LONGEST_INPUT} bytes. */
  public byte[] signPadded(byte[] input) {
    return recent.of(padded(input), this::apply);
  }

  /** Whether these are the bytes that {@link #signPadded} gives for this input. */
  public boolean isSignatureOf(byte[] input, byte[] signature) {
    if (input.length > LONGEST_INPUT || signature.length != LENGTH) {
      return false;
    }
    BigInteger number = new BigInteger(1, signature);
    return number.compareTo(modulus) < 0
        && number.modPow(publicExponent, modulus).equals(new BigInteger(1, padded(input)));
  }

  /** Whether these are the bytes that {@link #signHash} gives for this hash. */
  public boolean isSignatureOfHash(byte[] hash, byte[] signature) {
    return isSignatureOf(digestInfo(hash), signature);
  }

  private static byte[] padded(byte[] input) {
    byte[] block = new byte[LENGTH];
    block[1] = 1;
    Arrays.fill(block, 2, LENGTH - input.length - 1, (byte) 0xFF);
    System.arraycopy(input, 0, block, LENGTH - input.length, input.length);
    return block;
  }

  /**
   * PKCS#1 v1.5 over three SHA-256 hashes in one DigestInfo whose octet string has 96 bytes, as the
   * record of the card's face is signed: APP-24.
   */
  public byte[] signThreeHashes(byte[] first, byte[] second, byte[] third) {
    byte[] info =
        Der.sequence(
            Der.sequence(Der.oid("2.16.840.1.101.3.4.2.1"), Der.nothing()),
            Der.octets(first, second, third));
    return signPadded(info);
  }

  /** PKCS#1 v1.5 over a SHA-256 hash, with its DigestInfo. */
  public byte[] signHash(byte[] hash) {
    return signPadded(digestInfo(hash));
  }

  private static byte[] digestInfo(byte[] hash) {
    byte[] info = Arrays.copyOf(SHA256_PREFIX, SHA256_PREFIX.length + HASH);
    System.arraycopy(hash, 0, info, SHA256_PREFIX.length, HASH);
    return info;
  }

  /** SEQUENCE of something to be signed, the algorithm, and the signature (RFC 5280, 4.1.1). */
  public byte[] signed(byte[] tbs) {
    return Der.sequence(tbs, sha256WithRsa(), Der.bits(signHash(sha256(tbs))));
  }

  /** AlgorithmIdentifier of {@link #signed}. */
  public static byte[] sha256WithRsa() {
    return Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.nothing());
  }

  /** SHA-1 of the public key (RFC 5280, 4.2.1.2, method 1). */
  public byte[] keyId() {
    return digest("SHA-1").digest(publicKeyDer());
  }

  /** RSASSA-PSS over a SHA-256 hash, MGF1 with SHA-256, salt of 32 bytes (RFC 8017, 9.1.1). */
  public byte[] signPss(byte[] hash, Randomness random) {
    byte[] salt = random.bytes(HASH);
    byte[] h = sha256(new byte[8], hash, salt);
    byte[] block = new byte[LENGTH];
    int dbLength = LENGTH - HASH - 1;
    block[dbLength - HASH - 1] = 1;
    System.arraycopy(salt, 0, block, dbLength - HASH, HASH);
    for (int counter = 0, at = 0; at < dbLength; counter++) {
      byte[] mask = sha256(h, new byte[] {0, 0, 0, (byte) counter});
      for (int i = 0; i < HASH && at < dbLength; i++, at++) {
        block[at] ^= mask[i];
      }
    }
    block[0] &= 0x7F;
    System.arraycopy(h, 0, block, dbLength, HASH);
    block[LENGTH - 1] = (byte) 0xBC;
    return apply(block);
  }

  public static byte[] sha256(byte[]... parts) {
    MessageDigest digest = digest("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  public static byte[] sha256(ByteBuffer message) {
    MessageDigest digest = digest("SHA-256");
    digest.update(message);
    return digest.digest();
  }

  /** A hash that every Java platform has. */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this platform lacks " + algorithm, e);
    }
  }

  /** The private-key operation, by the Chinese remainder theorem. */
  private byte[] apply(byte[] block) {
    BigInteger m = new BigInteger(1, block);
    BigInteger m1 = m.mod(p).modPow(exponentP, p);
    BigInteger m2 = m.mod(q).modPow(exponentQ, q);
    BigInteger h = m1.subtract(m2).multiply(coefficient).mod(p);
    byte[] raw = m2.add(h.multiply(q)).toByteArray();
    byte[] result = new byte[LENGTH];
    int length = Math.min(raw.length, LENGTH);
    System.arraycopy(raw, raw.length - length, result, LENGTH - length, length);
    return result;
  }
}
