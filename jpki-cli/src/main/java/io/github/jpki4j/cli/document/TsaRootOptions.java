package io.github.jpki4j.cli.document;

import io.github.jpki4j.cert.revocation.RevocationChecker;
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
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose time stamps count, and who knows whether they still do. */
final class TsaRootOptions {

  @Option(names = "--tsa-root", paramLabel = "FILE", descriptionKey = "option.tsa-root")
  private List<String> roots = new ArrayList<>();

  @Mixin private TsaRevocationOptions revocation = new TsaRevocationOptions();

  /** The files that these options name. */
  List<String> files() {
    return Stream.concat(roots.stream(), revocation.files().stream()).toList();
  }

  /** The files of the roots. */
  List<String> roots() {
    return roots;
  }

  /** The files of the lists. */
  List<String> crls() {
    return revocation.files();
  }

  /** Whether any of these options was given. */
  boolean isGiven() {
    return !roots.isEmpty() || revocation.isGiven();
  }

  /** Judges with these roots, if there are any, at the time for which certificates are judged. */
  SignerValidator in(SignerValidator signers, ValidationSettings settings, CommandContext context) {
    return trust(context, Clock.fixed(settings.at(), ZoneOffset.UTC))
        .map(signers::withTimeStamps)
        .orElse(signers);
  }

  /**
   * Reads the roots, and the lists; asks nobody yet.
   *
   * @param clock says for which time time stamps are judged
   * @return empty if none was named
   * @throws Failure if a file is not one certificate of a CA that may be a root, or not one list,
   *     or it is said who knows of revocations and no root was named
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
    Optional<RevocationChecker> checker = revocation.checker(context);
    if (certificates.isEmpty()) {
      if (checker.isPresent()) {
        throw new Failure(ExitCode.USAGE, "usage.tsa-revocation");
      }
      return Optional.empty();
    }
    TimeStampTrust trust = TimeStampTrust.of(certificates, clock);
    return Optional.of(checker.map(trust::withRevocation).orElse(trust));
  }
}
