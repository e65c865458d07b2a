package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.card.SignedOutput;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that extends a signed file is told; needs no card. */
final class ExtensionOptions {

  /** The levels that add something to a signature. */
  private enum Level {
    T,
    LT,
    LTA
  }

  @Option(
      names = "--level",
      required = true,
      paramLabel = "t|lt|lta",
      descriptionKey = "option.level")
  private Level level = Level.T;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      descriptionKey = "option.out-extended")
  private String out = "";

  @Option(names = "--overwrite", descriptionKey = "option.overwrite")
  private boolean overwrite;

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in-extend")
  private String in = "";

  @Mixin private ProofOptions proof = new ProofOptions();

  String in() {
    return in;
  }

  /**
   * Reads the file, has it extended, and writes it.
   *
   * @param beside another file that the command reads; empty if there is none
   */
  ExitCode run(CommandContext context, Stream<String> beside, Extending extending) {
    LongTermLevel wanted = LongTermLevel.valueOf(level.name());
    proof.require(wanted);
    DataFile.requireOneStandardInput(Stream.concat(Stream.of(in), beside));
    SignedOutput.requireNoTerminal(context, out);
    requireOtherFile();
    LongTermService service = LongTermModule.require();
    TimeStampAuthority authority = proof.tsa().authority(context).orElseThrow();
    byte[] document = new DataFile(in, context.environment().in()).document();
    try (SignedOutput output = SignedOutput.open(context, out)) {
      DocumentReport report = extending.read(document);
      byte[] extended =
          extending.extended(service, document, wanted, proof.data(report, context), authority);
      return output.write(extended, new Json().put("level", EnumNames.of(level)));
    } catch (DocumentException e) {
      throw DocumentFailures.of(in, e);
    } catch (TimeStampException e) {
      throw TimeStamping.failure(e);
    }
  }

  /** What was signed is not replaced without being asked to. */
  private void requireOtherFile() {
    Path from = SecretFile.path(in);
    Path to = SecretFile.path(out);
    try {
      if (!overwrite && Files.exists(from) && Files.exists(to) && Files.isSameFile(from, to)) {
        throw new Failure(ExitCode.USAGE, "usage.overwrite", out);
      }
    } catch (IOException e) {
      throw Failures.unreadable(from, e);
    }
  }
}
