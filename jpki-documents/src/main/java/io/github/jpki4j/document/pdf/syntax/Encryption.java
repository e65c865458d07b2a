package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Bool;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts and encrypts strings and streams of a file that opens with an empty password (ISO
 * 32000-2, 7.6). With the JDK's ciphers and not with PDFBox, so that two readers decrypt and have
 * to agree. Immutable, thread-safe.
 */
public final class Encryption {

  private final Dictionary encrypt;
  private final int number;
  private final byte[] key;
  private final CryptMethod strings;
  private final CryptMethod streams;

  private Encryption(Dictionary encrypt, int number, byte[] id) throws SyntaxException {
    this.encrypt = encrypt;
    this.number = number;
    if (!encrypt.is("Filter", "Standard")) {
      throw CryptMethod.unknown();
    }
    int version = encrypt.get("V") instanceof Num v ? v.asInt().orElse(0) : 0;
    switch (version) {
      case 1, 2 -> {
        strings = CryptMethod.RC4;
        streams = CryptMethod.RC4;
      }
      case 4, 5 -> {
        strings = CryptMethod.of(encrypt, "StrF", version);
        streams = CryptMethod.of(encrypt, "StmF", version);
        if (encrypt.get("EFF") != null && CryptMethod.of(encrypt, "EFF", version) != streams) {
          throw CryptMethod.unknown();
        }
      }
      default -> throw CryptMethod.unknown();
    }
    key = FileKey.of(encrypt, id);
    if (key.length == 32 != (version == 5)) {
      throw CryptMethod.unknown();
    }
  }

  /**
   * Reads how a file is encrypted.
   *
   * @param encrypt the dictionary
   * @param number of its object, 0 if it is written in the trailer
   * @param id the first half of the file's identifier; empty if there is none
   * @throws SyntaxException if it needs a password, or is not known
   */
  static Encryption of(Dictionary encrypt, int number, byte[] id) throws SyntaxException {
    return new Encryption(encrypt, number, id);
  }

  /**
   * Whether the bytes of a dictionary's /Contents are a signature, which nobody encrypts.
   *
   * @param dictionary any
   * @return true if it is a signature dictionary
   */
  public static boolean isSignature(Dictionary dictionary) {
    return dictionary.is("Type", "Sig")
        || dictionary.is("Type", "DocTimeStamp")
        || (dictionary.get("Contents") instanceof Text
            && dictionary.get("ByteRange") instanceof Array);
  }

  /**
   * The object with its strings decrypted; their places in the file stay.
   *
   * @throws SyntaxException if one is not encrypted as it should be
   */
  PdfObject decrypted(PdfObject object, int number, int generation) throws SyntaxException {
    if (number == this.number || (object instanceof Stream stream && isXref(stream))) {
      return object;
    }
    try {
      return decrypted(object, strings.objectKey(key, number, generation));
    } catch (GeneralSecurityException e) {
      throw new SyntaxException(0, "a string of object " + number + " that cannot be decrypted");
    }
  }

  private static boolean isXref(Stream stream) {
    return stream.dictionary().is("Type", "XRef");
  }

  private PdfObject decrypted(PdfObject object, byte[] objectKey) throws GeneralSecurityException {
    if (object instanceof Text text) {
      byte[] bytes = text.value().getBytes(StandardCharsets.ISO_8859_1);
      byte[] plain = strings.decrypt(objectKey, bytes, 0, bytes.length);
      return new Text(new String(plain, StandardCharsets.ISO_8859_1), text.start(), text.end());
    }
    if (object instanceof Array array) {
      List<PdfObject> items = new ArrayList<>();
      for (PdfObject item : array.items()) {
        items.add(decrypted(item, objectKey));
      }
      return new Array(List.copyOf(items));
    }
    if (object instanceof Dictionary dictionary) {
      Map<String, PdfObject> entries = new LinkedHashMap<>();
      for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
        boolean plain = entry.getKey().equals("Contents") && isSignature(dictionary);
        entries.put(
            entry.getKey(), plain ? entry.getValue() : decrypted(entry.getValue(), objectKey));
      }
      return new Dictionary(Collections.unmodifiableMap(entries));
    }
    if (object instanceof Stream stream) {
      return new Stream(
          (Dictionary) decrypted(stream.dictionary(), objectKey), stream.start(), stream.length());
    }
    return object;
  }

  /** The bytes of a stream without encryption, before its filters. */
  byte[] content(byte[] file, Stream stream, int number, int generation) throws SyntaxException {
    CryptMethod method = isPlain(stream) ? CryptMethod.NONE : streams;
    try {
      byte[] objectKey = method.objectKey(key, number, generation);
      return method.decrypt(objectKey, file, stream.start(), stream.length());
    } catch (GeneralSecurityException e) {
      throw new SyntaxException(
          stream.start(), "a stream that cannot be decrypted, object " + number);
    }
  }

  private boolean isPlain(Stream stream) {
    @Nullable PdfObject metadata = encrypt.get("EncryptMetadata");
    return isXref(stream)
        || (new Bool(false).equals(metadata) && stream.dictionary().is("Type", "Metadata"));
  }

  /**
   * Encrypts a string that is added to the file.
   *
   * @param plain the bytes
   * @param number of the object that it is in
   * @param generation of the object
   * @return what is written
   */
  public byte[] encryptString(byte[] plain, int number, int generation) {
    return encrypted(strings, plain, number, generation);
  }

  /**
   * Encrypts the bytes of a stream that is added to the file.
   *
   * @param filtered the bytes behind all filters
   * @param number of the object
   * @param generation of the object
   * @return what is written
   */
  public byte[] encryptStream(byte[] filtered, int number, int generation) {
    return encrypted(streams, filtered, number, generation);
  }

  private byte[] encrypted(CryptMethod method, byte[] plain, int number, int generation) {
    try {
      return method.encrypt(method.objectKey(key, number, generation), plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was read could be decrypted", e);
    }
  }
}
