package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a linearized file names beside its catalog (ISO 32000-2, annex F): some readers
 * take the first page from /O, the number of pages from /N, and the others from the hints, as long
 * as nothing was added to the file. They must be those of the catalog.
 */
final class LinearizedPages {

  /** Nodes of the page tree that are looked at. */
  private static final int MOST = 1_000_000;

  private static final int FIRST_STATE = 0;

  /** Bytes of the header of the page offset hint table. */
  private static final int HINT_HEADER = 36;

  /** Where the header says in how many bits the number of objects is written. */
  private static final int HINT_WIDTH = 8;

  private final PdfSyntax syntax;
  private final Limits limits;
  private final Dictionary linearized;
  private final List<Integer> pages;

  private record Pending(PdfObject node, int depth) {}

  private LinearizedPages(PdfSyntax syntax, Limits limits, Dictionary linearized)
      throws SyntaxException {
    this.syntax = syntax;
    this.limits = limits;
    this.linearized = linearized;
    this.pages = pages();
  }

  static void check(PdfSyntax syntax, Limits limits, Dictionary linearized) throws SyntaxException {
    new LinearizedPages(syntax, limits, linearized).check();
  }

  private void check() throws SyntaxException {
    int first = linearized.get("P") == null ? 0 : number("P");
    int named = number("O");
    if (number("N") != pages.size() || first >= pages.size() || pages.get(first) != named) {
      throw otherPages();
    }
    if (pages.size() == 1) {
      return;
    }
    int[] hinted = hinted();
    boolean areSame = true;
    for (int i = 0; i < pages.size(); i++) {
      int hint = i == first ? named : hinted[i < first ? i + 1 : i];
      if (!(syntax.object(hint, FIRST_STATE) instanceof Dictionary page)
          || !page.is("Type", "Page")) {
        return; // then readers take none of the hints
      }
      areSame &= hint == pages.get(i);
    }
    if (!areSame) {
      throw otherPages();
    }
  }

  private static SyntaxException otherPages() {
    return new SyntaxException(
        Kind.AMBIGUOUS, 0, "a linearized file that names other pages than its catalog");
  }

  private int number(String key) throws SyntaxException {
    Optional<Integer> number =
        linearized.get(key) instanceof Num value ? value.asInt() : Optional.empty();
    return number.filter(value -> value >= 0).orElseThrow(LinearizedPages::otherPages);
  }

  /** Numbers of the pages in their order; 0 for one that has none. */
  private List<Integer> pages() throws SyntaxException {
    List<Integer> numbers = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    @Nullable PdfObject root = syntax.revisions().get(FIRST_STATE).trailer().get("Root");
    @Nullable Dictionary catalog = syntax.dictionary(root, FIRST_STATE);
    @Nullable PdfObject top = catalog == null ? null : catalog.get("Pages");
    if (top != null) {
      pending.push(new Pending(top, 0));
    }
    for (int count = 0; !pending.isEmpty(); count++) {
      Pending next = pending.pop();
      if (count == MOST || next.depth() > Limits.DEPTH) {
        throw otherPages();
      }
      if (syntax.get(next.node(), "Kids", FIRST_STATE) instanceof Array kids) {
        for (int i = kids.items().size() - 1; i >= 0; i--) {
          pending.push(new Pending(kids.items().get(i), next.depth() + 1));
        }
      } else {
        numbers.add(next.node() instanceof Reference page ? page.number() : 0);
      }
    }
    return numbers;
  }

  /** The hint stream, which /H leads to. */
  private byte[] hints() throws SyntaxException {
    List<PdfObject> places = linearized.get("H") instanceof Array array ? array.items() : List.of();
    Optional<Integer> offset =
        places.size() == 2 && places.get(0) instanceof Num value ? value.asInt() : Optional.empty();
    byte[] file = syntax.bytes();
    if (offset.isEmpty() || offset.get() < 0 || offset.get() >= file.length) {
      throw otherPages();
    }
    IndirectReader.Indirect read =
        new IndirectReader(
                new Scanner(file, offset.get(), file.length),
                limits,
                new Leniency(), // noted when it is read as an object
                IndirectReader.DIRECT)
            .read();
    if (!(read.value() instanceof Stream stream)) {
      throw otherPages();
    }
    Optional<Encryption> encryption = syntax.encryption();
    if (encryption.isEmpty()) {
      return new StreamDecoder(file, limits).decode(stream);
    }
    byte[] plain = encryption.get().content(file, stream, read.number(), read.generation());
    return new StreamDecoder(plain, limits)
        .decode(new Stream(stream.dictionary(), 0, plain.length));
  }

  /**
   * The numbers of the pages' objects, as readers add them up from the hints: the objects of all
   * pages but the first one are numbered from 1.
   *
   * @return for each page except the first one; the first item says nothing
   */
  private int[] hinted() throws SyntaxException {
    byte[] table = hints();
    if (table.length < HINT_HEADER) {
      throw unreadable();
    }
    int least = (int) bits(table, 0, 32);
    int width = (int) bits(table, HINT_WIDTH * 8L, 16);
    if (width > 32 || HINT_HEADER * 8L + (long) width * pages.size() > table.length * 8L) {
      throw unreadable();
    }
    int[] numbers = new int[pages.size()];
    int next = 1;
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = next;
      next += least + (int) bits(table, HINT_HEADER * 8L + (long) width * i, width);
    }
    return numbers;
  }

  private static SyntaxException unreadable() {
    return new SyntaxException(Kind.AMBIGUOUS, 0, "a linearized file whose hints cannot be read");
  }

  private static long bits(byte[] table, long at, int count) {
    long value = 0;
    for (long i = at; i < at + count; i++) {
      int bit = (table[(int) (i >> 3)] >> (7 - (i & 7))) & 1;
      value = value << 1 | bit;
    }
    return value;
  }
}
