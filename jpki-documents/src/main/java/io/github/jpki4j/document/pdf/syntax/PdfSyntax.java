package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a PDF in each of its states, read strictly: from the last startxref through the
 * whole chain of cross-reference parts, each object where it is listed and up to its endobj. What
 * two readers could take for two different things is refused. Immutable, thread-safe.
 *
 * <p>Time and memory grow with the length of the file and with what {@link Limits} allows.
 */
public final class PdfSyntax {

  private final byte[] file;
  private final ObjectTable table = new ObjectTable();
  private final List<Revision> revisions = new ArrayList<>();
  private final Tail tail;
  private final Optional<Encryption> encryption;

  private PdfSyntax(byte[] file, Tail tail, Optional<Encryption> encryption) {
    this.file = file;
    this.tail = tail;
    this.encryption = encryption;
  }

  /**
   * Reads a file.
   *
   * @param file the bytes, from the header on; not copied
   * @return its objects
   * @throws SyntaxException if it cannot be read, or not in one way alone
   */
  public static PdfSyntax read(byte[] file) throws SyntaxException {
    Limits limits = new Limits();
    List<Section> sections = new SectionReader(file, limits).read();
    Optional<Encryption> encryption = EncryptionReader.read(file, limits, sections);
    PdfSyntax syntax = new PdfSyntax(file, Tail.of(sections), encryption);
    Optional<Dictionary> linearized = Linearization.check(file, sections);
    syntax.load(sections, limits);
    if (linearized.isPresent()) {
      LinearizedPages.check(syntax, limits, linearized.get());
    }
    Accounting.check(file, syntax.revisions);
    ReferenceCheck.check(syntax.table);
    RepairCheck.check(file, syntax.revisions, syntax.table);
    return syntax;
  }

  private void load(List<Section> sections, Limits limits) throws SyntaxException {
    ObjectLoader loader = new ObjectLoader(file, limits, table, encryption, sections.get(0));
    boolean linearized = SectionReader.isLinearized(sections);
    int start = 0;
    int highest = 0;
    for (int i = 0; i < sections.size(); i++) {
      int number = revisions.size();
      Section section = sections.get(i);
      List<Part> parts = new ArrayList<>(section.parts());
      parts.addAll(loader.load(section, number));
      Set<Integer> defined = new TreeSet<>(loader.defined());
      List<Leniency> leniencies = new ArrayList<>(List.of(section.leniency()));
      Section.Ending ending = section.ending();
      if (linearized && i == 0) {
        section = sections.get(++i);
        parts.addAll(loader.load(section, number));
        parts.addAll(section.parts());
        defined.addAll(loader.defined());
        leniencies.add(section.leniency());
      }
      highest = Math.max(highest, table.highest(defined, number));
      if (highest >= section.main().size()) {
        throw new SyntaxException(
            Kind.AMBIGUOUS, section.offset(), "object " + highest + " is not below /Size");
      }
      revisions.add(
          new Revision(
              number,
              start,
              ending.end(),
              ending.endOfLine(),
              section.main().trailer(),
              defined,
              parts,
              leniencies));
      start = ending.end();
    }
  }

  /**
   * The objects that are written within another.
   *
   * @param object any
   * @return empty unless it is an array, a dictionary or a stream
   */
  public static Collection<PdfObject> parts(PdfObject object) {
    if (object instanceof Array array) {
      return array.items();
    }
    if (object instanceof Dictionary dictionary) {
      return dictionary.entries().values();
    }
    return object instanceof Stream stream ? stream.dictionary().entries().values() : List.of();
  }

  /**
   * The bytes of the file.
   *
   * @return the array itself, not to be changed
   */
  public byte[] bytes() {
    return file;
  }

  /**
   * The states of the file, the oldest first.
   *
   * @return at least one, unmodifiable
   */
  public List<Revision> revisions() {
    return Collections.unmodifiableList(revisions);
  }

  /**
   * The last state, which is the file as it is.
   *
   * @return the newest revision
   */
  public Revision last() {
    return revisions.get(revisions.size() - 1);
  }

  /**
   * How the file ends.
   *
   * @return what has to be known to add to it
   */
  public Tail tail() {
    return tail;
  }

  /**
   * How the file is encrypted. Its strings are decrypted here, its streams are not.
   *
   * @return empty if it is not
   */
  public Optional<Encryption> encryption() {
    return encryption;
  }

  /**
   * The bytes of a stream without encryption, before its filters.
   *
   * @param stream one of the last state
   * @param number of its object
   * @return a fresh array
   * @throws SyntaxException if it cannot be decrypted
   */
  public byte[] content(Stream stream, int number) throws SyntaxException {
    return encryption.isPresent()
        ? encryption.get().content(file, stream, number, generation(number))
        : Arrays.copyOfRange(file, stream.start(), stream.start() + stream.length());
  }

  /**
   * The numbers of all objects that count in the file as it is.
   *
   * @return ascending, a fresh set
   */
  public Set<Integer> numbers() {
    return table.numbers();
  }

  /**
   * An object as it was in a state of the file.
   *
   * @param number of the object
   * @param revision number of the state
   * @return null if there was none
   */
  public @Nullable PdfObject object(int number, int revision) {
    @Nullable Version version = table.at(number, revision);
    return version == null ? null : version.object();
  }

  /**
   * The generation of an object in the file as it is.
   *
   * @param number of the object
   * @return 0 if there is none
   */
  public int generation(int number) {
    @Nullable Version version = table.at(number, revisions.size());
    return version == null ? 0 : version.entry().generation();
  }

  /**
   * What an object means: that of a reference.
   *
   * @param object perhaps a reference
   * @param revision number of the state
   * @return null if it is the null object or nothing
   */
  public @Nullable PdfObject resolve(@Nullable PdfObject object, int revision) {
    @Nullable PdfObject value = object;
    for (int i = 0; i < Limits.DEPTH && value instanceof Reference reference; i++) {
      value = object(reference.number(), revision);
    }
    return value == PdfObject.Null.NULL || value instanceof Reference ? null : value;
  }

  /**
   * The value of a key of a dictionary or a stream.
   *
   * @param object perhaps a dictionary, a stream or a reference to one
   * @param key its name
   * @param revision number of the state
   * @return null if it is the null object or nothing
   */
  public @Nullable PdfObject get(@Nullable PdfObject object, String key, int revision) {
    @Nullable Dictionary dictionary = dictionary(object, revision);
    return dictionary == null ? null : resolve(dictionary.get(key), revision);
  }

  /**
   * A dictionary, or that of a stream.
   *
   * @param object perhaps one, or a reference to one
   * @param revision number of the state
   * @return null if it is something else
   */
  public @Nullable Dictionary dictionary(@Nullable PdfObject object, int revision) {
    @Nullable PdfObject value = resolve(object, revision);
    if (value instanceof Stream stream) {
      return stream.dictionary();
    }
    return value instanceof Dictionary dictionary ? dictionary : null;
  }
}
