package io.github.jpki4j.kiosk.visit.step;

/** A page that says what went wrong, what it cost and what to do. */
public interface Trouble extends Closing {

  /** A name for counting, as {@code pulled}. */
  String kind();

  /** What it cost. */
  Cost cost();
}
