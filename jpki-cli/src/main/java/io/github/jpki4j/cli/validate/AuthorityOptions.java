package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cli.command.Failure;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which CAs there are besides those on the card, and whether test CAs are trusted. */
public final class AuthorityOptions {

  @Option(names = "--ca", paramLabel = "FILE", descriptionKey = "option.ca")
  private List<String> files = new ArrayList<>();

  @Option(names = "--trust-test", descriptionKey = "option.trust-test")
  private boolean trustTest;

  /** The files with CA certificates. */
  public List<String> files() {
    return files;
  }

  /**
   * Reads the files.
   *
   * @throws Failure if a file is not one CA certificate
   */
  public Authorities read(InputStream standardInput) {
    return Authorities.read(files, trustTest, standardInput);
  }
}
