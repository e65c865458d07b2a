package io.github.jpki4j.document.pdf.write;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * A file with a section behind it that has room for one signature, which covers everything else.
 * The whole file is written once: looked at before it is signed, and handed out with the signature.
 * Not thread-safe.
 */
public final class SignatureRoom {

  private final byte[] before;
  private final byte[] section;
  private final int start;
  private final int end;

  /** The whole file, until it is handed out. */
  private byte @Nullable [] whole;

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
   * The whole file with zeros where the signature will be.
   *
   * @return the array itself, not to be changed
   */
  public byte[] unfilled() {
    if (whole == null) {
      whole = PdfUpdate.joined(before, section);
    }
    return whole;
  }

  /**
   * The whole file with the signature, and zeros behind it.
   *
   * @param contents CMS or a time stamp token; empty for zeros alone
   * @return a fresh array, which nobody else has from now on
   * @throws IllegalArgumentException if it is longer than the capacity
   */
  public byte[] filled(byte[] contents) {
    if (contents.length > capacity()) {
      throw new IllegalArgumentException("a signature of " + contents.length + " bytes");
    }
    byte[] file = unfilled();
    whole = null;
    byte[] digits = Hex.toHexString(contents).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, file, before.length + start + 1, digits.length);
    return file;
  }
}
