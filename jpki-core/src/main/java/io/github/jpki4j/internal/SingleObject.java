package io.github.jpki4j.internal;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Exactly one DER object, out of DER or PEM (RFC 7468). */
public final class SingleObject {

  private static final int SEQUENCE = 0x30;

  /** PEM is a third longer than its DER, and text may stand before it. */
  private static final int PEM_FACTOR = 4;

  private static final byte[] BEGIN_ANY = ascii("-----BEGIN ");

  private SingleObject() {}

  /**
   * Unpacks one object and checks its outermost length; what is inside is the caller's to parse.
   *
   * @param input DER, or PEM with one block of the label and, if any, text before it; not changed
   * @param label the label of PEM blocks, such as {@code CERTIFICATE}
   * @param data what the input should be, for the exception
   * @return the DER of one SEQUENCE; {@code input} itself if it was DER
   * @throws MalformedDataException if it is not exactly one object, or longer than such data can be
   */
  public static byte[] der(byte[] input, String label, Data data) throws MalformedDataException {
    if (input.length == 0) {
      throw new MalformedDataException(data, Problem.EMPTY);
    }
    if (input.length > PEM_FACTOR * longest(data)) {
      throw new MalformedDataException(data, Problem.TOO_LARGE);
    }
    byte[] der = input[0] == SEQUENCE ? input : decode(input, label, data);
    if (der.length > longest(data)) {
      throw new MalformedDataException(data, Problem.TOO_LARGE);
    }
    long length = lengthOfSequence(der, 0);
    if (length < 0) {
      throw new MalformedDataException(data, Problem.NOT_SUCH_DATA);
    }
    if (length > der.length) {
      throw new MalformedDataException(data, Problem.CUT_SHORT);
    }
    if (length < der.length) {
      long next = lengthOfSequence(der, (int) length);
      boolean another = next >= 0 && length + next <= der.length;
      throw new MalformedDataException(data, another ? Problem.SEVERAL : Problem.TRAILING_BYTES);
    }
    return der;
  }

  /** Bytes of the DER. */
  private static long longest(Data data) {
    return switch (data) {
      case CERTIFICATE -> ParserBoundary.LONGEST_CERTIFICATE;
      case CRL -> ParserBoundary.LONGEST_CRL;
      case OCSP_RESPONSE -> ParserBoundary.LONGEST_OCSP_RESPONSE;
    };
  }

  /**
   * Header and content together, or -1 if no SEQUENCE of a definite, minimal length begins there.
   * Octets of a length that are missing count as 0xFF.
   */
  private static long lengthOfSequence(byte[] der, int start) {
    if (start >= der.length || der[start] != SEQUENCE) {
      return -1;
    }
    if (start + 1 >= der.length) {
      return 2; // longer than what is there
    }
    long content = DerHeader.contentLength(der, start + 1, der.length);
    return content < 0 ? -1 : 1 + DerHeader.lengthBytes(der[start + 1]) + content;
  }

  private static byte[] decode(byte[] file, String label, Data data) throws MalformedDataException {
    byte[] begin = ascii("-----BEGIN " + label + "-----");
    byte[] end = ascii("-----END " + label + "-----");
    int start = indexOf(file, BEGIN_ANY, 0);
    if (start < 0 || indexOf(file, begin, start) != start) {
      throw new MalformedDataException(data, Problem.NOT_SUCH_DATA);
    }
    int body = start + begin.length;
    int stop = indexOf(file, end, body);
    if (stop < 0) {
      throw new MalformedDataException(data, Problem.CUT_SHORT);
    }
    if (indexOf(file, begin, body) >= 0) {
      throw new MalformedDataException(data, Problem.SEVERAL);
    }
    try {
      if (ParserBoundary.call(() -> withoutSpace(file, stop + end.length, file.length)).length
          > 0) {
        throw new MalformedDataException(data, Problem.TRAILING_BYTES);
      }
      byte[] base64 = ParserBoundary.call(() -> withoutSpace(file, body, stop));
      if (base64.length == 0) {
        throw new MalformedDataException(data, Problem.EMPTY);
      }
      return ParserBoundary.call(() -> Base64.getDecoder().decode(base64));
    } catch (DerException e) {
      throw new MalformedDataException(data, Problem.NOT_SUCH_DATA, e);
    }
  }

  private static byte[] withoutSpace(byte[] file, int from, int to) {
    byte[] kept = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r' && file[i] != '\n') {
        kept[length++] = file[i];
      }
    }
    return Arrays.copyOf(kept, length);
  }

  /** Where a text starts at or after an offset, -1 if nowhere. */
  private static int indexOf(byte[] file, byte[] text, int from) {
    for (int i = from; i <= file.length - text.length; i++) {
      int same = 0;
      while (same < text.length && file[i + same] == text[same]) {
        same++;
      }
      if (same == text.length) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
