package io.github.jpki4j.document.pdf.syntax;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms of encrypted PDFs, from the JDK. */
final class Crypto {

  /** Bytes of a block of AES, and of its initialization vector. */
  static final int BLOCK = 16;

  private static final byte[] ZEROS = new byte[BLOCK];

  private Crypto() {}

  /** The hash of all parts, one after the other. */
  static byte[] hash(String algorithm, byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** RC4 is its own inverse. */
  static byte[] rc4(byte[] key, byte[] data) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ARCFOUR");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
    return data.length == 0 ? data : cipher.doFinal(data);
  }

  /** What was encrypted for a document: an initialization vector, then padded blocks. */
  static byte[] aesDecrypted(byte[] key, byte[] data, int start, int length)
      throws GeneralSecurityException {
    if (length == 0) {
      return new byte[0]; // some programs leave nothing as nothing
    }
    if (length < 2 * BLOCK || length % BLOCK != 0) {
      throw new GeneralSecurityException("no blocks");
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new IvParameterSpec(data, start, BLOCK));
    return cipher.doFinal(data, start + BLOCK, length - BLOCK);
  }

  /** The inverse, with a random initialization vector. */
  static byte[] aesEncrypted(byte[] key, byte[] data) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] blocks = cipher.doFinal(data);
    byte[] all = Arrays.copyOf(cipher.getIV(), BLOCK + blocks.length);
    System.arraycopy(blocks, 0, all, BLOCK, blocks.length);
    return all;
  }

  /** Whole blocks without padding, with an initialization vector of zeros: a key in a key. */
  static byte[] unwrapped(byte[] key, byte[] data) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(ZEROS));
    return cipher.doFinal(data);
  }

  /** Whole blocks without padding. */
  static byte[] blocks(byte[] key, byte[] vector, byte[] data) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
    return cipher.doFinal(data);
  }
}
