package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.access.CardConnector;
import io.github.jpki4j.cli.access.PcscAccess;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.CardAccess.Backend;
import io.github.jpki4j.cli.command.CardAccess.Reader;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.pin.PinStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Looks at everything between the program and the card, one after the other, until one is bad. */
@Command(name = "doctor")
public final class DoctorCommand implements CliCommand {

  private static final int MARK = 4;
  private static final int LABELS = 32;
  private static final String JAVA = System.getProperty("java.version");

  /** What is looked at, in this order. */
  public enum Check {
    BACKEND,
    LIBRARY,
    SERVICE,
    READERS,
    CARD,
    APPLICATION,
    AUTH_PIN,
    SIGN_PASSWORD
  }

  /** What was found; without a failure it is good. */
  private record Finding(Check check, String detail, Optional<Failure> failure) {}

  private final CommandContext context;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Backend> backend = Optional.empty();

  public DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    findings.clear();
    backend = Optional.empty();
    try {
      look();
    } catch (JpkiException | Failure e) {
      bad(next(), Failures.of(e));
    }
    context.results().show(this::text, this::json);
    return findings.stream()
        .flatMap(finding -> finding.failure().stream())
        .map(Failure::code)
        .findFirst()
        .orElse(ExitCode.OK);
  }

  private void look() throws JpkiException {
    CardAccess access = context.access();
    Backend way = access.backend();
    backend = Optional.of(way);
    good(text(way));
    List<Reader> readers = readers(access);
    if (readers.isEmpty()) {
      throw new Failure(ExitCode.NO_READER, "reader." + Problem.NO_READER);
    }
    good(
        readers.stream()
            .map(this::text)
            .collect(Collectors.joining(context.messages().get("comma"))));
    try (CommandSession session = new CommandSession(CardConnector.connect(context, access))) {
      good(session.reader());
      Detection card = session.detect();
      JpkiAp application = card.supported();
      good(context.messages().terms().name(card.kind()));
      counter(application.pinStatus(KeyKind.AUTH));
      counter(application.pinStatus(KeyKind.SIGN));
    }
  }

  /** The readers, by which library and service are seen to be there. */
  private List<Reader> readers(CardAccess access) throws JpkiException {
    String library = found("doctor.library");
    List<Reader> readers;
    try {
      readers = access.readers();
    } catch (TransportException e) {
      if (!(e instanceof ReaderException known && known.problem() == Problem.NO_LIBRARY)) {
        good(library);
      }
      throw Failures.ofConnecting(e);
    }
    good(library);
    good(found("doctor.service"));
    return readers;
  }

  private String found(String key) {
    return context.messages().get(context.isSimulated() ? "doctor.not-needed" : key);
  }

  private String text(Backend way) {
    Messages messages = context.messages();
    if (context.isSimulated()) {
      return messages.get("doctor.simulated", JAVA);
    }
    String key =
        way.name().equals("native")
            ? "doctor.backend"
            : way.refusal().isPresent() ? "doctor.backend.fallback" : "doctor.backend.chosen";
    String why =
        way.refusal().map(refusal -> messages.get(PcscAccess.text(refusal).key())).orElse("");
    return messages.get(key, way.name(), JAVA, why);
  }

  private String text(Reader reader) {
    return context
        .messages()
        .get(
            "doctor.reader",
            reader.name(),
            context.messages().get(reader.card() ? "readers.card" : "readers.empty"));
  }

  private void counter(PinStatus status) {
    if (status.isBlocked()) {
      bad(next(), Failures.of(new PinBlockedException(status.secret())));
    } else {
      good(CounterText.of(status, context.messages()));
    }
  }

  private Check next() {
    return Check.values()[findings.size()];
  }

  private void good(String detail) {
    findings.add(new Finding(next(), detail, Optional.empty()));
  }

  private void bad(Check check, Failure failure) {
    findings.add(new Finding(check, failure.sentence(context.messages()), Optional.of(failure)));
  }

  private String text() {
    TextPage page = new TextPage(LABELS);
    for (Check check : Check.values()) {
      Optional<Finding> finding = finding(check);
      String mark = finding.map(f -> f.failure().isEmpty() ? "OK" : "NG").orElse("--");
      page.row(
          DisplayWidth.pad(mark, MARK)
              + context.messages().get("doctor." + EnumNames.of(check) + ".label"),
          finding.map(Finding::detail).orElse(context.messages().get("doctor.not-looked")));
    }
    return page.toString();
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
              .put("check", EnumNames.of(check))
              .put("ok", finding.map(f -> f.failure().isEmpty()))
              .put("code", finding.flatMap(Finding::failure).map(f -> f.code().number()))
              .put("detail", finding.map(Finding::detail)));
    }
    return new Json()
        .put("simulated", context.isSimulated())
        .put("backend", backend.map(Backend::name))
        .put("nativeRefusal", backend.flatMap(Backend::refusal).map(EnumNames::of))
        .put("java", JAVA)
        .put("checks", checks);
  }
}
