package io.github.jpki4j.cli.report;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignatureReport;
import java.util.List;

/** The states of a PDF: which each person signed, and what came later. CMS has none. */
final class RevisionsView {

  private final DocumentReport report;
  private final Messages messages;

  RevisionsView(DocumentReport report, Messages messages) {
    this.report = report;
    this.messages = messages;
  }

  /** Which state one signature covers. */
  void addRow(TextPage page, SignatureReport signature) {
    if (signature.revision().isEmpty()) {
      return;
    }
    DocumentRevision signed = report.revisions().get(signature.revision().getAsInt() - 1);
    page.row(
        messages.get("revision.signed"),
        messages.get("revision.of", signed.number(), report.revisions().size(), signed.bytes()));
  }

  /** What each state added after the first that is signed. */
  void addTo(TextPage page) {
    List<DocumentRevision> later =
        report.revisions().stream().filter(each -> !each.additions().isEmpty()).toList();
    for (DocumentRevision revision : later) {
      for (Addition addition : revision.additions()) {
        page.row(
            messages.get("revision.added", revision.number()), addition.text(messages.locale()));
      }
    }
    if (!later.isEmpty()) {
      page.blank();
    }
  }

  List<Json> json() {
    return report.revisions().stream()
        .map(
            revision ->
                new Json()
                    .put("number", revision.number())
                    .put("bytes", revision.bytes())
                    .put("added", revision.additions().stream().map(this::json).toList()))
        .toList();
  }

  private Json json(Addition addition) {
    return new Json()
        .put("kind", EnumNames.of(addition.kind()))
        .put("arguments", addition.arguments())
        .put("message", addition.text(messages.locale()));
  }
}
