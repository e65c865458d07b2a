package io.github.jpki4j.it.verdict;

import java.util.List;
import java.util.function.Predicate;

/**
 * The table in numbers.
 *
 * @param files how many
 * @param differ those that we judge otherwise than EU DSS or pdfsig
 * @param others files of which poppler or mupdf shows another page than was signed, without a word
 *     of ours about the place
 * @param weAccept those of them that we accept
 * @param dssAccepts those of them that EU DSS accepts
 * @param pdfsigAccepts those of them that pdfsig accepts
 * @param honest files that people would call honest
 * @param alarms those of them that we do not accept
 */
record Counts(
    long files,
    long differ,
    long others,
    long weAccept,
    long dssAccepts,
    long pdfsigAccepts,
    long honest,
    long alarms) {

  static Counts of(List<ComparedFile> table) {
    return new Counts(
        table.size(),
        count(table, row -> !Reason.of(row).isEmpty()),
        count(table, ComparedFile::showsAnother),
        count(table, ComparedFile::isFalseAccept),
        count(table, row -> row.showsAnother() && row.dss().accepts()),
        count(table, row -> row.showsAnother() && row.pdfsig().accepts()),
        count(table, ComparedFile::isHonest),
        count(table, ComparedFile::isFalseAlarm));
  }

  private static long count(List<ComparedFile> table, Predicate<ComparedFile> which) {
    return table.stream().filter(which).count();
  }
}
