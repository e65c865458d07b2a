package io.github.jpki4j.cli.document;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cli.card.SignedOutput;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that adds a time stamp to a file is told; needs no card. */
final class TimestampOptions {

  @Option(
      names = "--hash",
      paramLabel = "sha256|sha384|sha512",
      descriptionKey = "option.hash-stamp")
  private SigningOptions.Hash hash = SigningOptions.Hash.SHA256;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      descriptionKey = "option.out-stamped")
  private String out = "";

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in-stamp")
  private String in = "";

  @Mixin private TsaOptions tsa = new TsaOptions();

  HashAlgorithm hash() {
    return hash.algorithm();
  }

  /** Reads the file, has it stamped, and writes it. */
  ExitCode run(CommandContext context, TimeStamping stamping) {
    DataFile.requireOneStandardInput(Stream.concat(Stream.of(in), tsa.files().stream()));
    SignedOutput.requireNoTerminal(context, out);
    TimeStampAuthority authority =
        tsa.authority(context).orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.no-tsa"));
    byte[] document = new DataFile(in, context.environment().in()).document();
    try (SignedOutput output = SignedOutput.open(context, out)) {
      return output.write(
          stamping.stamped(document, authority), new Json().put("hash", EnumNames.of(hash())));
    } catch (DocumentException e) {
      throw DocumentFailures.of(in, e);
    } catch (TimeStampException e) {
      throw TimeStamping.failure(e);
    }
  }
}
