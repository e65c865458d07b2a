package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom the service serves: those to whom {@link ResetAdvisor} says so. It asks the advisor with
 * what the issuer knows, so that a service and an advice cannot disagree.
 */
final class EligibilityRules {

  private final ResetAdvisor advisor;
  private final CertificateJudge judge;
  private final CardRegister cards;
  private final Set<JpkiCertificate> changed = new HashSet<>();

  EligibilityRules(KioskGuide kiosks, CertificateJudge judge, CardRegister cards) {
    this.advisor = new ResetAdvisor(kiosks);
    this.judge = judge;
    this.cards = cards;
  }

  /** Name, date of birth, gender or address of a certificate's holder changed. */
  void noteAttributesChanged(JpkiCertificate certificate) {
    changed.add(certificate);
  }

  /**
   * Refuses whom the advisor refuses, and whose certificates are not known to be good.
   *
   * @param target whose secret is to be reset
   * @param shown the certificate of the other key, which has proved who asks
   * @param known reservation and face
   */
  void require(KeyKind target, JpkiCertificate shown, ServiceFacts known, Instant now)
      throws ResetRefusedException {
    ResetAdvice advice = advisor.advise(facts(target, shown, known, now));
    if (advice.verdict() == Verdict.NOT_ELIGIBLE) {
      throw new ResetRefusedException(
          Refusal.of(advice.reason()).orElse(Refusal.CERTIFICATE_NOT_ACCEPTED), advice.until());
    }
    if (advice.leftOpen().stream().anyMatch(e -> isRevocation(e.reason()))) {
      throw new ResetRefusedException(Refusal.REVOCATION_NOT_KNOWN);
    }
  }

  private static boolean isRevocation(Reason reason) {
    return reason == Reason.AUTH_REVOCATION_NOT_CHECKED
        || reason == Reason.SIGN_REVOCATION_NOT_CHECKED;
  }

  private ResetFacts facts(KeyKind target, JpkiCertificate shown, ServiceFacts known, Instant now) {
    IssuedCard card = cards.with(target.other(), shown);
    ServiceFacts service = known.withOnline(Answer.YES).withDeviceSupported(Answer.YES);
    for (KeyKind key : KeyKind.values()) {
      service = service.withRevocation(key, revocation(key, card, now));
    }
    boolean isChanged = card.certificates().values().stream().anyMatch(changed::contains);
    HolderFacts holder =
        HolderFacts.NOT_ASKED
            .withKnowsTarget(Answer.NO)
            .withKnowsOther(Answer.YES)
            .withAttributes(isChanged ? AttributeState.CHANGED : AttributeState.UNCHANGED);
    return ResetFacts.of(ResetTarget.of(target), now)
        .with(card.facts(target.other()))
        .with(holder)
        .with(service);
  }

  /** A certificate that is not there is not revoked: that it is missing is told by itself. */
  private RevocationStatus revocation(KeyKind key, IssuedCard card, Instant now) {
    return card.certificates().containsKey(key)
        ? judge.revocation(key, card.certificates().get(key), now)
        : new RevocationStatus.Good(now);
  }
}
