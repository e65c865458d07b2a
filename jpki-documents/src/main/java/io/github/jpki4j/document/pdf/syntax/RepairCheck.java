package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where some readers repair a file that others read as it is, both have to come to the same
 * objects: whoever looks for them everywhere finds nothing but what the tables list, and of each
 * object the last one last.
 */
final class RepairCheck {

  private static final String OBJ = "obj";
  private static final String ENDOBJ = "endobj";
  private static final String XREF = "xref";
  private static final String STARTXREF = "startxref";
  private static final String TRAILER = "trailer";

  private final byte[] file;

  /** Where words are that readers look for. */
  private final Set<Integer> known = new HashSet<>();

  private RepairCheck(byte[] file) {
    this.file = file;
  }

  /** Looks at files alone that some readers repair. */
  static void check(byte[] file, List<Revision> revisions, ObjectTable table)
      throws SyntaxException {
    for (Revision revision : revisions) {
      for (Leniency leniency : revision.leniencies()) {
        if (leniency.repair() >= 0) {
          new RepairCheck(file).check(revisions, table, leniency.repair());
          return;
        }
      }
    }
  }

  private void check(List<Revision> revisions, ObjectTable table, long repair)
      throws SyntaxException {
    for (Revision revision : revisions) {
      if (revision.trailer().is("Type", "XRef")) {
        throw otherwise(repair);
      }
      for (Part part : revision.parts()) {
        know(part, repair);
      }
    }
    for (int i = 0; i < file.length; i++) {
      if (isWord(i) && !known.contains(i)) {
        throw otherwise(repair);
      }
    }
    for (List<Version> versions : table.all()) {
      requireLastLast(versions, repair);
    }
  }

  private boolean isWord(int at) {
    byte first = file[at];
    if (first != 'o' && first != 't' && first != 'x') {
      return false;
    }
    Scanner in = new Scanner(file, at, file.length);
    return in.looksAt(OBJ) || in.looksAt(TRAILER) || in.looksAt(XREF);
  }

  /** None in object streams, none freed, and the newest one behind all others. */
  private static void requireLastLast(List<Version> versions, long repair) throws SyntaxException {
    int last = -1;
    for (Version version : versions) {
      Entry entry = version.entry();
      if (last >= 0 || !entry.isFree()) {
        if (entry.kind() != Entry.Kind.IN_FILE || entry.place() < last) {
          throw otherwise(repair);
        }
        last = entry.place();
      }
    }
  }

  private static SyntaxException otherwise(long repair) {
    return new SyntaxException(
        Kind.AMBIGUOUS, repair, "entries of 19 bytes in a file that is another one when repaired");
  }

  /** The words with which an object or a cross-reference part begins and ends. */
  private void know(Part part, long repair) throws SyntaxException {
    Scanner in = new Scanner(file, part.start(), part.end());
    if (in.looksAt(STARTXREF)) {
      known.add(part.start() + STARTXREF.length() - XREF.length());
    } else if (in.looksAt(XREF)) {
      known.add(part.start());
      known.add(find(TRAILER, part, repair));
    } else {
      known.add(find(OBJ, part, repair));
      known.add(part.end() - OBJ.length());
      if (!new Scanner(file, part.end() - ENDOBJ.length(), part.end()).looksAt(ENDOBJ)) {
        throw otherwise(repair);
      }
    }
  }

  private int find(String word, Part part, long repair) throws SyntaxException {
    for (int i = part.start(); i < part.end(); i++) {
      if (new Scanner(file, i, part.end()).looksAt(word)) {
        return i;
      }
    }
    throw otherwise(repair);
  }
}
