package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.PinStatus;
import io.github.jpki4j.cli.CardAccess.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Looks at everything between the program and the card, one after the other, until one is bad. */
@Command(name = "doctor")
final class DoctorCommand implements Work {

  private static final int MARK = 4;
  private static final int LABELS = 32;

  /** What is looked at, in this order. */
  private enum Check {
    SERVICE,
    READERS,
    CARD,
    APPLICATION,
    AUTH_PIN,
    SIGN_PASSWORD
  }

  /** What was found; without a failure it is good. */
  private record Finding(Check check, String detail, Optional<Failure> failure) {}

  private final Jpki jpki;
  private final List<Finding> findings = new ArrayList<>();

  DoctorCommand(Jpki jpki) {
    this.jpki = jpki;
  }

  @Override
  public ExitCode work() {
    findings.clear();
    try {
      look();
    } catch (JpkiException | Failure e) {
      bad(next(), Failures.of(e));
    }
    jpki.output().show(this::text, this::json);
    return findings.stream()
        .flatMap(finding -> finding.failure().stream())
        .map(Failure::code)
        .findFirst()
        .orElse(ExitCode.OK);
  }

  private void look() throws JpkiException {
    Messages messages = jpki.messages();
    List<Reader> readers = jpki.access().readers();
    good(messages.get("doctor.service"));
    if (readers.isEmpty()) {
      throw new Failure(ExitCode.NO_READER, "no-reader-connected");
    }
    good(readers.stream().map(Reader::name).collect(Collectors.joining(", ")));
    try (CardSession session = jpki.openCard()) {
      good(session.reader());
      Detection card = session.detect();
      JpkiAp application = card.supported();
      good(messages.get("card." + card.kind()));
      counter(application.pinStatus(KeyKind.AUTH));
      counter(application.pinStatus(KeyKind.SIGN));
    }
  }

  private void counter(PinStatus status) {
    if (status.isBlocked()) {
      bad(next(), new Failure(ExitCode.PIN_BLOCKED, "pin-blocked." + status.secret()));
    } else {
      good(StatusView.tries(status, jpki.messages()));
    }
  }

  private Check next() {
    return Check.values()[findings.size()];
  }

  private void good(String detail) {
    findings.add(new Finding(next(), detail, Optional.empty()));
  }

  private void bad(Check check, Failure failure) {
    findings.add(new Finding(check, failure.sentence(jpki.messages()), Optional.of(failure)));
  }

  private String text() {
    Screen screen = new Screen(LABELS);
    for (Check check : Check.values()) {
      Optional<Finding> finding = finding(check);
      String mark = finding.map(f -> f.failure().isEmpty() ? "OK" : "NG").orElse("--");
      screen.row(
          DisplayWidth.pad(mark, MARK)
              + jpki.messages().get("doctor." + Names.of(check) + ".label"),
          finding.map(Finding::detail).orElse(jpki.messages().get("doctor.not-looked")));
    }
    return screen.toString();
  }

  private Optional<Finding> finding(Check check) {
    return findings.stream().filter(finding -> finding.check() == check).findFirst();
  }

  private Json json() {
    List<Json> checks = new ArrayList<>();
    for (Check check : Check.values()) {
      Optional<Finding> finding = finding(check);
      checks.add(
          new Json()
              .put("check", Names.of(check))
              .put("ok", finding.map(f -> f.failure().isEmpty()))
              .put("code", finding.flatMap(Finding::failure).map(f -> f.code().number()))
              .put("detail", finding.map(Finding::detail)));
    }
    return new Json().put("simulated", jpki.isSimulated()).put("checks", checks);
  }
}
