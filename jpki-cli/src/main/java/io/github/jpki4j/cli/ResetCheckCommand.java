package io.github.jpki4j.cli;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says before the trip whether the reset service will reset a secret, and what to do next. */
@Command(name = "check")
final class ResetCheckCommand implements Work {

  private final Jpki jpki;

  @Parameters(index = "0", paramLabel = "auth|sign", descriptionKey = "parameter.forgotten")
  private KeyKind target = KeyKind.AUTH;

  @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at-advice")
  private Optional<String> time = Optional.empty();

  @Option(names = "--read-sign", descriptionKey = "option.read-sign")
  private boolean readSign;

  @Mixin private HolderOptions holder = new HolderOptions();

  @Mixin private PinOptions pinOptions = new PinOptions();

  ResetCheckCommand(Jpki jpki) {
    this.jpki = jpki;
  }

  @Override
  public ExitCode work() throws JpkiException {
    boolean verifies = readSign || pinOptions.pinFile().isPresent();
    if (verifies && target == KeyKind.SIGN) {
      throw new Failure(ExitCode.USAGE, "usage.read-sign");
    }
    Instant now =
        time.map(text -> JapanTime.given("--at", text))
            .orElse(jpki.environment().clock().instant());
    ResetFacts question = ResetFacts.of(ResetTarget.of(target), now);
    holder.check(question);
    ResetFacts facts = gather(question, verifies);
    if (facts.card().card() == PresentedCard.MY_NUMBER) {
      facts = holder.add(facts, new Questions(jpki), jpki);
    }
    KioskGuide kiosks = KioskGuide.standard();
    AdviceView view = new AdviceView(new ResetAdvisor(kiosks).advise(facts), kiosks, jpki);
    jpki.output().show(view::text, view::json);
    return view.code();
  }

  /** What the card tells; with the sign password only if that was asked for. */
  private ResetFacts gather(ResetFacts question, boolean verifies) throws JpkiException {
    try (PinEntry pin = new PinEntry(jpki, KeyKind.SIGN, pinOptions)) {
      if (verifies) {
        pin.requireSource();
      }
      try (CardSession session = jpki.openCard()) {
        JpkiAp card = verifies ? session.detect().supported() : session.application();
        if (verifies) {
          CardCertificates.requireSignCertificate(card);
          card.verify(pin.current(card), pin.policy());
        }
        ResetFacts facts = ResetFacts.gather(card, target, question.now());
        return facts.with(session.withExpiry(facts.card()));
      } catch (ApplicationNotFoundException e) {
        return question.with(CardFacts.of(PresentedCard.OTHER));
      }
    }
  }
}
