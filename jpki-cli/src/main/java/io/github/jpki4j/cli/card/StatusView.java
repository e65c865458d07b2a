package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.TokenInfo;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.card.CertificateState.State;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.pin.PinStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A status report as a screen and as JSON. */
final class StatusView {

  /** Columns of the labels, wide enough for both languages. */
  private static final int LABELS = 28;

  /** From how many days before its end a certificate can be renewed: three months. */
  private static final int RENEWAL = 90;

  private final StatusReport report;
  private final Messages messages;
  private final Clock clock;
  private final boolean simulated;

  /** What to repeat in a command that is shown, so that it is about the same card. */
  private final String global;

  private final String note;

  /** Whether the person was told already that it is a simulation. */
  private final boolean noted;

  StatusView(StatusReport report, CommandContext context) {
    this.report = report;
    this.messages = context.messages();
    this.clock = context.environment().clock();
    this.simulated = context.isSimulated();
    this.global = context.simulation().options();
    this.note = context.simulation().note(context.messages());
    this.noted = context.output().isTerminal();
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    if (simulated && !noted) {
      page.paragraph(note).blank();
    }
    page.row(messages.get("label.card"), messages.get("card." + report.kind()));
    report.token().ifPresent(token -> page.row(messages.get("label.token"), tokenText(token)));
    for (PinStatus pin : report.pins()) {
      page.row(messages.get("secret." + pin.secret()), CounterText.of(pin, messages));
    }
    for (CertificateState certificate : report.certificates()) {
      certificate(page, certificate);
    }
    if (!report.pins().isEmpty()) {
      page.blank().paragraph(messages.get("next.title"));
      advice().forEach(line -> page.paragraph("  ", line));
    }
    return page.toString();
  }

  private String tokenText(TokenInfo token) {
    return token.serialNumber().isEmpty()
        ? messages.get("status.no-serial", token.label())
        : token.serialNumber();
  }

  private void certificate(TextPage page, CertificateState state) {
    String label = messages.get("certificate." + state.kind());
    if (state.certificate().isEmpty()) {
      page.row(label, messages.get("state." + state.state() + "." + state.kind()));
      return;
    }
    JpkiCertificate certificate = state.certificate().get();
    page.row(
        label,
        messages.get(
            "status.validity",
            JapanTime.minutes(certificate.notBefore()),
            JapanTime.minutes(certificate.notAfter())));
    ValidityState validity = state.validity(clock).orElseThrow();
    page.row(
        "", messages.get("validity." + validity, Math.abs(state.daysLeft(clock).orElseThrow())));
    page.row("", messages.get("status.generation", Certificates.claimed(certificate, messages)));
  }

  /** What the person can do next: the worst first, then what works. */
  private List<String> advice() {
    List<String> lines = new ArrayList<>();
    for (PinStatus pin : report.pins()) {
      if (pin.isBlocked()) {
        lines.add(messages.get("next.blocked." + pin.secret()));
      } else if (pin.isLastTry()) {
        lines.add(messages.get("next.last-try", messages.get("secret." + pin.secret())));
      }
    }
    for (CertificateState state : report.certificates()) {
      renewal(lines, state);
    }
    if (!isBlocked(KeyKind.AUTH)) {
      lines.add(messages.get("next.cert-auth", global));
      lines.add(messages.get("next.sign-auth", global));
    }
    if (!isBlocked(KeyKind.SIGN) && stateOf(CertificateKind.SIGN) != State.ABSENT) {
      lines.add(messages.get("next.cert-sign", global));
    }
    return lines;
  }

  private void renewal(List<String> lines, CertificateState state) {
    if (state.state() == State.DAMAGED) {
      lines.add(messages.get("next.damaged"));
    }
    state
        .daysLeft(clock)
        .ifPresent(
            days -> {
              if (days <= RENEWAL) {
                lines.add(messages.get("next.renew"));
              }
            });
  }

  private boolean isBlocked(KeyKind key) {
    return report.pins().stream().anyMatch(pin -> pin.secret() == key && pin.isBlocked());
  }

  private State stateOf(CertificateKind kind) {
    return report.certificates().stream()
        .filter(state -> state.kind() == kind)
        .map(CertificateState::state)
        .findFirst()
        .orElse(State.UNKNOWN);
  }

  Json json() {
    Json json =
        new Json()
            .put("card", EnumNames.of(report.kind()))
            .put("simulated", simulated)
            .put("reader", report.reader());
    report.token().ifPresent(token -> json.put("token", json(token)));
    return json.put("pins", report.pins().stream().map(StatusView::json).toList())
        .put("certificates", report.certificates().stream().map(this::json).toList())
        .put("apdus", report.apdus().json());
  }

  /** The token information of a card. */
  static Json json(TokenInfo token) {
    return new Json()
        .put("label", token.label())
        .put("manufacturerId", token.manufacturerId())
        .put("model", token.model())
        .put("serialNumber", token.serialNumber())
        .put("hardwareVersion", token.hardwareVersion())
        .put("firmwareVersion", token.firmwareVersion());
  }

  /** A counter. */
  static Json json(PinStatus pin) {
    return new Json()
        .put("key", EnumNames.of(pin.secret().name()))
        .put("triesLeft", pin.triesLeft())
        .put("triesMax", pin.triesMax())
        .put("blocked", pin.isBlocked());
  }

  private Json json(CertificateState state) {
    return new Json()
        .put("kind", EnumNames.of(state.kind()))
        .put("state", EnumNames.of(state.state()))
        .put("validity", state.validity(clock).map(EnumNames::of))
        .put("notBefore", state.notBefore().map(JapanTime::iso))
        .put("notAfter", state.notAfter().map(JapanTime::iso))
        .put("daysLeft", state.daysLeft(clock))
        .put("generation", state.certificate().flatMap(Certificates::generation))
        .put("verified", false);
  }
}
