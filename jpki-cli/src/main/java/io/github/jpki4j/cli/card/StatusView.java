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
import java.util.Optional;

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

  private final Optional<WholeCardView> whole;

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
    this.whole = report.whole().map(card -> new WholeCardView(card, messages, clock));
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    if (simulated && !noted) {
      page.paragraph(note).blank();
    }
    page.row(messages.get("label.card"), messages.terms().name(report.kind()));
    report.token().ifPresent(token -> page.row(messages.get("label.token"), tokenText(token)));
    for (PinStatus pin : report.pins()) {
      page.row(messages.terms().name(pin.secret()), CounterText.of(pin, door(pin), messages));
    }
    for (KeyKind key : report.untold()) {
      page.row(messages.terms().name(key), messages.get("tries.not-told"));
    }
    for (CertificateState certificate : report.certificates()) {
      certificate(page, certificate);
    }
    whole.ifPresent(card -> card.rows(page.blank()));
    List<String> hints = whole.map(WholeCardView::hints).orElse(List.of());
    if (!hints.isEmpty()) {
      page.blank().paragraph(messages.get("hint.title"));
      hints.forEach(line -> page.paragraph("  ", line));
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
    String label = messages.terms().name(state.kind());
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
        lines.add(blocked(pin));
      } else if (pin.isLastTry()) {
        lines.add(messages.get("next.last-try", messages.terms().name(pin.secret())));
      }
    }
    whole.ifPresent(card -> lines.addAll(card.advice()));
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

  private String blocked(PinStatus pin) {
    if (report.overview().mayBeFaceAuthentication() && pin.secret() == KeyKind.AUTH) {
      return messages.get("next.face-authentication");
    }
    ResetDoor door = door(pin);
    return door == ResetDoor.KIOSK
        ? messages.get("next.blocked." + door + "." + pin.secret())
        : messages.get("next.blocked." + door, messages.terms().name(pin.secret()));
  }

  private ResetDoor door(PinStatus pin) {
    return report.door(pin, clock.instant());
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
    json.put("pins", report.pins().stream().map(this::json).toList())
        .put("certificates", report.certificates().stream().map(this::json).toList());
    whole.ifPresent(card -> card.putInto(json));
    return json.put("apdus", report.apdus().json());
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

  /** A counter; of the whole card, with the place where a blocked secret is reset. */
  private Json json(PinStatus pin) {
    Json json = counter(pin);
    return whole.isPresent()
        ? json.put(
            "door",
            Optional.of(pin).filter(PinStatus::isBlocked).map(this::door).map(EnumNames::of))
        : json;
  }

  private static Json counter(PinStatus pin) {
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
