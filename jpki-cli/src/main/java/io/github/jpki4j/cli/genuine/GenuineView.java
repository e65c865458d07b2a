package io.github.jpki4j.cli.genuine;

import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityFinding;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.guidance.Guidance;
import java.util.List;
import java.util.Optional;

/**
 * Whether a card is genuine, as a screen and as JSON: no value of the card, so that it can be shown
 * around.
 */
final class GenuineView {

  private static final int MARK = 4;
  private static final int LABELS = 30;

  private final AuthenticityReport report;
  private final Messages messages;
  private final boolean simulated;

  GenuineView(AuthenticityReport report, CommandContext context) {
    this.report = report;
    this.messages = context.messages();
    this.simulated = context.isSimulated();
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    for (AuthenticityFinding finding : report.findings()) {
      page.row(
          DisplayWidth.pad(mark(finding), MARK) + messages.terms().name(finding.check()),
          sentence(finding));
    }
    page.blank()
        .row(messages.get("label.verdict"), messages.get("genuine.verdict." + report.verdict()))
        .blank()
        .paragraph(messages.get("genuine.says." + report.verdict()));
    if (!report.missing().isEmpty()) {
      page.paragraph(messages.get("genuine.missing", missing()));
    }
    if (isFaceClosed()) {
      page.paragraph(messages.get("genuine.face-closed"));
    }
    if (report.restsOnPublishedKeys()) {
      page.paragraph(messages.get("genuine.published-keys"));
    }
    return page.paragraph(messages.get("genuine.not-shown")).toString();
  }

  private boolean isFaceClosed() {
    return report.findings().stream()
        .anyMatch(
            finding ->
                finding.check() == AuthenticityCheck.FACE_RECORD
                    && finding.code() == AuthenticityCode.SECRET_NEEDED);
  }

  private String missing() {
    StringBuilder names = new StringBuilder();
    for (AuthenticityCheck check : report.missing()) {
      names.append(names.isEmpty() ? "" : messages.get("comma"));
      names.append(messages.terms().name(check));
    }
    return names.toString();
  }

  private static String mark(AuthenticityFinding finding) {
    return switch (finding.outcome()) {
      case PROVEN -> "OK";
      case NOT_CHECKED -> "--";
      case FAILED -> "NG";
    };
  }

  private String sentence(AuthenticityFinding finding) {
    String found = Guidance.of(finding, messages.locale()).happened();
    String option = "genuine.option." + finding.code();
    return messages.bundle().containsKey(option) ? messages.get(option, found) : found;
  }

  /** Why the command ends without success, if it does. */
  Optional<Failure> failure() {
    return switch (report.verdict()) {
      case GENUINE, GENUINE_FOR_TESTS -> Optional.empty();
      case NOT_PROVEN -> Optional.of(new Failure(ExitCode.NOT_PROVEN, "genuine.not-proven"));
      case FAILED -> Optional.of(new Failure(ExitCode.NOT_GENUINE, "genuine.failed"));
    };
  }

  Json json() {
    List<Json> findings =
        report.findings().stream()
            .map(
                finding ->
                    new Json()
                        .put("check", EnumNames.of(finding.check()))
                        .put("code", EnumNames.of(finding.code()))
                        .put("outcome", EnumNames.of(finding.outcome()))
                        .put("arguments", finding.arguments())
                        .put("message", sentence(finding)))
            .toList();
    return new Json()
        .put("verdict", EnumNames.of(report.verdict()))
        .put("genuine", report.verdict() == AuthenticityVerdict.GENUINE)
        .put("missing", report.missing().stream().map(EnumNames::of).toList())
        .put("restsOnPublishedKeys", report.restsOnPublishedKeys())
        .put("findings", findings)
        .put("notShown", messages.get("genuine.not-shown"))
        .put("simulated", simulated);
  }
}
