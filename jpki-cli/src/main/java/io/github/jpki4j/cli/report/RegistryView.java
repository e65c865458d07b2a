package io.github.jpki4j.cli.report;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.validate.FindingText;
import io.github.jpki4j.document.pdf.RegistryFinding;
import io.github.jpki4j.document.pdf.RegistryReport;
import java.util.List;
import java.util.Optional;

/** What was found out about the form of signatures, as a screen and as JSON. */
public final class RegistryView {

  private static final int MARK = 4;
  private static final int LABELS = 24;

  private final String file;
  private final RegistryReport report;
  private final Messages messages;

  /**
   * A view of a report.
   *
   * @param file as the person named it
   * @param report what was found out
   * @param messages in the language of the command
   */
  public RegistryView(String file, RegistryReport report, Messages messages) {
    this.file = file;
    this.report = report;
    this.messages = messages;
  }

  /** The screen. */
  public String text() {
    TextPage page = new TextPage(LABELS).row(messages.get("label.file"), file).blank();
    List<List<RegistryFinding>> signatures = report.signatures();
    for (int i = 0; i < signatures.size(); i++) {
      page.row(messages.get("signed.number", i + 1, signatures.size()), "");
      for (RegistryFinding finding : signatures.get(i)) {
        page.row(
            DisplayWidth.pad(FindingText.mark(finding.code().outcome()), MARK)
                + finding.code().rule().text(messages.locale()),
            finding.text(messages.locale()));
      }
      page.blank();
    }
    return page.row(
            messages.get("label.verdict"),
            messages.get(report.passes() ? "registry.passes" : "registry.fails"))
        .toString();
  }

  /** Why the command ends without success, if it does. */
  public Optional<Failure> failure() {
    if (report.passes()) {
      return Optional.empty();
    }
    return Optional.of(
        report.signatures().isEmpty()
            ? new Failure(ExitCode.OTHER_FORM, "bad-signature.none", file)
            : new Failure(ExitCode.OTHER_FORM, "registry.rules"));
  }

  /** For programs. */
  public Json json() {
    return new Json()
        .put("passes", report.passes())
        .put("signatures", report.signatures().stream().map(this::json).toList());
  }

  private Json json(List<RegistryFinding> findings) {
    return new Json().put("findings", findings.stream().map(this::json).toList());
  }

  private Json json(RegistryFinding finding) {
    return FindingText.json(
        new Json().put("rule", finding.code().rule().name()),
        finding.code(),
        finding.code().outcome(),
        finding.arguments(),
        finding.text(messages.locale()));
  }
}
