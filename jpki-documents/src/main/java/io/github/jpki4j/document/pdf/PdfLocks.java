package io.github.jpki4j.document.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/** Which signatures of a PDF forbid every change: certification (DocMDP) and field locks, P = 1. */
final class PdfLocks {

  private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
  private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
  private static final COSName TRANSFORM_PARAMS = COSName.getPDFName("TransformParams");
  private static final COSName LOCK = COSName.getPDFName("Lock");
  private static final COSName REFERENCE = COSName.getPDFName("Reference");

  /** What P is where it is missing: filling in and signing is allowed. */
  private static final int FORMS_ALLOWED = 2;

  private PdfLocks() {}

  /** The signatures that allow nothing after them. */
  static Set<COSDictionary> of(PdfFile file) {
    Set<COSDictionary> locking = Collections.newSetFromMap(new IdentityHashMap<>());
    for (COSDictionary signature : file.signatures()) {
      if (certifies(signature)) {
        locking.add(signature);
      }
    }
    for (PDSignatureField field : file.document().getSignatureFields()) {
      @Nullable COSDictionary value = field.getCOSObject().getCOSDictionary(COSName.V);
      @Nullable COSDictionary lock = field.getCOSObject().getCOSDictionary(LOCK);
      if (value != null && lock != null && lock.getInt(COSName.P, FORMS_ALLOWED) == 1) {
        locking.add(value);
      }
    }
    return locking;
  }

  private static boolean certifies(COSDictionary signature) {
    @Nullable COSArray references = signature.getCOSArray(REFERENCE);
    for (int i = 0; references != null && i < references.size(); i++) {
      if (references.getObject(i) instanceof COSDictionary reference
          && DOC_MDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
        @Nullable COSDictionary parameters = reference.getCOSDictionary(TRANSFORM_PARAMS);
        if (parameters != null && parameters.getInt(COSName.P, FORMS_ALLOWED) == 1) {
          return true;
        }
      }
    }
    return false;
  }
}
