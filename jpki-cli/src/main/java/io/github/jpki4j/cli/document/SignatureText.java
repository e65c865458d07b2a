package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.document.SignatureFinding;

/** A finding about a signature as a sentence. */
final class SignatureText {

  private SignatureText() {}

  static String of(SignatureFinding finding, Messages messages) {
    return messages.get("signed." + finding.code(), finding.arguments().toArray());
  }
}
