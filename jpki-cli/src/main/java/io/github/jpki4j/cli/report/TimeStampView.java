package io.github.jpki4j.cli.report;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.validate.FindingText;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.internal.JapanTime;
import java.util.List;
import java.util.stream.Collectors;

/** The time stamps of a document, apart from the signatures of persons. */
final class TimeStampView {

  private static final int MARK = 4;

  private final DocumentReport report;
  private final Messages messages;

  TimeStampView(DocumentReport report, Messages messages) {
    this.report = report;
    this.messages = messages;
  }

  /** When a signature existed, if a time stamp proves it. */
  void addRow(TextPage page, SignatureReport signature) {
    signature
        .existed()
        .ifPresent(
            time ->
                page.row(
                    messages.get("signed.existed"),
                    messages.get("signed.existed-at", JapanTime.minutes(time))));
  }

  /** All time stamps. */
  void addTo(TextPage page) {
    for (int i = 0; i < report.timeStamps().size(); i++) {
      add(page, report.timeStamps().get(i), i);
    }
  }

  private void add(TextPage page, TimeStampReport stamp, int index) {
    page.row(messages.get("stamped.number", index + 1, report.timeStamps().size()), head(stamp));
    for (SignatureFinding finding : stamp.coverage()) {
      row(
          page,
          finding.code().outcome(),
          finding.code().check().text(messages.locale()),
          finding.text(messages.locale()));
    }
    for (TimeStampFinding finding : stamp.findings()) {
      row(
          page,
          finding.code().outcome(),
          finding.code().check().text(messages.locale()),
          finding.text(messages.locale()));
    }
    page.blank();
  }

  /** What is not proven is a claim, and said to be one. */
  private String head(TimeStampReport stamp) {
    String kind = stamp.kind().text(messages.locale());
    String of =
        stamp.signatures().isEmpty()
            ? kind
            : messages.get("stamped.of", kind, numbers(stamp.signatures()));
    String time =
        stamp.time().map(JapanTime::minutes).orElseGet(() -> messages.get("stamped.no-time"));
    return messages.get(
        stamp.isGood() ? "stamped.good" : "stamped.bad", of, time, stamp.authority().orElse("?"));
  }

  private String numbers(List<Integer> places) {
    return places.stream()
        .map(place -> String.valueOf(place + 1))
        .collect(Collectors.joining(messages.get("comma")));
  }

  private static void row(TextPage page, Outcome outcome, String check, String text) {
    page.row(DisplayWidth.pad(FindingText.mark(outcome), MARK) + check, text);
  }

  List<Json> json() {
    return report.timeStamps().stream().map(this::json).toList();
  }

  private Json json(TimeStampReport stamp) {
    return new Json()
        .put("good", stamp.isGood())
        .put("kind", EnumNames.of(stamp.kind()))
        .put("verdict", EnumNames.of(stamp.verdict()))
        .put("signatures", stamp.signatures().stream().map(place -> place + 1).toList())
        .put("time", stamp.time().map(JapanTime::iso))
        .put("authority", stamp.authority())
        .put(
            "coverage",
            stamp.coverage().stream()
                .map(finding -> VerificationView.json(finding, messages.locale()))
                .toList())
        .put("findings", stamp.findings().stream().map(this::json).toList());
  }

  private Json json(TimeStampFinding finding) {
    return FindingText.json(
        new Json().put("check", EnumNames.of(finding.code().check())),
        finding.code(),
        finding.code().outcome(),
        finding.arguments(),
        finding.text(messages.locale()));
  }
}
