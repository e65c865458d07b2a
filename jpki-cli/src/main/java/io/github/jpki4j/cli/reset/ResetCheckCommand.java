package io.github.jpki4j.cli.reset;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.cli.validate.AuthorityOptions;
import io.github.jpki4j.cli.validate.RevocationSources;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says before the trip whether the reset service will reset a secret, and what to do next. */
@Command(name = "check")
final class ResetCheckCommand implements CliCommand {

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.forgotten")
  private KeyKind target = KeyKind.AUTH;

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at-advice")
  private Optional<String> time = Optional.empty();

  @Option(names = "--read-sign", descriptionKey = "option.read-sign")
  private boolean readSign;

  @Mixin private RevocationSources revocation = new RevocationSources();

  @Mixin private AuthorityOptions authorityOptions = new AuthorityOptions();

  @Mixin private HolderOptions holder = new HolderOptions();

  @Mixin private PinOptions pinOptions = new PinOptions();

  ResetCheckCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  /** Everything that was typed or lies in a file comes first: a mistake there spends no try. */
  @Override
  public ExitCode work() throws JpkiException {
    boolean verifies = readSign || pinOptions.pinFile().isPresent();
    if (verifies && target == KeyKind.SIGN) {
      throw new Failure(ExitCode.USAGE, "usage.read-sign");
    }
    Instant now =
        time.map(text -> JapanTimeText.given("--at", text))
            .orElse(context.environment().clock().instant());
    ResetFacts question = ResetFacts.of(ResetTarget.of(target), now);
    holder.check(question);
    DataFile.requireOneStandardInput(
        Stream.of(
                authorityOptions.files().stream(),
                revocation.crls().stream(),
                pinOptions.pinFile().stream())
            .flatMap(names -> names));
    Optional<RevocationLookup> lookup = lookup();
    ResetFacts facts = facts(question, verifies, lookup);
    KioskGuide kiosks = KioskGuide.standard();
    AdviceView view = new AdviceView(new ResetAdvisor(kiosks).advise(facts), kiosks, context);
    context.results().show(view::text, view::json);
    return view.code();
  }

  /** Reads the files; asks nobody yet. */
  private Optional<RevocationLookup> lookup() {
    Authorities authorities = authorityOptions.read(context.environment().in());
    return revocation
        .checker(context)
        .map(checker -> new RevocationLookup(context, checker, authorities));
  }

  private ResetFacts facts(ResetFacts question, boolean verifies, Optional<RevocationLookup> lookup)
      throws JpkiException {
    try (PinEntry pin = new PinEntry(context, KeyKind.SIGN, pinOptions)) {
      if (verifies) {
        pin.requireSource();
      }
      ResetFacts facts = onCard(question, pin, verifies, lookup);
      Questions questions = new Questions(context);
      if (facts.card().card() == PresentedCard.MY_NUMBER) {
        facts = holder.add(facts, questions, context);
        facts = facts.with(keptInFile(facts));
      }
      if (!verifies && isReadingOffered(facts) && isWanted(questions)) {
        ResetFacts again = onCard(question, pin, true, lookup);
        facts = facts.with(again.card());
      }
      if (lookup.isPresent()) {
        facts = facts.with(lookup.get().ask(facts.service(), question.now()));
      }
      return facts;
    }
  }

  /** What the simulated service of a state file knows; without one, what the person said. */
  private ServiceFacts keptInFile(ResetFacts facts) {
    if (simulation.state().isEmpty()) {
      return facts.service();
    }
    SimulatedReset reset = new SimulatedReset(context, simulation, facts.now());
    try {
      return reset.known(facts.service(), target);
    } catch (ResetRefusedException e) {
      throw reset.refused(e);
    }
  }

  /** Where the password is known, has tries to spare, and would show what is not known yet. */
  private boolean isReadingOffered(ResetFacts facts) {
    return target == KeyKind.AUTH
        && facts.holder().knowsOther() == Answer.YES
        && !(facts.card().signCertificate() instanceof CertificateFact.Term)
        && !(facts.card().signCertificate() instanceof CertificateFact.Absent)
        && facts
            .card()
            .signPassword()
            .filter(status -> !status.isBlocked() && !status.isLastTry())
            .isPresent();
  }

  private static boolean isWanted(Questions questions) {
    return questions.answer(Optional.empty(), "ask.read-sign") == Answer.YES;
  }

  /** What the card tells; with the sign password only if that was asked for. */
  private ResetFacts onCard(
      ResetFacts question, PinEntry pin, boolean verifies, Optional<RevocationLookup> lookup)
      throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      JpkiAp card = verifies ? session.detect().supported() : session.application();
      if (verifies) {
        pin.verify(card);
      }
      ResetFacts facts = ResetFacts.gather(card, target, question.now());
      if (lookup.isPresent()) {
        lookup.get().read(card, facts.card());
      }
      return facts.with(session.withExpiry(facts.card()));
    } catch (ApplicationNotFoundException e) {
      return question.with(CardFacts.of(PresentedCard.OTHER));
    }
  }
}
