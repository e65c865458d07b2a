package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decodes cross-reference and object streams: not at all, or Flate with or without a PNG predictor
 * (ISO 32000-2, 7.4.4). Nobody writes them otherwise.
 */
final class StreamDecoder {

  private static final int CHUNK = 1 << 14;

  /** The first of the PNG predictors; all mean the same. */
  private static final int PNG = 10;

  private static final int LAST_PNG = 15;

  private final byte[] file;
  private final Limits limits;

  StreamDecoder(byte[] file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  byte[] decode(Stream stream) throws SyntaxException {
    if (stream.dictionary().get("DP") != null) {
      throw new SyntaxException(
          Kind.AMBIGUOUS, stream.start(), "/DP, which some readers take for /DecodeParms");
    }
    @Nullable PdfObject filter = single(stream.dictionary().get("Filter"));
    if (filter == null) {
      limits.takeDecoded(stream.length());
      return Arrays.copyOfRange(file, stream.start(), stream.start() + stream.length());
    }
    if (!(filter instanceof Name name) || !name.value().equals("FlateDecode")) {
      throw new SyntaxException(stream.start(), "a filter that nobody takes for such a stream");
    }
    byte[] inflated = inflate(stream);
    @Nullable PdfObject parameters = single(stream.dictionary().get("DecodeParms"));
    if (parameters == null || parameters == PdfObject.Null.NULL) {
      return inflated;
    }
    if (!(parameters instanceof Dictionary dictionary)) {
      throw new SyntaxException(stream.start(), "parameters of a filter that are none");
    }
    return predicted(inflated, dictionary, stream.start());
  }

  /** An array of one is the same as that one. */
  private static @Nullable PdfObject single(@Nullable PdfObject object) {
    return object instanceof Array array && array.items().size() == 1
        ? array.items().get(0)
        : object instanceof Array empty && empty.items().isEmpty() ? null : object;
  }

  private byte[] inflate(Stream stream) throws SyntaxException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file, stream.start(), stream.length());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 && !inflater.finished()) {
          throw new SyntaxException(stream.start(), "compressed data that end too early");
        }
        out.write(chunk, 0, count);
        if (out.size() > limits.decodedLeft()) {
          throw new SyntaxException(
              Kind.TOO_LARGE,
              stream.start(),
              "more than " + Limits.DECODED + " bytes when decoded");
        }
      }
      requireWhite(stream, inflater.getRemaining());
      limits.takeDecoded(out.size());
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new SyntaxException(stream.start(), "compressed data that are none");
    } finally {
      inflater.end();
    }
  }

  private void requireWhite(Stream stream, int rest) throws SyntaxException {
    int end = stream.start() + stream.length();
    for (int i = end - rest; i < end; i++) {
      if (!Scanner.isWhite(file[i])) {
        throw new SyntaxException(i, "bytes behind compressed data");
      }
    }
  }

  private static byte[] predicted(byte[] data, Dictionary parameters, int offset)
      throws SyntaxException {
    int predictor = number(parameters, "Predictor", 1);
    if (predictor == 1) {
      return data;
    }
    int columns = number(parameters, "Columns", 1);
    if (predictor < PNG
        || predictor > LAST_PNG
        || columns < 1
        || columns > 1 << 16
        || number(parameters, "Colors", 1) != 1
        || number(parameters, "BitsPerComponent", 8) != 8
        || data.length % (columns + 1) != 0) {
      throw new SyntaxException(offset, "a predictor that nobody takes for such a stream");
    }
    byte[] out = new byte[data.length / (columns + 1) * columns];
    for (int row = 0; row * (columns + 1) < data.length; row++) {
      row(data, row, columns, out, offset);
    }
    return out;
  }

  private static void row(byte[] data, int row, int columns, byte[] out, int offset)
      throws SyntaxException {
    int in = row * (columns + 1);
    int to = row * columns;
    int type = data[in];
    for (int i = 0; i < columns; i++) {
      int left = i == 0 ? 0 : out[to + i - 1] & 0xFF;
      int up = row == 0 ? 0 : out[to + i - columns] & 0xFF;
      int corner = i == 0 || row == 0 ? 0 : out[to + i - columns - 1] & 0xFF;
      int add =
          switch (type) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw new SyntaxException(offset, "a predictor that does not exist");
          };
      out[to + i] = (byte) (data[in + 1 + i] + add);
    }
  }

  private static int paeth(int left, int up, int corner) {
    int estimate = left + up - corner;
    int a = Math.abs(estimate - left);
    int b = Math.abs(estimate - up);
    int c = Math.abs(estimate - corner);
    return a <= b && a <= c ? left : b <= c ? up : corner;
  }

  /** A number of a dictionary; -1 if it is something else. */
  static int number(Dictionary dictionary, String key, int otherwise) {
    @Nullable PdfObject value = dictionary.get(key);
    if (value == null) {
      return otherwise;
    }
    Optional<Integer> number = value instanceof Num n ? n.asInt() : Optional.empty();
    return number.filter(n -> n >= 0).orElse(-1);
  }
}
