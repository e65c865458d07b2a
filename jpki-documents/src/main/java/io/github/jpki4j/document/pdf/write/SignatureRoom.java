package io.github.jpki4j.document.pdf.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.bouncycastle.util.encoders.Hex;

/**
 * A file with a section behind it that has room for one signature, which covers everything else.
 * Immutable, thread-safe, if nobody changes the file.
 */
public final class SignatureRoom {

  private final byte[] before;
  private final byte[] section;
  private final int start;
  private final int end;

  /**
   * Describes it.
   *
   * @param before the file without the section; not copied
   * @param section with zeros, as hexadecimal digits, where the signature will be; not copied
   * @param start of the room in the section, its bracket included
   * @param end of the room in the section, its bracket included
   */
  SignatureRoom(byte[] before, byte[] section, int start, int end) {
    this.before = before;
    this.section = section;
    this.start = start;
    this.end = end;
  }

  /**
   * How long the signature may be.
   *
   * @return bytes
   */
  public int capacity() {
    return (end - start - 2) / 2;
  }

  /**
   * Goes on with what the signature covers of the section: all but the room and its brackets.
   *
   * @param digest has seen the file before the section
   */
  public void addCovered(MessageDigest digest) {
    digest.update(section, 0, start);
    digest.update(section, end, section.length - end);
  }

  /**
   * The whole file with the signature, and zeros behind it.
   *
   * @param contents CMS or a time stamp token; empty for zeros alone
   * @return a fresh array
   * @throws IllegalArgumentException if it is longer than the capacity
   */
  public byte[] filled(byte[] contents) {
    if (contents.length > capacity()) {
      throw new IllegalArgumentException("a signature of " + contents.length + " bytes");
    }
    byte[] file = PdfUpdate.joined(before, section);
    byte[] digits = Hex.toHexString(contents).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, file, before.length + start + 1, digits.length);
    return file;
  }
}
