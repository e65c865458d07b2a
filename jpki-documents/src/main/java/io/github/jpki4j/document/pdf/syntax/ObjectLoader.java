package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of one section after the other, the oldest first: each where its entry says,
 * with the number and the generation that its entry says.
 */
final class ObjectLoader {

  /** How many objects may have to be read for one: a length, and the object streams of both. */
  private static final int DEEPEST = 4;

  private final byte[] file;
  private final Limits limits;
  private final ObjectTable table;
  private final Optional<Encryption> encryption;

  /** Object streams of the section by number. */
  private final Map<Integer, ObjectStream> streams = new HashMap<>();

  /** Numbers of all object streams that were read. */
  private final Set<Integer> streamNumbers = new HashSet<>();

  /** Numbers of all objects that are the length of a stream. */
  private final Set<Integer> lengths = new HashSet<>();

  /** Where the streams of hybrids are. */
  private final Set<Integer> hiddenParts = new HashSet<>();

  private Section section;
  private int index;
  private List<Part> parts = new ArrayList<>();
  private final Map<Integer, Version> own = new LinkedHashMap<>();
  private int depth;

  ObjectLoader(
      byte[] file,
      Limits limits,
      ObjectTable table,
      Optional<Encryption> encryption,
      Section first) {
    this.file = file;
    this.limits = limits;
    this.table = table;
    this.encryption = encryption;
    this.section = first;
  }

  /**
   * Reads what a section defines.
   *
   * @param next the section
   * @param revision the number of its revision, counted from 0
   * @return where its objects are
   */
  List<Part> load(Section next, int revision) throws SyntaxException {
    section = next;
    index = revision;
    parts = new ArrayList<>();
    streams.clear();
    own.clear();
    for (Entry entry : next.entries().values()) {
      define(entry);
    }
    checkNumber(next.main());
    if (next.hidden().isPresent()) {
      checkHidden(next.hidden().get());
    }
    own.values().forEach(table::add);
    for (Version version : own.values()) {
      if (!version.entry().isFree()) {
        load(version);
      }
    }
    checkStreams();
    return parts;
  }

  /** The numbers that the section defines: new ones, and ones that had another object. */
  Set<Integer> defined() {
    return Set.copyOf(own.keySet());
  }

  private void note(String reason) {
    section.leniency().note(section.offset(), reason);
  }

  /** What is listed as it was before is not new. */
  private void define(Entry entry) throws SyntaxException {
    @Nullable Version before = table.at(entry.number(), index);
    boolean existed = before != null && !before.entry().isFree();
    if (entry.isFree()) {
      if (existed) {
        note("object " + entry.number() + " is freed");
        own.put(entry.number(), new Version(entry, index));
      }
      return;
    }
    if (existed && before != null) {
      if (before.entry().equals(entry)) {
        return;
      }
      if (before.entry().generation() != entry.generation()) {
        note("object " + entry.number() + " gets a new generation");
      }
      if (lengths.contains(entry.number())) {
        note("object " + entry.number() + ", the length of a stream, is replaced");
      }
    }
    if (streamNumbers.contains(entry.number())) {
      throw new SyntaxException(section.offset(), "an object stream that is replaced");
    }
    own.put(entry.number(), new Version(entry, index));
  }

  /** A cross-reference stream that does not list itself takes the place of no other object. */
  private void checkNumber(XrefPart main) {
    @Nullable Version before = table.at(main.streamNumber(), index);
    if (before != null && !before.entry().isFree() && !own.containsKey(main.streamNumber())) {
      note("a cross-reference stream with the number of another object");
    }
  }

