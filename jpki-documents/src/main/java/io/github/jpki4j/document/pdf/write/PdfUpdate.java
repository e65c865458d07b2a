package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is added to a PDF at once: one section behind its end, with new objects and with those that
 * are replaced. Every byte of the file stays, and no object is written that was not asked for. Used
 * once. Not thread-safe.
 */
public final class PdfUpdate implements ObjectSink {

  private final PdfSyntax syntax;
  private final int revision;
  private final Map<Integer, Body> objects = new TreeMap<>();
  private int next;

  /**
   * Begins with nothing.
   *
   * @param syntax the file
   */
  public PdfUpdate(PdfSyntax syntax) {
    this.syntax = syntax;
    this.revision = syntax.last().number();
    this.next = syntax.tail().size();
  }

  private Reference add(Body body) {
    objects.put(next, body);
    return new Reference(next++, 0);
  }

  @Override
  public Reference add(PdfObject value) {
    return add(new Body.Plain(value));
  }

  @Override
  public Reference add(Dictionary dictionary, byte[] content) {
    return addEncoded(
        PdfValues.with(dictionary, "Filter", SectionWriter.FLATE), SectionWriter.deflated(content));
  }

  @Override
  public Reference addEncoded(Dictionary dictionary, byte[] content) {
    return add(new Body.Stream(dictionary, content));
  }

  /**
   * Adds a signature dictionary. One section has at most one.
   *
   * @param entries without /ByteRange and /Contents
   * @param room for the signature in bytes
   * @return the reference to it
   */
  public Reference addSignature(Dictionary entries, int room) {
    return add(new Body.Signature(entries, room));
  }

  /**
   * Replaces an object of the file, or one that was added here.
   *
   * @param object its reference
   * @param value the new one, no stream
   */
  public void replace(Reference object, PdfObject value) {
    objects.put(object.number(), new Body.Plain(value));
  }

  /**
   * What an object means with what is added here.
   *
   * @param object perhaps a reference
   * @return null if it is the null object or nothing
   */
  public @Nullable PdfObject value(@Nullable PdfObject object) {
    if (!(object instanceof Reference reference)) {
      return object == PdfObject.Null.NULL ? null : object;
    }
    Reference end = end(reference);
    @Nullable Body body = objects.get(end.number());
    return body == null ? syntax.resolve(end, revision) : body.value();
  }

  /** The last of references that lead to each other. */
  Reference end(Reference reference) {
    Reference end = reference;
    for (int i = 0; i < 100 && !objects.containsKey(end.number()); i++) {
      if (!(syntax.object(end.number(), revision) instanceof Reference further)) {
        break;
      }
      end = further;
    }
    return end;
  }

  /**
   * The place of an object.
   *
   * @param object its reference
   */
  public Place place(Reference object) {
    return new Place(this, end(object), List.of(), null);
  }

  /**
   * The place of the catalog.
   *
   * @throws IllegalStateException if it is no object, which the strict reader and PDFBox refuse
   */
  public Place catalog() {
    if (syntax.last().trailer().get("Root") instanceof Reference root) {
      return place(root);
    }
    throw new IllegalStateException("a trailer without a root");
  }

  /**
   * Adds a widget to a page and to no other, although some files have one array of annotations for
   * several pages.
   *
   * @param page of the file
   * @param widget its reference
   */
  void annotate(PdfPage page, Reference widget) {
    @Nullable PdfObject annotations = page.node().dictionary().get("Annots");
    long pages =
        annotations instanceof Reference shared
            ? PdfPage.all(syntax).stream()
                .map(other -> other.node().dictionary().get("Annots"))
                .filter(Reference.class::isInstance)
                .filter(other -> end((Reference) other).equals(end(shared)))
                .count()
            : 1;
    if (pages > 1 && value(annotations) instanceof Array array) {
      replace(
          end(page.reference()),
          PdfValues.with(page.node().dictionary(), "Annots", PdfValues.with(array, widget)));
    } else {
      place(page.reference()).child("Annots").append(widget);
    }
  }

  /**
   * The whole file with the section.
   *
   * @return a fresh array
   * @throws IllegalStateException if it has a signature
   */
  public byte[] write() {
    SectionWriter section = section();
    if (section.room().isPresent()) {
      throw new IllegalStateException("a signature that nobody fills in");
    }
    return joined(syntax.bytes(), section.bytes());
  }

  /**
   * The whole file with the section, to be signed.
   *
   * @return with the room for the signature that was added
   * @throws IllegalStateException if none was
   */
  public SignatureRoom writeToSign() {
    return section().room().orElseThrow(() -> new IllegalStateException("no signature"));
  }

  static byte[] joined(byte[] file, byte[] section) {
    byte[] joined = Arrays.copyOf(file, Math.addExact(file.length, section.length));
    System.arraycopy(section, 0, joined, file.length, section.length);
    return joined;
  }

  private SectionWriter section() {
    SectionWriter section = new SectionWriter(syntax);
    objects.forEach((number, body) -> section.write(number, syntax.generation(number), body));
    section.end(next);
    return section;
  }
}
