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
    // Left to itself, the JDK's driver repeats a command that the card answers with 6Cxx, a VERIFY
    // as well as any
    // other: that could spend a try. jpki-core follows 61xx and 6Cxx where it is harmless.
    System.setProperty("sun.security.smartcardio.t0GetResponse", "false");
    System.setProperty("sun.security.smartcardio.t1GetResponse", "false");
    System.exit(Jpki.run(Environment.system(), args));
  }
}
