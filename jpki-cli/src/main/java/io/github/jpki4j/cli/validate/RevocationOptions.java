package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who tells whether the certificate is revoked, or that nobody shall. */
final class RevocationOptions {

  @Mixin private RevocationSources sources = new RevocationSources();

  @Option(names = "--no-revocation", descriptionKey = "option.no-revocation")
  private boolean leftOut;

  /** Whether the person accepted that it is not checked. */
  boolean isLeftOut() {
    return leftOut;
  }

  /** The files with lists. */
  List<String> crls() {
    return sources.crls();
  }

  /** What responders have answered so far, any bytes. */
  List<byte[]> answers() {
    return sources.answers();
  }

  /**
   * What was asked for. Reads the lists; asks nobody yet.
   *
   * @throws Failure if the options contradict each other, or a list cannot be read
   */
  Optional<RevocationChecker> checker(CommandContext context) {
    if (leftOut && sources.isGiven()) {
      throw new Failure(ExitCode.USAGE, "usage.no-revocation");
    }
    return sources.checker(context);
  }
}
