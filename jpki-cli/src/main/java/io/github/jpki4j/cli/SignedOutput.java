package io.github.jpki4j.cli;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import java.util.Optional;

/** Where a signature or a signed document goes: a file, or standard output for {@code -}. */
final class SignedOutput implements AutoCloseable {

  private static final String STANDARD_OUTPUT = "-";

  private final Jpki jpki;
  private final String name;
  private final Optional<OutputFile> file;

  private SignedOutput(Jpki jpki, String name) {
    this.jpki = jpki;
    this.name = name;
    this.file =
        name.equals(STANDARD_OUTPUT)
            ? Optional.empty()
            : Optional.of(OutputFile.open(SecretFile.path(name)));
  }

  /**
   * Makes sure that no bytes are thrown at a person.
   *
   * @throws Failure if they would be
   */
  static void requireNoTerminal(Jpki jpki, String name) {
    if (name.equals(STANDARD_OUTPUT) && jpki.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
  }

  /**
   * Makes sure that the file, if it is one, can be written.
   *
   * @throws Failure if it cannot
   */
  static SignedOutput open(Jpki jpki, String name) {
    return new SignedOutput(jpki, name);
  }

  /**
   * Writes everything, and says so.
   *
   * @param signed the signature or the document
   * @param more what JSON says besides
   */
  ExitCode write(byte[] signed, KeyKind key, HashAlgorithm hash, Json more) {
    file.ifPresent(f -> f.write(signed));
    if (file.isEmpty()) {
      jpki.output().bytes(signed);
      return ExitCode.OK;
    }
    if (jpki.output().isJson()) {
      return jpki.results()
          .show(
              () -> "",
              () ->
                  new Json()
                      .put("key", Names.of(key))
                      .put("hash", Names.of(hash))
                      .putAll(more)
                      .put("simulated", jpki.isSimulated())
                      .put("bytes", signed.length)
                      .put("out", name));
    }
    jpki.output().note("note.written", name);
    return ExitCode.OK;
  }

  @Override
  public void close() {
    file.ifPresent(OutputFile::close);
  }
}
