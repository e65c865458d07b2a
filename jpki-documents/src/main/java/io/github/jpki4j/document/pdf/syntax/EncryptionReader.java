package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds how a file is encrypted, before any of its objects is read. All sections have to say the
 * same, or readers would decrypt with different keys.
 */
final class EncryptionReader {

  private final byte[] file;
  private final Limits limits;
  private final List<Section> sections;

  private EncryptionReader(byte[] file, Limits limits, List<Section> sections) {
    this.file = file;
    this.limits = limits;
    this.sections = sections;
  }

  /**
   * Reads it.
   *
   * @param sections the oldest first
   * @return empty if the file is not encrypted
   */
  static Optional<Encryption> read(byte[] file, Limits limits, List<Section> sections)
      throws SyntaxException {
    return new EncryptionReader(file, limits, sections).read();
  }

  private Optional<Encryption> read() throws SyntaxException {
    Section last = sections.get(sections.size() - 1);
    @Nullable PdfObject encrypt = encrypt(last);
    Optional<byte[]> id = id(last);
    boolean linearized = SectionReader.isLinearized(sections);
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      @Nullable PdfObject own = encrypt(section);
      boolean silent = own == null && linearized && i == 0; // its main part says nothing
      if (!silent && (own == null ? encrypt != null : !own.equals(encrypt))) {
        throw new SyntaxException(Kind.AMBIGUOUS, section.offset(), "an encryption that changes");
      }
      if (encrypt != null && id(section).filter(b -> !equal(b, id)).isPresent()) {
        throw new SyntaxException(
            Kind.AMBIGUOUS, section.offset(), "a first half of /ID that changes");
      }
    }
    if (encrypt == null) {
      return Optional.empty();
    }
    int number = encrypt instanceof Reference reference ? reference.number() : 0;
    return Optional.of(
        Encryption.of(dictionary(encrypt, last.offset()), number, id.orElse(new byte[0])));
  }

  private static @Nullable PdfObject encrypt(Section section) {
    @Nullable PdfObject encrypt = section.main().trailer().get("Encrypt");
    return encrypt == PdfObject.Null.NULL ? null : encrypt;
  }

  private static boolean equal(byte[] own, Optional<byte[]> id) {
    return id.filter(bytes -> Arrays.equals(bytes, own)).isPresent();
  }

  private static Optional<byte[]> id(Section section) {
    return section.main().trailer().get("ID") instanceof Array id
            && !id.items().isEmpty()
            && id.items().get(0) instanceof Text text
        ? Optional.of(text.value().getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private Dictionary dictionary(PdfObject encrypt, int offset) throws SyntaxException {
    if (encrypt instanceof Dictionary dictionary) {
      return dictionary;
    }
    if (encrypt instanceof Reference reference) {
      @Nullable Entry entry = entry(reference, offset);
      if (entry != null && entry.kind() == Entry.Kind.IN_FILE) {
        IndirectReader.Indirect read =
            new IndirectReader(
                    new Scanner(file, entry.place(), file.length),
                    limits,
                    new Leniency(), // noted when it is read as an object
                    IndirectReader.DIRECT)
                .read();
        if (read.number() == reference.number()
            && read.generation() == reference.generation()
            && read.value() instanceof Dictionary dictionary) {
          return dictionary;
        }
      }
    }
    throw new SyntaxException(offset, "an /Encrypt that is no dictionary");
  }

  /** Where it is; no section may put another in its place. */
  private @Nullable Entry entry(Reference reference, int offset) throws SyntaxException {
    @Nullable Entry found = null;
    for (Section section : sections) {
      @Nullable Entry entry = section.entries().get(reference.number());
      if (entry != null && found != null && !entry.equals(found)) {
        throw new SyntaxException(Kind.AMBIGUOUS, offset, "an encryption that changes");
      }
      found = entry == null ? found : entry;
    }
    return found;
  }
}
