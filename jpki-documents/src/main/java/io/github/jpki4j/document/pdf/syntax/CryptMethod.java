package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** How the strings or the streams of a file are encrypted (ISO 32000-2, 7.6.3 and 7.6.6). */
enum CryptMethod {
  NONE,
  RC4,
  AES_128,
  AES_256;

  /** Goes into the keys of AES. */
  private static final byte[] SALT = "sAlT".getBytes(StandardCharsets.US_ASCII);

  /** What encrypts nothing. */
  private static final Name IDENTITY = new Name("Identity");

  static SyntaxException unknown() {
    return new SyntaxException(Kind.ENCRYPTED, 0, "an encryption that is not known here");
  }

  /**
   * That of a crypt filter.
   *
   * @param use the key that names the filter: /StrF, /StmF or /EFF
   * @param version of the encryption, 4 or 5
   */
  static CryptMethod of(Dictionary encrypt, String use, int version) throws SyntaxException {
    PdfObject name = encrypt.entries().getOrDefault(use, IDENTITY);
    if (name.equals(IDENTITY)) {
      return NONE;
    }
    if (name instanceof Name filter
        && encrypt.get("CF") instanceof Dictionary filters
        && filters.get(filter.value()) instanceof Dictionary dictionary
        && dictionary.get("CFM") instanceof Name method) {
      return switch (method.value() + " " + version) {
        case "V2 4" -> RC4;
        case "AESV2 4" -> AES_128;
        case "AESV3 5" -> AES_256;
        case "None 4", "None 5" -> NONE;
        default -> throw unknown();
      };
    }
    throw unknown();
  }

  /** The key for one object, from that of the file. */
  byte[] objectKey(byte[] key, int number, int generation) throws GeneralSecurityException {
    if (this == NONE || this == AES_256) {
      return key;
    }
    byte[] place = {
      (byte) number,
      (byte) (number >> 8),
      (byte) (number >> 16),
      (byte) generation,
      (byte) (generation >> 8)
    };
    byte[] hash = Crypto.hash("MD5", key, place, this == AES_128 ? SALT : new byte[0]);
    return Arrays.copyOf(hash, Math.min(key.length + place.length, hash.length));
  }

  /** Decrypts a part of an array, with the key of its object. */
  byte[] decrypt(byte[] key, byte[] data, int start, int length) throws GeneralSecurityException {
    return switch (this) {
      case NONE -> Arrays.copyOfRange(data, start, start + length);
      case RC4 -> Crypto.rc4(key, Arrays.copyOfRange(data, start, start + length));
      case AES_128, AES_256 -> Crypto.aesDecrypted(key, data, start, length);
    };
  }

  /** Encrypts, with the key of the object. */
  byte[] encrypt(byte[] key, byte[] plain) throws GeneralSecurityException {
    return switch (this) {
      case NONE -> plain;
      case RC4 -> Crypto.rc4(key, plain);
      case AES_128, AES_256 -> Crypto.aesEncrypted(key, plain);
    };
  }
}
