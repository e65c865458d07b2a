package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Accounts for every byte of a file: objects that are listed, cross-reference parts, endings, white
 * space and harmless comments. What else is there is sloppy; what lies over each other, or a second
 * ending, is refused.
 */
final class Accounting {

  private static final String STARTXREF = "startxref";

  private final byte[] file;
  private final List<Revision> revisions;

  /** What a revision says is there. */
  private record Claim(Part part, Revision revision) {}

  private Accounting(byte[] file, List<Revision> revisions) {
    this.file = file;
    this.revisions = revisions;
  }

  static void check(byte[] file, List<Revision> revisions) throws SyntaxException {
    new Accounting(file, revisions).check();
  }

  private void check() throws SyntaxException {
    int at = header();
    int current = 0;
    int last = -1;
    for (Claim claim : claims()) {
      Part part = claim.part();
      while (current < revisions.size() - 1 && part.start() >= revisions.get(current).end()) {
        at = gap(at, revisions.get(current).end(), revisions.get(current));
        current++;
      }
      if (claim.revision().number() != current) {
        note(claim.revision(), part.start(), "an object outside of what its section added");
      }
      if (part.start() == last) {
        continue; // what is at the same place is the same thing
      }
      last = part.start();
      at = gap(at, part.start(), revisions.get(current));
      if (part.start() < at) {
        throw new SyntaxException(
            Kind.AMBIGUOUS, part.start(), "an object that lies over something else");
      }
      at = part.end();
    }
    int rest = Gap.skip(file, at, file.length);
    if (rest < file.length) { // no startxref: the last one belongs to the last section
      note(revisions.get(revisions.size() - 1), rest, "something behind the end");
    }
  }

  /** Behind the header, which is the first line. */
  private int header() {
    Scanner in = new Scanner(file, 0, file.length);
    in.skipLine();
    return in.position();
  }

  /** By their place; a cross-reference part before the same as a listed object. */
  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (Revision revision : revisions) {
      for (Part part : revision.parts()) {
        claims.add(new Claim(part, revision));
      }
    }
    claims.sort(
        Comparator.comparingInt((Claim claim) -> claim.part().start())
            .thenComparingInt(claim -> -claim.part().end()));
    return claims;
  }

  private static void note(Revision revision, int offset, String reason) {
    revision.leniencies().get(0).note(offset, reason);
  }

  /** What is between two parts; where it ends. */
  private int gap(int from, int to, Revision revision) throws SyntaxException {
    if (from >= to) {
      return from;
    }
    int at = Gap.skip(file, from, to);
    if (at == to) {
      return to;
    }
    note(revision, at, "something that no cross-reference part lists");
    for (int i = at; i + STARTXREF.length() <= to; i++) {
      if (new Scanner(file, i, to).looksAt(STARTXREF)) {
        throw new SyntaxException(Kind.AMBIGUOUS, i, "an ending that belongs to no section");
      }
    }
    return to;
  }
}
