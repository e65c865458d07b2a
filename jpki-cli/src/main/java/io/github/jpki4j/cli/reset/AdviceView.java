package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.reset.Evidence;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.Warning;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about a forgotten secret, for people and for programs. */
final class AdviceView {

  private static final int LABELS = 14;

  private final ResetAdvice advice;
  private final KioskGuide kiosks;
  private final CommandContext context;
  private final ResetGuidance guidance;

  AdviceView(ResetAdvice advice, KioskGuide kiosks, CommandContext context) {
    this.advice = advice;
    this.kiosks = kiosks;
    this.context = context;
    this.guidance = ResetGuidance.of(context.messages().locale()).about(advice.target());
  }

  /** Whether the service will do it, for scripts. */
  ExitCode code() {
    return switch (advice.verdict()) {
      case ELIGIBLE -> ExitCode.OK;
      case NOT_ELIGIBLE -> ExitCode.NOT_ELIGIBLE;
      case UNDETERMINED -> ExitCode.UNDETERMINED;
    };
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    if (context.isSimulated() && !context.output().isTerminal()) {
      page.paragraph(context.simulation().note(context.messages())).blank();
    }
    Messages messages = context.messages();
    page.row(messages.get("label.forgotten"), guidance.text(advice.target()))
        .row(messages.get("label.answer"), guidance.text(advice.verdict()))
        .row(messages.get("label.why"), guidance.text(advice.reason()))
        .row(messages.get("label.next"), guidance.nextStep(advice));
    advice.until().ifPresent(until -> page.row("", guidance.when(advice.reason(), until)));
    if (advice.reason() == Reason.SIGN_CERTIFICATE_NOT_READ) {
      page.row("", messages.get("reset.read-sign", context.simulation().options()));
    }
    if (!advice.operators().isEmpty()) {
      page.row(messages.get("label.kiosks"), operators());
    }
    page.blank();
    for (Evidence evidence : advice.evidence()) {
      page.paragraph(mark(evidence), guidance.text(evidence));
    }
    for (Warning warning : advice.warnings()) {
      page.paragraph("!!  ", guidance.text(warning));
    }
    return page.toString();
  }

  private static String mark(Evidence evidence) {
    return switch (evidence.state()) {
      case SATISFIED -> "OK  ";
      case VIOLATED -> "NG  ";
      case UNKNOWN -> "??  ";
    };
  }

  private String operators() {
    return context
        .messages()
        .get(
            "reset.kiosks",
            advice.operators().stream()
                .map(operator -> operator.name(context.messages().locale()))
                .collect(Collectors.joining(context.messages().get("comma"))),
            kiosks.asOf());
  }

  Json json() {
    return new Json()
        .put("target", EnumNames.of(advice.target()))
        .put("simulated", context.isSimulated())
        .put("verdict", EnumNames.of(advice.verdict()))
        .put("nextStep", EnumNames.of(advice.nextStep()))
        .put("reason", EnumNames.of(advice.reason()))
        .put("until", advice.until().map(JapanTime::iso))
        .put("evidence", advice.evidence().stream().map(AdviceView::json).toList())
        .put("warnings", advice.warnings().stream().map(AdviceView::json).toList())
        .put("operators", List.copyOf(advice.operators().stream().map(KioskOperator::id).toList()))
        .put("operatorsAsOf", kiosks.asOf().toString());
  }

  private static Json json(Evidence evidence) {
    return new Json()
        .put("requirement", EnumNames.of(evidence.requirement()))
        .put("state", EnumNames.of(evidence.state()))
        .put("reason", EnumNames.of(evidence.reason()))
        .put("at", evidence.at().map(JapanTime::iso))
        .put("triesLeft", evidence.tries());
  }

  private static Json json(Warning warning) {
    return new Json()
        .put("warning", EnumNames.of(warning.kind()))
        .put("at", warning.at().map(JapanTime::iso))
        .put("triesLeft", warning.tries());
  }
}
