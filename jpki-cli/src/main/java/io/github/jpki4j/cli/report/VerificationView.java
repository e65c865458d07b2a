package io.github.jpki4j.cli.report;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cli.card.AttributesView;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.validate.FindingText;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.internal.JapanTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was found out about the signatures of a document, as a screen and as JSON. Who signed is
 * shown to those who ask for it.
 */
public final class VerificationView {

  private static final int MARK = 4;
  private static final int LABELS = 24;

  private final String file;
  private final DocumentReport report;
  private final KeyKind purpose;
  private final boolean isSignerShown;
  private final ValidationSettings trust;
  private final Messages messages;
  private final RevisionsView revisions;
  private final TimeStampView timeStamps;

  /**
   * A view of a report.
   *
   * @param file as the person named it
   * @param report what was found out
   * @param purpose which certificates may have signed
   * @param isSignerShown whether the person may see who signed
   * @param trust what certificates were judged by
   * @param messages in the language of the command
   */
  public VerificationView(
      String file,
      DocumentReport report,
      KeyKind purpose,
      boolean isSignerShown,
      ValidationSettings trust,
      Messages messages) {
    this.file = file;
    this.report = report;
    this.purpose = purpose;
    this.isSignerShown = isSignerShown;
    this.trust = trust;
    this.messages = messages;
    this.revisions = new RevisionsView(report, messages);
    this.timeStamps = new TimeStampView(report, messages);
  }

  /** The screen. */
  public String text() {
    TextPage page =
        new TextPage(LABELS)
            .row(messages.get("label.file"), file)
            .row(messages.get("label.purpose"), messages.get("purpose." + purpose))
            .row(
                messages.get("label.at"), messages.get("japan-time", JapanTime.minutes(trust.at())))
            .blank();
    for (int i = 0; i < report.signatures().size(); i++) {
      add(page, i);
    }
    report.findings().forEach(finding -> add(page, finding));
    timeStamps.addTo(page);
    revisions.addTo(page);
    return page.row(messages.get("label.verdict"), report.text(messages.locale())).toString();
  }

  private void add(TextPage page, int index) {
    SignatureReport signature = report.signatures().get(index);
    page.row(
        messages.get("signed.number", index + 1, report.signatures().size()),
        signature
            .claimedTime()
            .map(time -> messages.get("signed.time", JapanTime.minutes(time)))
            .orElseGet(() -> messages.get("signed.no-time")));
    timeStamps.addRow(page, signature);
    revisions.addRow(page, signature);
    signature.findings().forEach(finding -> add(page, finding));
    List<Finding> certificate =
        signature.certificate().map(ValidationReport::findings).orElse(List.of());
    for (Finding finding : certificate) {
      page.row(
          mark(finding.outcome(), messages.terms().name(finding.check())),
          FindingText.of(finding, messages));
    }
    FindingText.addActions(page, certificate, messages);
    attributes(signature).ifPresent(view -> view.addTo(page));
    page.blank();
  }

  private void add(TextPage page, SignatureFinding finding) {
    page.row(
        mark(finding.code().outcome(), finding.code().check().text(messages.locale())),
        finding.text(messages.locale()));
  }

  private static String mark(Outcome outcome, String label) {
    return DisplayWidth.pad(FindingText.mark(outcome), MARK) + label;
  }

  /** Who signed, if the person asked for it and the certificate says so. */
  private Optional<AttributesView> attributes(SignatureReport signature) {
    return signature
        .signer()
        .filter(signer -> isSignerShown)
        .flatMap(JpkiCertificate::attributes)
        .map(attributes -> new AttributesView(attributes, messages));
  }

  /** Why the command ends without success, if it does: the document before the certificates. */
  public Optional<Failure> failure() {
    return switch (report.verdict()) {
      case NOT_SIGNED ->
          Optional.of(new Failure(ExitCode.BAD_SIGNATURE, "bad-signature.none", file));
      case NOT_INTACT -> Optional.of(new Failure(ExitCode.BAD_SIGNATURE, "bad-signature.findings"));
      case NOT_TRUSTED ->
          Optional.of(new Failure(ExitCode.NOT_TRUSTED, "not-trusted." + distrust()));
      case GOOD -> Optional.empty();
    };
  }

  private String distrust() {
    List<SignatureReport> bad =
        report.signatures().stream().filter(signature -> !signature.isTrusted()).toList();
    if (bad.stream().allMatch(this::isOfOtherPurpose)) {
      return "auth-signature";
    }
    boolean unchecked =
        bad.stream()
            .flatMap(signature -> signature.certificate().stream())
            .flatMap(certificate -> certificate.objections().stream())
            .allMatch(finding -> finding.code() == FindingCode.REVOCATION_NOT_CHECKED);
    return unchecked ? "unchecked" : "findings";
  }

  private boolean isOfOtherPurpose(SignatureReport signature) {
    return purpose == KeyKind.SIGN
        && signature
            .signer()
            .flatMap(JpkiCertificate::kind)
            .filter(CertificateKind.AUTH::equals)
            .isPresent();
  }

  /** For programs. */
  public Json json() {
    return new Json()
        .put("good", report.isGood())
        .put("purpose", EnumNames.of(purpose))
        .put("at", JapanTime.iso(trust.at()))
        .put("signatures", report.signatures().stream().map(this::json).toList())
        .put("findings", report.findings().stream().map(this::json).toList())
        .put("timeStamps", timeStamps.json())
        .put("revisions", revisions.json());
  }

  private Json json(SignatureReport signature) {
    Json json =
        new Json()
            .put("good", signature.isGood())
            .put("intact", signature.isIntact())
            .put("trusted", signature.isTrusted())
            .put("claimedTime", signature.claimedTime().map(JapanTime::iso))
            .put("existed", signature.existed().map(JapanTime::iso))
            .put("revision", signature.revision())
            .put("findings", signature.findings().stream().map(this::json).toList())
            .put("certificate", signature.certificate().map(this::json));
    return isSignerShown
        ? json.put("signer", attributes(signature).map(AttributesView::json))
        : json;
  }

  private Json json(ValidationReport certificate) {
    return new Json()
        .put(
            "findings",
            certificate.findings().stream()
                .map(finding -> FindingText.json(finding, messages))
                .toList());
  }

  private Json json(SignatureFinding finding) {
    return json(finding, messages.locale());
  }

  /** A finding about a signature, or about what a time stamp covers, for programs. */
  static Json json(SignatureFinding finding, Locale locale) {
    return FindingText.json(
        new Json().put("check", EnumNames.of(finding.code().check())),
        finding.code(),
        finding.code().outcome(),
        finding.arguments(),
        finding.text(locale));
  }
}
