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
    file.ifPresent(f -> f.write(signed));
    if (file.isEmpty()) {
      context.output().bytes(signed);
      return ExitCode.OK;
    }
    if (context.output().isJson()) {
      return context
          .results()
          .show(
              () -> "",
              () ->
                  new Json()
                      .put("key", EnumNames.of(key))
                      .put("hash", EnumNames.of(hash))
                      .putAll(more)
                      .put("simulated", context.isSimulated())
                      .put("bytes", signed.length)
                      .put("out", name));
    }
    context.output().note("note.written", name);
    return ExitCode.OK;
  }

  @Override
  public void close() {
    file.ifPresent(OutputFile::close);
  }
}
