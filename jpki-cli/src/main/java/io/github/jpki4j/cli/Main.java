package io.github.jpki4j.cli;

/** Starts the command {@code jpki}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code, see {@code docs/cli.md}.
   *
   * @param args the command line, without the program's name
   */
  public static void main(String[] args) {
    System.exit(Jpki.run(Environment.system(), args));
  }
}
