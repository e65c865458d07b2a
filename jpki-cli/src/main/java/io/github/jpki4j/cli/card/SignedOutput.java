package io.github.jpki4j.cli.card;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.util.Optional;

/** Where a signature or a signed document goes: a file, or standard output for {@code -}. */
public final class SignedOutput implements AutoCloseable {

  private static final String STANDARD_OUTPUT = "-";

  private final CommandContext context;
  private final String name;
  private final Optional<OutputFile> file;

  private SignedOutput(CommandContext context, String name) {
    this.context = context;
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
  public static void requireNoTerminal(CommandContext context, String name) {
    if (name.equals(STANDARD_OUTPUT) && context.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
  }

  /**
   * Makes sure that the file, if it is one, can be written.
   *
   * @throws Failure if it cannot
   */
  public static SignedOutput open(CommandContext context, String name) {
    return new SignedOutput(context, name);
  }

  /**
   * Writes everything, and says so.
   *
   * @param signed the signature or the document
   * @param more what JSON says besides
   */
  public ExitCode write(byte[] signed, KeyKind key, HashAlgorithm hash, Json more) {
    return write(signed, key, hash, more, Optional.empty());
  }

  /**
   * Writes everything, and says so, even though something failed.
   *
   * @param signed the signature or the document
   * @param more what JSON says besides
   * @param failure what failed
   */
  public ExitCode write(
      byte[] signed, KeyKind key, HashAlgorithm hash, Json more, Optional<Failure> failure) {
    Json result =
        new Json()
            .put("key", EnumNames.of(key))
            .put("hash", EnumNames.of(hash))
            .putAll(more)
            .put("simulated", context.isSimulated());
    return write(signed, result, failure);
  }

  /**
   * Writes everything, and says so.
   *
   * @param document a document that is not signed here
   * @param result what JSON says besides
   */
  public ExitCode write(byte[] document, Json result) {
    return write(document, result, Optional.empty());
  }

  private ExitCode write(byte[] document, Json result, Optional<Failure> failure) {
    file.ifPresent(f -> f.write(document));
    if (file.isPresent() && context.output().isJson()) {
      return context
          .results()
          .show(() -> "", () -> result.put("bytes", document.length).put("out", name), failure);
    }
    if (file.isEmpty()) {
      context.output().bytes(document);
    } else {
      context.output().note("note.written", name);
    }
    failure.ifPresent(f -> context.output().error(f.sentence(context.messages())));
    return failure.map(Failure::code).orElse(ExitCode.OK);
  }

  @Override
  public void close() {
    file.ifPresent(OutputFile::close);
  }
}