  /**
   * What the table of a hybrid lists counts before its stream. Some programs copy /XRefStm from an
   * earlier trailer, and what they replaced is in both then. Otherwise nobody lists objects twice.
   */
  private void checkHidden(XrefPart hidden) throws SyntaxException {
    boolean isKnown = !hiddenParts.add(hidden.part().start());
    for (Entry entry : hidden.entries().values()) {
      @Nullable Entry listed = section.main().entries().get(entry.number());
      if (listed == null || entry.isFree() || listed.equals(entry)) {
        continue;
      }
      if (listed.isFree()) {
        throw new SyntaxException(
            Kind.AMBIGUOUS,
            section.offset(),
            "object " + entry.number() + " is free in the table of a hybrid and not in its stream");
      }
      if (!(isKnown && table.had(entry, index))) {
        note("object " + entry.number() + " is in the table and the stream of a hybrid");
      }
    }
  }

  private PdfObject load(Version version) throws SyntaxException {
    if (version.object() != null) {
      return version.object();
    }
    version.beginLoading();
    if (++depth > DEEPEST) {
      throw new SyntaxException(version.entry().place(), "a /Length that has to be looked for");
    }
    Entry entry = version.entry();
    PdfObject object =
        entry.kind() == Entry.Kind.IN_FILE
            ? inFile(entry)
            : stream(entry.place()).object(entry.index(), entry.number(), section.offset());
    version.loaded(object);
    depth--;
    return object;
  }

  private PdfObject inFile(Entry entry) throws SyntaxException {
    IndirectReader.Indirect read =
        new IndirectReader(
                new Scanner(file, entry.place(), file.length),
                limits,
                section.leniency(),
                this::referenced)
            .read();
    if (read.number() != entry.number() || read.generation() != entry.generation()) {
      throw new SyntaxException(
          entry.place(), "not object " + entry.number() + " " + entry.generation());
    }
    if (!isXref(read)) {
      parts.add(read.part());
    }
    return encryption.isPresent()
        ? encryption.get().decrypted(read.value(), entry.number(), entry.generation())
        : read.value();
  }

  /** The cross-reference stream itself, which is accounted for already. */
  private boolean isXref(IndirectReader.Indirect read) {
    int start = read.part().start();
    return section.main().part().start() == start
        || section.hidden().filter(stream -> stream.part().start() == start).isPresent();
  }

  /** What a reference means in this section. */
  private PdfObject referenced(Reference reference, int offset) throws SyntaxException {
    @Nullable Version version = table.at(reference.number(), index);
    if (version == null
        || version.entry().isFree()
        || version.entry().generation() != reference.generation()) {
      throw new SyntaxException(offset, "a /Length that is not there");
    }
    lengths.add(reference.number());
    return load(version);
  }

  private ObjectStream stream(int number) throws SyntaxException {
    @Nullable ObjectStream known = streams.get(number);
    if (known != null) {
      return known;
    }
    @Nullable Version version = table.at(number, index);
    if (version == null || version.entry().kind() != Entry.Kind.IN_FILE) {
      throw new SyntaxException(section.offset(), "an object stream that is not there");
    }
    if (version.section() != index) {
      note("an object stream of an earlier section");
    }
    if (!(load(version) instanceof Stream stream)) {
      throw new SyntaxException(version.entry().place(), "an object stream that is none");
    }
    ObjectStream read =
        encryption.isPresent()
            ? ObjectStream.read(
                encryption.get(), file, stream, version.entry(), limits, section.leniency())
            : ObjectStream.read(file, stream, limits, section.leniency());
    streams.put(number, read);
    streamNumbers.add(number);
    return read;
  }

  /** Whatever is in an object stream is listed there, by readers that look for numbers too. */
  private void checkStreams() throws SyntaxException {
    for (Map.Entry<Integer, Version> each : own.entrySet()) {
      if (each.getValue().object() instanceof Stream stream
          && stream.dictionary().is("Type", "ObjStm")) {
        List<Integer> numbers = stream(each.getKey()).numbers();
        for (int number : numbers) {
          @Nullable Version listed = own.get(number);
          if (listed == null || listed.entry().place() != each.getKey()) {
            note("object " + number + " is in an object stream and not listed there");
          }
        }
      }
    }
  }
}
