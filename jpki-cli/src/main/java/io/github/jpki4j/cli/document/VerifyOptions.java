package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.validate.TrustOptions;
import io.github.jpki4j.cli.validate.ValidationSettings;
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

  /** Whether the person may see who signed. */
  boolean isSignerShown() {
    return showSigner;
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
