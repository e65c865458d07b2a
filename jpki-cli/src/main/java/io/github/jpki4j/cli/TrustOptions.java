package io.github.jpki4j.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a certificate is judged by, and for which time. */
final class TrustOptions {

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
  private Optional<String> time = Optional.empty();

  @Option(names = "--ca", paramLabel = "FILE", descriptionKey = "option.ca")
  private List<String> authorityFiles = new ArrayList<>();

  @Option(names = "--trust-test", descriptionKey = "option.trust-test")
  private boolean trustTest;

  @Mixin private RevocationOptions revocation = new RevocationOptions();

  /** The files that these options name, to be counted. */
  Stream<String> files() {
    return Stream.concat(authorityFiles.stream(), revocation.crl().stream());
  }

  /**
   * Standard input can be read once.
   *
   * @param others what else the command line names as a file
   * @throws Failure if it is named twice
   */
  void requireOneStandardInput(Stream<String> others) {
    if (Stream.concat(files(), others).filter(DataFile.STANDARD_INPUT::equals).count() > 1) {
      throw new Failure(ExitCode.USAGE, "usage.stdin-twice");
    }
  }

  /**
   * Reads what was typed and what lies in the files; asks nobody yet.
   *
   * @throws Failure if the options contradict each other, or a file is not what it should be
   */
  Trust read(Jpki jpki) {
    Instant at =
        time.map(text -> JapanTime.given("--at", text))
            .orElse(jpki.environment().clock().instant());
    return new Trust(
        at,
        revocation.checker(jpki),
        revocation.isLeftOut(),
        Authorities.read(authorityFiles, trustTest, jpki.environment().in()));
  }
}
