package io.github.jpki4j.document.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Compares two states of a PDF object by object, from the catalog on. The later one may have more
 * signatures with their fields and appearances, and other descriptions of the file as a whole;
 * anything else is a change. Without recursion, as a hostile file may be deep.
 */
final class RevisionComparison {

  private static final COSName DSS = COSName.getPDFName("DSS");
  private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
  private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");

  /** Of the catalog: proofs for signatures, and descriptions that no page shows. */
  private static final Set<COSName> FREE_IN_CATALOG =
      Set.of(DSS, EXTENSIONS, COSName.METADATA, COSName.VERSION);

  /** Of a field for a signature, when it is signed. */
  private static final Set<COSName> FREE_WHEN_SIGNED =
      Set.of(COSName.V, COSName.AP, COSName.AS, COSName.F, COSName.M);

  private record Pair(@Nullable COSBase older, @Nullable COSBase newer) {}

  private final COSDictionary oldCatalog;
  private final Deque<Pair> pending = new ArrayDeque<>();
  private final IdentityHashMap<COSBase, Set<COSBase>> done = new IdentityHashMap<>();
  private final COSDictionary newCatalog;

  private RevisionComparison(PdfFile older, PdfFile newer) {
    this.oldCatalog = older.catalog();
    this.newCatalog = newer.catalog();
  }

  /** Whether nothing but signatures was added. */
  static boolean onlySignaturesAdded(PdfFile older, PdfFile newer) {
    try {
      return new RevisionComparison(older, newer).run();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private boolean run() throws IOException {
    compare(oldCatalog, newCatalog);
    while (!pending.isEmpty()) {
      Pair pair = pending.pop();
      if (!isSame(pair.older(), pair.newer())) {
        return false;
      }
    }
    return true;
  }

  private void compare(@Nullable COSBase older, @Nullable COSBase newer) {
    pending.push(new Pair(resolved(older), resolved(newer)));
  }

  private static @Nullable COSBase resolved(@Nullable COSBase base) {
    @Nullable COSBase value = base instanceof COSObject object ? object.getObject() : base;
    return value instanceof COSNull ? null : value;
  }

  /** Compares the two without their parts, which are left pending. */
  private boolean isSame(@Nullable COSBase older, @Nullable COSBase newer) throws IOException {
    if (older == null || newer == null) {
      return older == newer;
    }
    boolean container = older instanceof COSDictionary || older instanceof COSArray;
    if (container && !done.computeIfAbsent(older, o -> identitySet()).add(newer)) {
      return true;
    }
    if (older instanceof COSStream a) {
      return newer instanceof COSStream b && hasSameBytes(a, b) && isSameDictionary(a, b);
    }
    if (older instanceof COSDictionary a) {
      return newer instanceof COSDictionary b
          && !(newer instanceof COSStream)
          && isSameDictionary(a, b);
    }
    if (older instanceof COSArray a) {
      return newer instanceof COSArray b && a.size() == b.size() && isPrefix(a, b);
    }
    if (older instanceof COSString a) {
      return newer instanceof COSString b && Arrays.equals(a.getBytes(), b.getBytes());
    }
    if (older instanceof COSNumber a) {
      return newer instanceof COSNumber b && a.floatValue() == b.floatValue();
    }
    return older.equals(newer);
  }

  private static Set<COSBase> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean hasSameBytes(COSStream older, COSStream newer) throws IOException {
    try (InputStream a = older.createRawInputStream();
        InputStream b = newer.createRawInputStream()) {
      return Arrays.equals(a.readAllBytes(), b.readAllBytes());
    }
  }

  private boolean isPrefix(COSArray older, COSArray newer) {
    if (newer.size() < older.size()) {
      return false;
    }
    for (int i = 0; i < older.size(); i++) {
      compare(older.get(i), newer.get(i));
    }
    return true;
  }

  private boolean isSameDictionary(COSDictionary older, COSDictionary newer) {
    Set<COSName> keys = new HashSet<>(older.keySet());
    keys.addAll(newer.keySet());
    for (COSName key : keys) {
      if (!isSameEntry(older, newer, key)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameEntry(COSDictionary older, COSDictionary newer, COSName key) {
    if (older == oldCatalog && newer == newCatalog) {
      if (FREE_IN_CATALOG.contains(key)) {
        return true;
      }
      if (key.equals(COSName.ACRO_FORM)) {
        return isSameForm(older.getCOSDictionary(key), newer.getCOSDictionary(key));
      }
    }
    if (key.equals(COSName.ANNOTS) && COSName.PAGE.equals(older.getCOSName(COSName.TYPE))) {
      return isSameBesideSignatures(older.getCOSArray(key), newer.getCOSArray(key));
    }
    if (isUnsignedField(older) && FREE_WHEN_SIGNED.contains(key)) {
      return true;
    }
    compare(older.getItem(key), newer.getItem(key));
    return true;
  }

  private boolean isSameForm(@Nullable COSDictionary older, @Nullable COSDictionary newer) {
    if (newer == null) {
      return older == null;
    }
    COSDictionary before = older == null ? new COSDictionary() : older;
    Set<COSName> keys = new HashSet<>(before.keySet());
    keys.addAll(newer.keySet());
    for (COSName key : keys) {
      if (key.equals(COSName.FIELDS)) {
        if (!isSameBesideSignatures(before.getCOSArray(key), newer.getCOSArray(key))) {
          return false;
        }
      } else if (!key.equals(SIG_FLAGS)) {
        // a form that is new has nothing else to say
        compare(before.getItem(key), newer.getItem(key));
      }
    }
    return true;
  }

  /** Fields and annotations stay where they are; fields for signatures may follow. */
  private boolean isSameBesideSignatures(@Nullable COSArray older, @Nullable COSArray newer) {
    COSArray before = older == null ? new COSArray() : older;
    COSArray after = newer == null ? new COSArray() : newer;
    for (int i = before.size(); i < after.size(); i++) {
      if (!(resolved(after.get(i)) instanceof COSDictionary field)
          || !COSName.SIG.equals(field.getCOSName(COSName.FT))) {
        return false;
      }
    }
    return isPrefix(before, after);
  }

  private static boolean isUnsignedField(COSDictionary older) {
    return COSName.SIG.equals(older.getCOSName(COSName.FT)) && older.getItem(COSName.V) == null;
  }
}
