package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the content is that was signed, if it lies beside the signature. */
final class ContentOption {

  @Option(names = "--content", paramLabel = "FILE", descriptionKey = "option.content")
  private Optional<String> beside = Optional.empty();

  /** The file that the option names. */
  Stream<String> files() {
    return beside.stream();
  }

  /**
   * Holds the option against what is in the file.
   *
   * @param file as the person named it
   * @param isInside whether the file has the content
   * @param isWanted whether the person wants the content written
   * @throws Failure if the content is named and inside, in neither place, or wanted from beside
   */
  void require(String file, boolean isInside, boolean isWanted) {
    if (isInside && beside.isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.content-inside", file);
    }
    if (!isInside && beside.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.content-beside", file);
    }
    if (!isInside && isWanted) {
      throw new Failure(ExitCode.USAGE, "usage.content-out", file);
    }
  }

  /** Reads it; empty if none is named. */
  Optional<byte[]> read(CommandContext context) {
    return beside.map(name -> new DataFile(name, context.environment().in()).document());
  }
}
