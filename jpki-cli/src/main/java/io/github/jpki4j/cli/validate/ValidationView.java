package io.github.jpki4j.cli.validate;

import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cli.card.Certificates;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import java.util.List;
import java.util.Optional;

/**
 * The report of a validation as a screen and as JSON: no name, subject or serial number, so that it
 * can be shown around.
 */
final class ValidationView {

  private static final int MARK = 4;
  private static final int LABELS = 24;

  private final ValidateCommand.Subject subject;
  private final ValidationReport report;
  private final CommandContext context;
  private final Messages messages;

  ValidationView(ValidateCommand.Subject subject, ValidationReport report, CommandContext context) {
    this.subject = subject;
    this.report = report;
    this.context = context;
    this.messages = context.messages();
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    if (isSimulated() && !context.output().isTerminal()) {
      page.paragraph(context.simulation().note(context.messages())).blank();
    }
    page.row(messages.get("label.certificate"), name())
        .row(messages.get("label.purpose"), messages.get("purpose." + report.purpose()))
        .row(messages.get("label.at"), messages.get("japan-time", JapanTime.minutes(report.at())))
        .row(messages.get("label.generation"), issuer())
        .blank();
    for (Finding finding : report.findings()) {
      page.row(
          DisplayWidth.pad(FindingText.mark(finding.outcome()), MARK)
              + messages.terms().name(finding.check()),
          FindingText.of(finding, messages));
    }
    page.blank().row(messages.get("label.verdict"), messages.get("verdict." + verdict()));
    FindingText.addActions(page, report.findings(), messages);
    return page.toString();
  }

  private String name() {
    return subject
        .onCard()
        .map(kind -> messages.get("validated.card", messages.terms().name(kind)))
        .orElse(subject.name());
  }

  /** The CA that signed the certificate, if it is trusted; otherwise what the certificate says. */
  private String issuer() {
    return isAnchored()
        ? generation().orElseGet(() -> messages.get("generation.unknown"))
        : Certificates.claimed(subject.certificate(), messages);
  }

  /** A CA that is not trusted may call itself anything. */
  private Optional<String> generation() {
    return report.issuer().filter(ca -> isAnchored()).flatMap(Certificates::generation);
  }

  private boolean isAnchored() {
    return report.objections().stream().noneMatch(finding -> finding.check() == Check.ANCHOR);
  }

  private String verdict() {
    if (!report.isTrusted()) {
      return "no";
    }
    if (report.has(FindingCode.ANCHOR_TEST)) {
      return "test";
    }
    return report.has(FindingCode.REVOCATION_NOT_CHECKED) ? "unchecked" : "yes";
  }

  /** Why the command ends without success, if it does. */
  Optional<Failure> failure() {
    if (report.isTrusted()) {
      return Optional.empty();
    }
    List<Finding> objections = report.objections();
    boolean unchecked =
        objections.stream().allMatch(objection -> objection.check() == Check.REVOCATION)
            && report.has(FindingCode.REVOCATION_NOT_CHECKED);
    return Optional.of(
        new Failure(
            ExitCode.NOT_TRUSTED, unchecked ? "not-trusted.unchecked" : "not-trusted.findings"));
  }

  private boolean isSimulated() {
    return subject.onCard().isPresent() && context.isSimulated();
  }

  Json json() {
    return new Json()
        .put("trusted", report.isTrusted())
        .put("purpose", EnumNames.of(report.purpose()))
        .put("at", JapanTime.iso(report.at()))
        .put("simulated", isSimulated())
        .put(
            "issuer",
            report
                .issuer()
                .map(
                    authority ->
                        new Json()
                            .put("generation", generation())
                            .put("sha256", authority.sha256())))
        .put(
            "findings",
            report.findings().stream()
                .map(finding -> FindingText.json(finding, messages))
                .toList());
  }
}
