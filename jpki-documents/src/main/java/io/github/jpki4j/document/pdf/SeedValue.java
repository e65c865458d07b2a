package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field demands of its signature (/SV; ISO 32000-2, 12.7.5.5). What is only recommended does
 * not bind; what is demanded and not done here is refused, so that no signature is made that a
 * viewer then calls wrong.
 */
final class SeedValue {

  private static final int FILTER = 1;
  private static final int SUB_FILTER = 1 << 1;
  private static final int VERSION = 1 << 2;
  private static final int DIGEST = 1 << 6;

  /** Demands of which nothing is done here, by the bits of /Ff. */
  private static final List<String> NOT_DONE =
      List.of("Reasons", "LegalAttestation", "AddRevInfo", "", "LockDocument", "AppearanceFilter");

  private static final int FIRST_NOT_DONE = 3;

  /** Values that demand nothing: no revocation data, no lock, no reason. */
  private static final List<PdfObject> NOTHING =
      List.of(
          new PdfObject.Bool(false),
          new Name("false"),
          PdfValues.text("false"),
          PdfValues.array(PdfValues.text(".")));

  /** The version of seed values that is known here, with everything up to PDF 2.0. */
  private static final BigDecimal KNOWN = BigDecimal.valueOf(3);

  private final PdfSyntax syntax;
  private final Dictionary values;
  private final int flags;

  private SeedValue(PdfSyntax syntax, Dictionary values) {
    this.syntax = syntax;
    this.values = values;
    this.flags = flags(values);
  }

  /**
   * Refuses a field that demands something else than will be done.
   *
   * @throws DocumentException if it does
   */
  static void require(EmptyField field, PdfSigning signing, PdfSyntax syntax)
      throws DocumentException {
    @Nullable PdfObject values = syntax.get(field.dictionary(), "SV", syntax.last().number());
    if (values instanceof Dictionary dictionary) {
      new SeedValue(syntax, dictionary).require(signing);
    }
  }

  private void require(PdfSigning signing) throws DocumentException {
    demand(FILTER, "Filter", List.of("Adobe.PPKLite"));
    demand(SUB_FILTER, "SubFilter", List.of(signing.form().subFilter()));
    demand(DIGEST, "DigestMethod", List.of(signing.hash().name(), signing.hash().jcaName()));
    if ((flags & VERSION) != 0
        && value("V") instanceof Num version
        && version.value().compareTo(KNOWN) > 0) {
      throw refused("V " + version.value().toPlainString());
    }
    for (int i = 0; i < NOT_DONE.size(); i++) {
      @Nullable PdfObject value = value(NOT_DONE.get(i));
      if ((flags & (1 << (FIRST_NOT_DONE + i))) != 0 && value != null && !NOTHING.contains(value)) {
        throw refused(NOT_DONE.get(i));
      }
    }
    if (value("Cert") instanceof Dictionary certificate && flags(certificate) != 0) {
      throw refused("Cert");
    }
    if (value("TimeStamp") instanceof Dictionary timeStamp && flags(timeStamp) != 0) {
      throw refused("TimeStamp");
    }
    if (value("MDP") instanceof Dictionary mdp
        && !(syntax.get(mdp, "P", syntax.last().number()) instanceof Num permission
            && permission.value().signum() == 0)) {
      throw refused("MDP, a certification");
    }
  }

  private @Nullable PdfObject value(String key) {
    return syntax.get(values, key, syntax.last().number());
  }

  private int flags(Dictionary dictionary) {
    return syntax.get(dictionary, "Ff", syntax.last().number()) instanceof Num number
        ? number.asInt().orElse(-1)
        : 0;
  }

  /** One of the values has to be what is done here. */
  private void demand(int flag, String key, List<String> done) throws DocumentException {
    @Nullable PdfObject value = value(key);
    if ((flags & flag) == 0 || value == null) {
      return;
    }
    List<String> demanded = new ArrayList<>();
    for (PdfObject item : value instanceof Array array ? array.items() : List.of(value)) {
      @Nullable PdfObject each = syntax.resolve(item, syntax.last().number());
      demanded.add(
          each instanceof Name name
              ? name.value()
              : each instanceof Text text ? text.value() : "?");
    }
    if (demanded.stream().noneMatch(done::contains)) {
      throw refused(key + " " + String.join(", ", demanded));
    }
  }

  private static DocumentException refused(String demand) {
    String shown = demand.replaceAll("[^ -~]", "?");
    return new DocumentException(
        Problem.FIELD_DEMANDS, -1, "/" + shown.substring(0, Math.min(shown.length(), 80)), null);
  }
}
