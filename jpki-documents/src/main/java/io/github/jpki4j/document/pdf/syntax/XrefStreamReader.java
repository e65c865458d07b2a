package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a cross-reference stream (ISO 32000-2, 7.5.8). */
final class XrefStreamReader {

  private static final int WIDEST = 8;

  private final byte[] file;
  private final Limits limits;
  private final Leniency leniency;
  private final XrefPart.Entries entries = new XrefPart.Entries();

  XrefStreamReader(byte[] file, Limits limits, Leniency leniency) {
    this.file = file;
    this.limits = limits;
    this.leniency = leniency;
  }

  XrefPart read(int offset) throws SyntaxException {
    IndirectReader.Indirect object =
        new IndirectReader(
                new Scanner(file, offset, file.length), limits, leniency, IndirectReader.DIRECT)
            .read();
    if (!(object.value() instanceof Stream stream) || !stream.dictionary().is("Type", "XRef")) {
      throw new SyntaxException(offset, "no cross-reference table or stream");
    }
    Dictionary dictionary = stream.dictionary();
    int[] widths = widths(dictionary, offset);
    int[] index = index(dictionary, offset);
    long count = 0;
    for (int i = 1; i < index.length; i += 2) {
      count += index[i];
    }
    limits.takeEntries(count, offset);
    byte[] data = new StreamDecoder(file, limits).decode(stream);
    int width = widths[0] + widths[1] + widths[2];
    if (data.length != count * width) {
      throw new SyntaxException(offset, "a cross-reference stream of another size than it says");
    }
    int at = 0;
    for (int i = 0; i < index.length; i += 2) {
      for (int k = 0; k < index[i + 1]; k++) {
        entry(index[i] + k, data, at, widths, offset);
        at += width;
      }
    }
    return new XrefPart(entries.all(), dictionary, object.part(), object.number());
  }

  private static int[] widths(Dictionary dictionary, int offset) throws SyntaxException {
    int[] widths = numbers(dictionary.get("W"), offset);
    if (Arrays.stream(widths).sum() == 0) {
      throw new SyntaxException(
          Kind.TOO_LARGE, offset, "a cross-reference stream whose entries take no bytes");
    }
    if (widths.length != 3 || widths[1] == 0) {
      throw new SyntaxException(offset, "a cross-reference stream with a wrong /W");
    }
    for (int width : widths) {
      if (width > WIDEST) {
        throw new SyntaxException(offset, "a cross-reference stream with a wrong /W");
      }
    }
    return widths;
  }

  private static int[] index(Dictionary dictionary, int offset) throws SyntaxException {
    @Nullable PdfObject index = dictionary.get("Index");
    if (index != null) {
      int[] numbers = numbers(index, offset);
      if (numbers.length % 2 != 0) {
        throw new SyntaxException(offset, "a cross-reference stream with a wrong /Index");
      }
      return numbers;
    }
    int size = StreamDecoder.number(dictionary, "Size", -1);
    if (size < 0) {
      throw new SyntaxException(offset, "a cross-reference stream without /Size");
    }
    return new int[] {0, size};
  }

  private static int[] numbers(@Nullable PdfObject object, int offset) throws SyntaxException {
    List<PdfObject> items = object instanceof Array array ? array.items() : List.of();
    int[] numbers = new int[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      Optional<Integer> number = items.get(i) instanceof Num n ? n.asInt() : Optional.empty();
      numbers[i] = number.orElse(-1);
      if (numbers[i] < 0 || numbers[i] > Limits.OBJECT_NUMBER) {
        throw new SyntaxException(offset, "a cross-reference stream with wrong numbers");
      }
    }
    return numbers;
  }

  private void entry(int number, byte[] data, int at, int[] widths, int offset)
      throws SyntaxException {
    long type = widths[0] == 0 ? 1 : field(data, at, widths[0]);
    long place = field(data, at + widths[0], widths[1]);
    long last = field(data, at + widths[0] + widths[1], widths[2]);
    if (type == 0) {
      entries.add(Entry.free(number, (int) Math.min(Math.max(last, 0), Limits.GENERATION)), offset);
    } else if (type == 1 && place >= 0 && place < file.length && isGeneration(last)) {
      entries.add(Entry.inFile(number, (int) last, (int) place), offset);
    } else if (type == 2 && place > 0 && place <= Limits.OBJECT_NUMBER && isIndex(last)) {
      entries.add(Entry.inStream(number, (int) place, (int) last), offset);
    } else {
      throw new SyntaxException(offset, "a cross-reference stream with a wrong entry");
    }
  }

  private static boolean isGeneration(long value) {
    return value >= 0 && value <= Limits.GENERATION;
  }

  private static boolean isIndex(long value) {
    return value >= 0 && value <= Limits.OBJECT_NUMBER;
  }

  private static long field(byte[] data, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = (value << 8) | (data[at + i] & 0xFF);
    }
    return value;
  }
}
