package io.github.jpki4j.it.fuzz.target;

import java.util.SplittableRandom;

/** Something that is tried with what chance makes up. Used by one thread. */
public interface FuzzTarget {

  /**
   * What it is called.
   *
   * @return lower-case letters and hyphens
   */
  String name();

  /**
   * Tries it once. Nothing of an earlier run may change what happens.
   *
   * @param random where all that happens by chance comes from, so that its seed tells the whole run
   * @throws Exception if something did not hold, as for an AssertionError
   */
  void run(SplittableRandom random) throws Exception;
}
