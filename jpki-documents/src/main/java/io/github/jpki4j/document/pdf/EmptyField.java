package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.revision.FormFields;
import io.github.jpki4j.document.pdf.revision.FormFields.Field;
import io.github.jpki4j.document.pdf.stamp.PageView;
import io.github.jpki4j.document.pdf.stamp.PageView.Box;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field for signatures that nobody has signed yet.
 *
 * @param name fully qualified, as people read it
 * @param reference to its object
 * @param dictionary its dictionary
 * @param widget the object that shows it, perhaps its own
 * @param box of what shows it, in the coordinates of its page; without an area if nothing does
 */
record EmptyField(
    String name, Reference reference, Dictionary dictionary, Reference widget, Box box) {

  private static final int READ_ONLY = 1;

  private static boolean isEmpty(Field field) {
    return field.isSignature()
        && field.isNamed()
        && field.reference().isPresent()
        && (field.value() == null || field.value() == PdfObject.Null.NULL);
  }

  /** The names of all, as people read them. */
  static List<String> names(FormFields fields) {
    List<String> names = new ArrayList<>();
    fields.all().stream().filter(EmptyField::isEmpty).forEach(field -> names.add(field.name()));
    return names.stream().sorted().distinct().toList();
  }

  /**
   * The one with a name.
   *
   * @throws DocumentException if there is none, or it is not known which
   */
  static EmptyField of(String name, FormFields fields, PdfSyntax syntax) throws DocumentException {
    List<Field> named =
        fields.all().stream()
            .filter(field -> field.isNamed() && field.name().equals(name))
            .toList();
    if (named.size() != 1 || !isEmpty(named.get(0))) {
      throw new DocumentException(Problem.NO_SUCH_FIELD);
    }
    Field field = named.get(0);
    int last = syntax.last().number();
    if (syntax.get(field.dictionary(), "Ff", last) instanceof Num flags
        && flags.asInt().filter(f -> (f & READ_ONLY) != 0).isPresent()) {
      throw new DocumentException(Problem.FIELD_DEMANDS, -1, "that nobody fills it in", null);
    }
    return shown(field, field.reference().orElseThrow(), syntax);
  }

  /** With the first of its widgets that has an area. */
  private static EmptyField shown(Field field, Reference own, PdfSyntax syntax) {
    int last = syntax.last().number();
    List<PdfObject> candidates = new ArrayList<>(List.of(own));
    if (syntax.get(field.dictionary(), "Kids", last) instanceof Array kids) {
      candidates.addAll(kids.items());
    }
    for (PdfObject candidate : candidates) {
      @Nullable Dictionary widget = syntax.dictionary(candidate, last);
      if (candidate instanceof Reference reference && widget != null) {
        @Nullable Box box = Box.read(syntax.get(widget, "Rect", last), syntax);
        if (box != null && box.width() > 0 && box.height() > 0) {
          return new EmptyField(field.name(), own, field.dictionary(), reference, box);
        }
      }
    }
    return new EmptyField(field.name(), own, field.dictionary(), own, new Box(0, 0, 0, 0));
  }

  /** The page that shows it; as it is, if none does. */
  PageView view(PdfSyntax syntax) {
    int last = syntax.last().number();
    for (PdfPage page : PdfPage.all(syntax)) {
      if (syntax.get(page.reference(), "Annots", last) instanceof Array annotations
          && annotations.items().contains(widget)) {
        return PageView.of(page, syntax);
      }
    }
    return new PageView(box, 0);
  }
}
