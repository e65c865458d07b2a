package io.github.jpki4j.cli.document;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cli.card.AttributesView;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.validate.FindingText;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.SignatureFinding;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about the signatures of a document, as a screen and as JSON. Who signed is
 * shown to those who ask for it.
 */
final class VerificationView {

  private static final int MARK = 4;
  private static final int LABELS = 24;

  private final String file;
  private final List<JudgedSignature> signatures;
  private final VerifyOptions options;
  private final ValidationSettings trust;
  private final Messages messages;

  VerificationView(
      String file,
      List<JudgedSignature> signatures,
      VerifyOptions options,
      ValidationSettings trust,
      Messages messages) {
    this.file = file;
    this.signatures = List.copyOf(signatures);
    this.options = options;
    this.trust = trust;
    this.messages = messages;
  }

  /** Good only if there is a signature, and all are good. */
  boolean isGood() {
    return !signatures.isEmpty() && signatures.stream().allMatch(JudgedSignature::isGood);
  }

  String text() {
    TextPage page =
        new TextPage(LABELS)
            .row(messages.get("label.file"), file)
            .row(messages.get("label.purpose"), messages.get("purpose." + options.purpose()))
            .row(
                messages.get("label.at"),
                messages.get("japan-time", JapanTimeText.minutes(trust.at())))
            .blank();
    for (int i = 0; i < signatures.size(); i++) {
      add(page, i);
    }
    return page.row(messages.get("label.verdict"), messages.get("signed." + verdict())).toString();
  }

  private void add(TextPage page, int index) {
    JudgedSignature judged = signatures.get(index);
    page.row(
        messages.get("signed.number", index + 1, signatures.size()),
        judged
            .signature()
            .claimedTime()
            .map(time -> messages.get("signed.time", JapanTimeText.minutes(time)))
            .orElseGet(() -> messages.get("signed.no-time")));
    for (SignatureFinding finding : judged.signature().findings()) {
      page.row(
          mark(FindingText.mark(finding.code().outcome()), "signed." + finding.code().check()),
          SignatureText.of(finding, messages));
    }
    for (Finding finding : judged.certificate().map(ValidationReport::findings).orElse(List.of())) {
      page.row(
          mark(FindingText.mark(finding.outcome()), "check." + finding.check()),
          FindingText.of(finding, messages));
    }
    attributes(judged).ifPresent(view -> view.addTo(page));
    page.blank();
  }

  private String mark(String mark, String label) {
    return DisplayWidth.pad(mark, MARK) + messages.get(label);
  }

  /** Who signed, if the person asked for it and the certificate says so. */
  private Optional<AttributesView> attributes(JudgedSignature judged) {
    return judged
        .signature()
        .signer()
        .filter(signer -> options.isSignerShown())
        .flatMap(JpkiCertificate::attributes)
        .map(attributes -> new AttributesView(attributes, messages));
  }

  private String verdict() {
    if (signatures.isEmpty()) {
      return "none";
    }
    if (!isGood()) {
      return "bad";
    }
    if (has(FindingCode.ANCHOR_TEST)) {
      return "test";
    }
    return has(FindingCode.REVOCATION_NOT_CHECKED) ? "unchecked" : "good";
  }

  private boolean has(FindingCode code) {
    return signatures.stream()
        .flatMap(judged -> judged.certificate().stream())
        .anyMatch(report -> report.has(code));
  }

  /** Why the command ends without success, if it does: the document before the certificates. */
  Optional<Failure> failure() {
    if (signatures.isEmpty()) {
      return Optional.of(new Failure(ExitCode.BAD_SIGNATURE, "bad-signature.none", file));
    }
    if (signatures.stream().anyMatch(judged -> !judged.signature().isIntact())) {
      return Optional.of(new Failure(ExitCode.BAD_SIGNATURE, "bad-signature.findings"));
    }
    return isGood()
        ? Optional.empty()
        : Optional.of(new Failure(ExitCode.NOT_TRUSTED, "not-trusted." + distrust()));
  }

  private String distrust() {
    List<JudgedSignature> bad = signatures.stream().filter(judged -> !judged.isTrusted()).toList();
    if (bad.stream().allMatch(this::isOfOtherPurpose)) {
      return "auth-signature";
    }
    boolean unchecked =
        bad.stream()
            .flatMap(judged -> judged.certificate().stream())
            .flatMap(report -> report.objections().stream())
            .allMatch(finding -> finding.code() == FindingCode.REVOCATION_NOT_CHECKED);
    return unchecked ? "unchecked" : "findings";
  }

  private boolean isOfOtherPurpose(JudgedSignature judged) {
    return options.purpose() == KeyKind.SIGN
        && judged
            .signature()
            .signer()
            .flatMap(JpkiCertificate::kind)
            .filter(CertificateKind.AUTH::equals)
            .isPresent();
  }

  Json json() {
    return new Json()
        .put("good", isGood())
        .put("purpose", EnumNames.of(options.purpose()))
        .put("at", JapanTimeText.iso(trust.at()))
        .put("signatures", signatures.stream().map(this::json).toList());
  }

  private Json json(JudgedSignature judged) {
    Json json =
        new Json()
            .put("good", judged.isGood())
            .put("intact", judged.signature().isIntact())
            .put("trusted", judged.isTrusted())
            .put("claimedTime", judged.signature().claimedTime().map(JapanTimeText::iso))
            .put("findings", judged.signature().findings().stream().map(this::json).toList())
            .put(
                "certificate",
                judged
                    .certificate()
                    .map(
                        report ->
                            new Json()
                                .put(
                                    "findings",
                                    report.findings().stream()
                                        .map(finding -> FindingText.json(finding, messages))
                                        .toList())));
    return options.isSignerShown()
        ? json.put("signer", attributes(judged).map(AttributesView::json))
        : json;
  }

  private Json json(SignatureFinding finding) {
    return new Json()
        .put("check", EnumNames.of(finding.code().check()))
        .put("code", EnumNames.of(finding.code()))
        .put("outcome", EnumNames.of(finding.code().outcome()))
        .put("arguments", finding.arguments())
        .put("message", SignatureText.of(finding, messages));
  }
}
