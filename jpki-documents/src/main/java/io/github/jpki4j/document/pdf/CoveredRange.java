package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.SignatureCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a PDF a signature covers (/ByteRange): from the first byte on, everything but its
 * own /Contents, to some end.
 */
final class CoveredRange {

  private final byte[] file;
  private final byte[] contents;

  /** Start and length of the first part, start and length of the second; empty if malformed. */
  private final long[] parts;

  CoveredRange(byte[] file, COSDictionary signature) {
    this.file = file;
    this.contents = contents(signature);
    this.parts = parts(signature.getCOSArray(COSName.BYTERANGE));
  }

  static byte[] contents(COSDictionary signature) {
    return signature.getDictionaryObject(COSName.CONTENTS) instanceof COSString text
        ? text.getBytes()
        : new byte[0];
  }

  private static long[] parts(@Nullable COSArray array) {
    if (array == null || array.size() != 4) {
      return new long[0];
    }
    long[] parts = new long[4];
    for (int i = 0; i < parts.length; i++) {
      @Nullable COSBase part = array.getObject(i);
      if (!(part instanceof COSInteger number) || number.longValue() < 0) {
        return new long[0];
      }
      parts[i] = number.longValue();
    }
    return parts;
  }

  /** What is wrong with it as such, if anything is. */
  Optional<SignatureCode> problem() {
    if (parts.length == 0) {
      return Optional.of(SignatureCode.RANGE_MALFORMED);
    }
    if (!isInside()) {
      return Optional.of(SignatureCode.RANGE_OUTSIDE);
    }
    if (parts[0] != 0) {
      return Optional.of(SignatureCode.RANGE_START);
    }
    return gapIsContents() ? Optional.empty() : Optional.of(SignatureCode.RANGE_HOLE);
  }

  private boolean isInside() {
    return parts[0] <= file.length
        && parts[1] <= file.length - parts[0]
        && parts[2] <= file.length
        && parts[3] <= file.length - parts[2];
  }

  /** Whether what is left out is the signature in angle brackets and not a byte more or less. */
  private boolean gapIsContents() {
    if (parts[2] - parts[1] != 2L * contents.length + 2) {
      return false;
    }
    int start = (int) parts[1];
    int end = (int) parts[2];
    if (file[start] != '<' || file[end - 1] != '>') {
      return false;
    }
    try {
      String digits = new String(file, start + 1, end - start - 2, StandardCharsets.ISO_8859_1);
      return Arrays.equals(Hex.decodeStrict(digits), contents);
    } catch (DecoderException e) {
      return false;
    }
  }

  /** Where it ends, in bytes from the start of the file; -1 if nobody knows. */
  int end() {
    return parts.length == 0 || !isInside() ? -1 : (int) (parts[2] + parts[3]);
  }

  /** What it covers, if that is in the file and can be said. */
  Optional<byte[]> content() {
    if (parts.length == 0 || !isInside() || parts[1] + parts[3] > file.length) {
      return Optional.empty();
    }
    byte[] content = new byte[(int) (parts[1] + parts[3])];
    System.arraycopy(file, (int) parts[0], content, 0, (int) parts[1]);
    System.arraycopy(file, (int) parts[2], content, (int) parts[1], (int) parts[3]);
    return Optional.of(content);
  }
}
