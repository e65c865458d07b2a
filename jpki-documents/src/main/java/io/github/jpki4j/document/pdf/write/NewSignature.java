package io.github.jpki4j.document.pdf.write;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;
import static io.github.jpki4j.document.pdf.write.PdfValues.text;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A signature that is added to a PDF: of a person, or a document time stamp. Immutable.
 *
 * @param type the value of /Type: Sig or DocTimeStamp
 * @param subFilter the value of /SubFilter
 * @param time the value of /M, to the second; empty if there is none
 * @param references the items of /Reference; empty if there is none
 * @param room for /Contents, in bytes
 */
public record NewSignature(
    String type, String subFilter, Optional<Instant> time, List<PdfObject> references, int room) {

  /**
   * Of every person: the registry wants a name that is not empty, and who signed is in the
   * certificate, which is not read before the file is written.
   */
  private static final String SIGNER = "JPKI";

  /** Fields for signatures exist; the file must only be added to. */
  private static final int SIG_FLAGS = 3;

  /** Printed, and not to be moved. */
  private static final int WIDGET_FLAGS = 132;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'+09''00'''", Locale.ROOT)
          .withZone(JapanTime.OFFSET);

  /**
   * What a page shows of it.
   *
   * @param rectangle the value of /Rect
   * @param appearance a form XObject
   */
  public record Look(Array rectangle, Reference appearance) {}

  /** Copies the references. */
  public NewSignature {
    references = List.copyOf(references);
  }

  /**
   * Adds it with a field of its own, which is its widget as well.
   *
   * @param update takes the objects
   * @param page of the widget
   * @param field partial name of the field, ASCII, which no other field has
   * @param look what the page shows; empty for nothing
   */
  public void addTo(PdfUpdate update, PdfPage page, String field, Optional<Look> look) {
    Look shown = look.orElseGet(() -> nothing(update));
    Reference widget =
        update.add(
            dictionary(
                "Type", name("Annot"),
                "Subtype", name("Widget"),
                "FT", name("Sig"),
                "T", text(field),
                "F", number(WIDGET_FLAGS),
                "P", page.reference(),
                "Rect", shown.rectangle(),
                "AP", dictionary("N", shown.appearance()),
                "V", update.addSignature(entries(), room)));
    update.annotate(page, widget);
    Place form = form(update);
    form.child("Fields").append(widget);
    flag(form);
  }

  /**
   * Makes it the value of a field that is empty.
   *
   * @param update takes the objects
   * @param field its object
   * @param widget the object of the widget that shows the appearance, which may be the field itself
   * @param appearance a form XObject; empty to leave the widget as it is
   */
  public void fill(
      PdfUpdate update, Reference field, Reference widget, Optional<Reference> appearance) {
    update.place(field).child("V").set(update.addSignature(entries(), room));
    if (appearance.isPresent()) {
      update
          .place(widget)
          .set(
              PdfValues.with(
                  requireDictionary(update, widget), "AP", dictionary("N", appearance.get())));
    }
    flag(form(update));
  }

  private static Dictionary requireDictionary(PdfUpdate update, Reference widget) {
    if (update.value(widget) instanceof Dictionary dictionary) {
      return dictionary;
    }
    throw new IllegalArgumentException("a widget that is no dictionary");
  }

  /** PDF/A wants an appearance for nothing, too. */
  private static Look nothing(PdfUpdate update) {
    Array empty = array(number(0), number(0), number(0), number(0));
    Dictionary form = dictionary("Type", name("XObject"), "Subtype", name("Form"), "BBox", empty);
    return new Look(empty, update.add(form, new byte[0]));
  }

  /** The form; a new one is an object of its own, so that later signatures need not the catalog. */
  private static Place form(PdfUpdate update) {
    Place form = update.catalog().child("AcroForm");
    if (form.value() instanceof Dictionary) {
      return form;
    }
    Reference added = update.add(dictionary());
    form.set(added);
    return update.place(added);
  }

  private static void flag(Place form) {
    Place flags = form.child("SigFlags");
    int before = flags.value() instanceof Num number ? number.asInt().orElse(0) : 0;
    if ((before & SIG_FLAGS) != SIG_FLAGS) {
      flags.set(number(before | SIG_FLAGS));
    }
  }

  private Dictionary entries() {
    Dictionary entries =
        dictionary(
            "Type", name(type),
            "Filter", name("Adobe.PPKLite"),
            "SubFilter", name(subFilter));
    if (type.equals("Sig")) {
      entries = PdfValues.with(entries, "Name", text(SIGNER));
    }
    if (time.isPresent()) {
      entries = PdfValues.with(entries, "M", text(DATE.format(time.get())));
    }
    return references.isEmpty()
        ? entries
        : PdfValues.with(entries, "Reference", new Array(references));
  }
}
