package io.github.jpki4j.cli.document;

import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.SignatureReport;
import java.util.Optional;

/**
 * A signature and its signer's certificate, both looked at.
 *
 * @param signature whether it fits the document
 * @param certificate whether one can rely on the certificate; empty if there is none
 */
record JudgedSignature(SignatureReport signature, Optional<ValidationReport> certificate) {

  /** Judges the certificate, however bad the signature is. */
  static JudgedSignature of(
      SignatureReport signature, VerifyOptions options, ValidationSettings trust) {
    return new JudgedSignature(
        signature,
        signature
            .signer()
            .map(signer -> trust.judge(options.purpose(), signer, signature.others())));
  }

  boolean isTrusted() {
    return certificate.filter(ValidationReport::isTrusted).isPresent();
  }

  /** Good is what is good in every respect. */
  boolean isGood() {
    return signature.isIntact() && isTrusted();
  }
}
