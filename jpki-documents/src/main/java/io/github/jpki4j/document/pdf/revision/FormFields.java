package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields and widgets of a PDF's form in one state, from the catalog down. */
public final class FormFields {

  /**
   * A field or a widget of one, with what it has from those above.
   *
   * @param reference to its object; empty if it is written within another
   * @param dictionary its dictionary
   * @param name fully qualified, as people read it
   * @param isSignature whether it is for a signature
   * @param value its value as written, or null
   */
  public record Field(
      Optional<Reference> reference,
      Dictionary dictionary,
      String name,
      boolean isSignature,
      @Nullable PdfObject value) {

    /** Whether that is a field with a name of its own, not only a widget. */
    public boolean isNamed() {
      return dictionary.get("T") != null;
    }
  }

  private record Pending(@Nullable PdfObject object, Optional<Field> above, int depth) {}

  private static final int DEPTH = 100;

  /** Characters of the names of all fields, each with those above it. */
  private static final int MOST_CHARACTERS = 16 << 20;

  private final PdfSyntax syntax;
  private final int revision;
  private final Map<Integer, Field> byNumber = new HashMap<>();
  private final List<Field> all = new ArrayList<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Set<Integer> seen = new HashSet<>();

  /** The fields that have a signature, by its dictionary. */
  private final Map<Dictionary, List<Field>> bySignature = new HashMap<>();

  /** How many fields have a name of their own that comes to this. */
  private final Map<String, Integer> names = new HashMap<>();

  private long characters;

  private FormFields(PdfSyntax syntax, int revision) {
    this.syntax = syntax;
    this.revision = revision;
  }

  public static FormFields of(PdfSyntax syntax, int revision) {
    FormFields fields = new FormFields(syntax, revision);
    @Nullable PdfObject root = syntax.revisions().get(revision).trailer().get("Root");
    @Nullable PdfObject form = syntax.get(root, "AcroForm", revision);
    fields.add(syntax.get(form, "Fields", revision), Optional.empty(), 0);
    while (!fields.pending.isEmpty()) {
      fields.read(fields.pending.pop());
    }
    for (Field field : fields.all) {
      @Nullable Dictionary signature = fields.signature(field);
      if (signature != null) {
        fields.bySignature.computeIfAbsent(signature, each -> new ArrayList<>(1)).add(field);
      }
    }
    return fields;
  }

  private void add(@Nullable PdfObject kids, Optional<Field> above, int depth) {
    if (kids instanceof Array array && depth < DEPTH) {
      array.items().forEach(item -> pending.push(new Pending(item, above, depth)));
    }
  }

  private void read(Pending next) {
    if (next.object() instanceof Reference reference && !seen.add(reference.number())) {
      return;
    }
    @Nullable Dictionary dictionary = syntax.dictionary(next.object(), revision);
    if (dictionary == null) {
      return;
    }
    Optional<Reference> place =
        next.object() instanceof Reference reference ? Optional.of(reference) : Optional.empty();
    Field field = field(place, dictionary, next.above());
    all.add(field);
    if (next.object() instanceof Reference reference) {
      byNumber.put(reference.number(), field);
    }
    add(syntax.get(dictionary, "Kids", revision), Optional.of(field), next.depth() + 1);
  }

  private Field field(Optional<Reference> place, Dictionary dictionary, Optional<Field> above) {
    @Nullable PdfObject type = syntax.get(dictionary, "FT", revision);
    boolean signature =
        type == null
            ? above.filter(Field::isSignature).isPresent()
            : type.equals(new PdfObject.Name("Sig"));
    @Nullable PdfObject written = dictionary.get("V");
    @Nullable PdfObject value = written == null ? above.map(Field::value).orElse(null) : written;
    String name = above.map(Field::name).orElse("");
    if (syntax.get(dictionary, "T", revision) instanceof Text text) {
      characters += name.length() + 1 + text.value().length();
      if (characters <= MOST_CHARACTERS) {
        String own = TextString.decoded(text);
        name = name.isEmpty() ? own : name + "." + own;
      }
      names.merge(name, 1, Integer::sum);
    }
    return new Field(place, dictionary, name, signature, value);
  }

  /** Refuses a form whose names are too long to be told apart here. */
  void requireBounded() throws SyntaxException {
    if (characters > MOST_CHARACTERS) {
      throw new SyntaxException(
          Kind.TOO_LARGE, 0, "names of fields with more than " + MOST_CHARACTERS + " characters");
    }
  }

  /** All of them. */
  public List<Field> all() {
    return all;
  }

  /** Those that have a signature, in their order; all of them, if several have the same. */
  List<Field> signedBy(Dictionary signature) {
    return bySignature.getOrDefault(signature, List.of());
  }

  /** The field or widget that is an object with that number. */
  Optional<Field> at(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** Whether no other field has that name. */
  public boolean isUnique(String name) {
    return names.getOrDefault(name, 0) < 2;
  }

  /** The signature dictionary of a field, if it has one. */
  public @Nullable Dictionary signature(Field field) {
    return field.isSignature() ? syntax.dictionary(field.value(), revision) : null;
  }
}
