package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.LastTry;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.SecretEntry.Purpose;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CertificateFact;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the sign certificate with its password, for its term alone: the rest names the person.
 *
 * @param password kept by the visit
 * @param policy what to do at its last try
 * @param then where the person is once the term is known
 */
public record SignCertificate(Pin password, TryPolicy policy, Function<Visit, Step<Visit>> then)
    implements Step<Visit> {

  /**
   * Asks for the password, and before that whether its last try may be spent.
   *
   * @param visit whose
   * @param then where the person is once the term is known
   * @return the first question; a mishap if there is no such certificate or the password is blocked
   */
  public static Step<Visit> begin(Visit visit, Function<Visit, Step<Visit>> then) {
    if (visit.facts().signCertificate().isPresent() == Answer.NO) {
      return Mishap.again(MishapKind.CERTIFICATE_ABSENT, Cost.NOTHING, Visit.Way.CARD);
    }
    return LastTry.guarded(
        visit,
        KeyKind.SIGN,
        policy ->
            SecretEntry.checked(
                visit,
                KeyKind.SIGN,
                Purpose.CERTIFICATE,
                (now, password) -> new SignCertificate(password, policy, then)));
  }

  @Override
  public String page() {
    return "reading-certificate";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::read);
  }

  private Step<Visit> read(Visit visit) {
    try (Pin once = password) {
      CertificateFact term = visit.run(card -> term(visit, card, once));
      visit.setFacts(visit.facts().withCertificate(KeyKind.SIGN, term));
      return then.apply(visit);
    } catch (JpkiException e) {
      return CardMishaps.atEntry(CardMishaps.of(visit, e), () -> begin(visit, then));
    }
  }

  private CertificateFact term(Visit visit, MyNumberCard card, Pin once) throws JpkiException {
    JpkiAp jpki = card.jpki();
    jpki.verify(once, policy);
    visit.setCounter(TryCounter.full(KeyKind.SIGN));
    return CertificateFact.of(jpki.readCertificate(CertificateKind.SIGN));
  }
}
