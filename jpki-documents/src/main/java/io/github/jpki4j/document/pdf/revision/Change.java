package io.github.jpki4j.document.pdf.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one state of a file added to the one before, as far as later findings need it. Filled by
 * {@link RevisionComparison}, unchanged after that.
 */
final class Change {

  /** Places of appearances that are told of one signature, and kept. */
  static final int MOST_PLACES = 16;

  /** Why it is more than may be added; empty if it is not. */
  private Optional<String> objection = Optional.empty();

  /** Names of fields that a person signed. */
  private final List<String> signed = new ArrayList<>();

  /** Pages and places of appearances of signatures, the first ones. */
  private final List<Place> places = new ArrayList<>();

  /** Whether it has more than proofs for signatures and descriptions of the file. */
  private boolean moreThanProofs;

  /**
   * Where an appearance is.
   *
   * @param page from 1, or a question mark
   * @param rectangle left, bottom, right, top in the page's units
   */
  record Place(String page, String rectangle) {}

  void object(String reason) {
    if (objection.isEmpty()) {
      objection = Optional.of(reason);
    }
  }

  void signs(String field) {
    signed.add(field);
    moreThanProofs = true;
  }

  void shows(Place place) {
    if (places.size() < MOST_PLACES && !places.contains(place)) {
      places.add(place);
    }
  }

  void addsMoreThanProofs() {
    moreThanProofs = true;
  }

  Optional<String> objection() {
    return objection;
  }

  List<Place> places() {
    return places;
  }

  boolean isForbiddenBy(Locks locks) {
    return (moreThanProofs && locks.forbidsAll()) || signed.stream().anyMatch(locks::forbids);
  }
}
