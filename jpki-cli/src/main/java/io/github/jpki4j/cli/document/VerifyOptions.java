package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.report.VerificationView;
import io.github.jpki4j.cli.validate.TrustOptions;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that checks signatures is told. */
final class VerifyOptions {

  @Option(names = "--as", paramLabel = "auth|sign", descriptionKey = "option.as-signed")
  private KeyKind purpose = KeyKind.SIGN;

  @Option(names = "--show-signer", descriptionKey = "option.show-signer")
  private boolean showSigner;

  @Mixin private TrustOptions trust = new TrustOptions();

  KeyKind purpose() {
    return purpose;
  }

  /** What the person sees of a report. */
  VerificationView view(
      String file, DocumentReport report, ValidationSettings settings, Messages messages) {
    return new VerificationView(file, report, purpose, showSigner, settings, messages);
  }

  TrustOptions trust() {
    return trust;
  }

  /** By what the certificates of signers are judged: the given CAs before those that come along. */
  SignerValidator signers(ValidationSettings settings) {
    return SignerValidator.of(purpose, settings.validator())
        .withAuthorities(settings.authorities().candidates());
  }
}
