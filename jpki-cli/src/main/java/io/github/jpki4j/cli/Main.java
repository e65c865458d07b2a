package io.github.jpki4j.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the command {@code jpki}. */
public final class Main {

  /** Held here, or its level would be forgotten with it. */
  private static final Logger LOG = Logger.getLogger("io.github.jpki4j");

  /** What PDFBox remarks about a file is said by the command in its own words. */
  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  /** So is what EU DSS remarks, where it is asked for a second opinion. */
  private static final Logger DSS = Logger.getLogger("eu.europa.esig.dss");

  /** What it remarks is for those who know it. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code, see {@code docs/cli.md}.
   *
   * @param args the command line, without the program's name
   */
  public static void main(String[] args) {
    // What concerns a person is said in sentences; the library's log is for --verbose.
    LOG.setLevel(Level.WARNING);
    PDFBOX.setLevel(Level.OFF);
    DSS.setLevel(Level.OFF);
    JETTY.setLevel(Level.WARNING);
    // PDFBox needs AWT for colours; there may be no screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(CommandRunner.run(SystemEnvironment.get(), args));
  }
}
