package io.github.jpki4j.cli;

/**
 * Several commands in one JVM, for the script {@code ./jpki} alone: the JDK archives the classes of
 * one run, and this run has those of the simulated card and those of PC/SC, which links functions
 * of a C library whether there is a reader or not.
 */
final class TypicalRun {

  private TypicalRun() {}

  /** Sends no secret, and no command to a real card. */
  public static void main(String[] args) {
    CommandRunner.run(SystemEnvironment.get(), "readers");
    Main.main(new String[] {"status", "--simulate"});
  }
}
