package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TimeStampTrust;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose time stamps count. */
final class TsaRootOptions {

  @Option(names = "--tsa-root", paramLabel = "FILE", descriptionKey = "option.tsa-root")
  private List<String> roots = new ArrayList<>();

  /** The files with roots. */
  List<String> files() {
    return roots;
  }

  /** Judges with these roots, if there are any, at the time for which certificates are judged. */
  SignerValidator in(SignerValidator signers, ValidationSettings settings, CommandContext context) {
    return trust(context, Clock.fixed(settings.at(), ZoneOffset.UTC))
        .map(signers::withTimeStamps)
        .orElse(signers);
  }

  /**
   * Reads the roots.
   *
   * @param clock says for which time time stamps are judged
   * @return empty if none was named
   * @throws Failure if a file is not one certificate of a CA that may be a root
   */
  Optional<TimeStampTrust> trust(CommandContext context, Clock clock) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String file : roots) {
      X509Certificate root = new DataFile(file, context.environment().in()).authority().x509();
      TimeStampTrust.flaw(root)
          .ifPresent(
              extension -> {
                throw new Failure(ExitCode.FILE_ERROR, "file.unfit-ca", file, extension);
              });
      certificates.add(root);
    }
    return certificates.isEmpty()
        ? Optional.empty()
        : Optional.of(TimeStampTrust.of(certificates, clock));
  }
}
