package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Bool;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key of an encrypted file that opens with an empty password, by the standard security handler
 * (ISO 32000-2, 7.6.4): revisions 2 to 4, and 5 and 6 with AES-256.
 */
final class FileKey {

  /** What fills a password up, here an empty one. */
  private static final byte[] PADDING = {
    0x28,
    (byte) 0xBF,
    0x4E,
    0x5E,
    0x4E,
    0x75,
    (byte) 0x8A,
    0x41,
    0x64,
    0x00,
    0x4E,
    0x56,
    (byte) 0xFF,
    (byte) 0xFA,
    0x01,
    0x08,
    0x2E,
    0x2E,
    0x00,
    (byte) 0xB6,
    (byte) 0xD0,
    0x68,
    0x3E,
    (byte) 0x80,
    0x2F,
    0x0C,
    (byte) 0xA9,
    (byte) 0xFE,
    0x64,
    0x53,
    0x69,
    0x7A
  };

  private static final int HASH = 32;
  private static final int SALT = 8;
  private static final int ROUNDS = 50;

  private final Dictionary encrypt;
  private final byte[] id;
  private final int version;
  private final int revision;

  private FileKey(Dictionary encrypt, byte[] id) throws SyntaxException {
    this.encrypt = encrypt;
    this.id = id;
    this.version = integer("V", 0);
    this.revision = integer("R", 0);
  }

  /**
   * Finds it.
   *
   * @param encrypt the dictionary
   * @param id the first half of the file's identifier; empty if there is none
   * @return the key
   * @throws SyntaxException if a password is needed, or the dictionary is not known
   */
  static byte[] of(Dictionary encrypt, byte[] id) throws SyntaxException {
    FileKey key = new FileKey(encrypt, id);
    try {
      Optional<byte[]> found = key.revision >= 5 ? key.wrapped() : key.hashed();
      return found.orElseThrow(
          () -> new SyntaxException(Kind.ENCRYPTED, 0, "it opens only with a password"));
    } catch (GeneralSecurityException e) {
      throw new SyntaxException(0, "keys of an encryption that are none");
    }
  }

  private int integer(String name, int otherwise) throws SyntaxException {
    PdfObject value = encrypt.entries().getOrDefault(name, PdfObject.Null.NULL);
    if (value == PdfObject.Null.NULL) {
      return otherwise;
    }
    if (value instanceof Num number && number.asInt().isPresent()) {
      return number.asInt().get();
    }
    throw CryptMethod.unknown();
  }

  private byte[] bytes(String name, int least) throws SyntaxException {
    if (encrypt.get(name) instanceof Text text && text.value().length() >= least) {
      return text.value().getBytes(StandardCharsets.ISO_8859_1);
    }
    throw CryptMethod.unknown();
  }

  /** Some write a number with 32 bits as if it had no sign. */
  private byte[] permissions() throws SyntaxException {
    if (encrypt.get("P") instanceof Num number
        && number.isInteger()
        && number.value().abs().compareTo(BigDecimal.valueOf(1L << 32)) < 0) {
      return ByteBuffer.allocate(Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt((int) number.value().longValue())
          .array();
    }
    throw CryptMethod.unknown();
  }

  private int length() throws SyntaxException {
    int bits = version == 1 ? 40 : version == 4 ? 128 : integer("Length", 40);
    if (bits < 40 || bits > 128 || bits % 8 != 0) {
      throw CryptMethod.unknown();
    }
    return bits / 8;
  }

  /** Algorithms 2 and 6. */
  private Optional<byte[]> hashed() throws SyntaxException, GeneralSecurityException {
    if (revision < 2) {
      throw CryptMethod.unknown();
    }
    int length = revision == 2 ? 5 : length();
    boolean plainMetadata = new Bool(false).equals(encrypt.get("EncryptMetadata"));
    byte[] more = new byte[revision >= 4 && plainMetadata ? Integer.BYTES : 0];
    Arrays.fill(more, (byte) 0xFF);
    byte[] owner = Arrays.copyOf(bytes("O", HASH), HASH);
    byte[] hash = Crypto.hash("MD5", PADDING, owner, permissions(), id, more);
    for (int i = 0; revision >= 3 && i < ROUNDS; i++) {
      hash = Crypto.hash("MD5", Arrays.copyOf(hash, length));
    }
    byte[] key = Arrays.copyOf(hash, length);
    byte[] user = bytes("U", Crypto.BLOCK);
    if (revision == 2) {
      return Arrays.equals(Crypto.rc4(key, PADDING), user) ? Optional.of(key) : Optional.empty();
    }
    byte[] proof = Crypto.hash("MD5", PADDING, id);
    for (int i = 0; i < 20; i++) {
      byte[] other = key.clone();
      for (int k = 0; k < other.length; k++) {
        other[k] ^= (byte) i;
      }
      proof = Crypto.rc4(other, proof);
    }
    return Arrays.equals(proof, Arrays.copyOf(user, Crypto.BLOCK))
        ? Optional.of(key)
        : Optional.empty();
  }

  /** Algorithm 2.A, for the user password. */
  private Optional<byte[]> wrapped() throws SyntaxException, GeneralSecurityException {
    byte[] user = bytes("U", HASH + 2 * SALT);
    byte[] validation = Arrays.copyOfRange(user, HASH, HASH + SALT);
    if (!Arrays.equals(strongHash(validation), Arrays.copyOf(user, HASH))) {
      return Optional.empty();
    }
    byte[] salt = Arrays.copyOfRange(user, HASH + SALT, HASH + 2 * SALT);
    return Optional.of(Crypto.unwrapped(strongHash(salt), Arrays.copyOf(bytes("UE", HASH), HASH)));
  }

  /** Algorithm 2.B of an empty password; at most 287 rounds. */
  private byte[] strongHash(byte[] salt) throws GeneralSecurityException, SyntaxException {
    byte[] hash = Crypto.hash("SHA-256", salt);
    if (revision == 5) {
      return hash;
    }
    if (revision != 6) {
      throw CryptMethod.unknown();
    }
    int last = 0;
    for (int round = 0; round < 64 || last > round - 32; round++) {
      byte[] repeated = new byte[64 * hash.length];
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = hash[i % hash.length];
      }
      byte[] blocks =
          Crypto.blocks(
              Arrays.copyOf(hash, Crypto.BLOCK),
              Arrays.copyOfRange(hash, Crypto.BLOCK, 2 * Crypto.BLOCK),
              repeated);
      int sum = 0;
      for (int i = 0; i < Crypto.BLOCK; i++) {
        sum += blocks[i] & 0xFF;
      }
      hash = Crypto.hash(sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512", blocks);
      last = blocks[blocks.length - 1] & 0xFF;
    }
    return Arrays.copyOf(hash, HASH);
  }
}
