package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Advised.advises;
import static io.github.jpki4j.reset.Advised.sendsToMunicipality;
import static io.github.jpki4j.reset.Inputs.ABSENT;
import static io.github.jpki4j.reset.Inputs.EXPIRED;
import static io.github.jpki4j.reset.Inputs.FUTURE;
import static io.github.jpki4j.reset.Inputs.GOOD;
import static io.github.jpki4j.reset.Inputs.NOW;
import static io.github.jpki4j.reset.Inputs.ON_HOLD;
import static io.github.jpki4j.reset.Inputs.PRESENT;
import static io.github.jpki4j.reset.Inputs.REVOKED;
import static io.github.jpki4j.reset.Inputs.VALID;
import static io.github.jpki4j.reset.Inputs.wellFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who knows the secret needs no reset, but may need the counter for what the secret is good for.
 */
class KnownSecretTest {

  private static ResetFacts known(KeyKind target, Answer wantsNew) {
    ResetFacts facts = wellFor(target);
    return facts.with(facts.holder().withKnowsTarget(Answer.YES).withWantsNewSecret(wantsNew));
  }

  private static ResetFacts certificate(ResetFacts facts, KeyKind key, CertificateFact fact) {
    return facts.with(facts.card().withCertificate(key, fact));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aDeadCertificateOfTheSecretOutranksThatNoResetIsNeeded(KeyKind target) {
    for (Answer wantsNew : Answer.values()) {
      ResetFacts facts = known(target, wantsNew);
      boolean auth = target == KeyKind.AUTH;
      sendsToMunicipality(
          certificate(facts, target, EXPIRED),
          auth ? Reason.AUTH_CERTIFICATE_EXPIRED : Reason.SIGN_CERTIFICATE_EXPIRED);
      sendsToMunicipality(
          certificate(facts, target, ABSENT),
          auth ? Reason.AUTH_CERTIFICATE_ABSENT : Reason.SIGN_CERTIFICATE_ABSENT);
      sendsToMunicipality(
          facts.with(facts.service().withRevocation(target, REVOKED)),
          auth ? Reason.AUTH_CERTIFICATE_REVOKED : Reason.SIGN_CERTIFICATE_REVOKED);
      sendsToMunicipality(
          facts.with(facts.service().withRevocation(target, ON_HOLD)),
          auth ? Reason.AUTH_CERTIFICATE_ON_HOLD : Reason.SIGN_CERTIFICATE_ON_HOLD);
      sendsToMunicipality(
          facts.with(facts.card().withCardExpiry(LocalDate.of(2026, 11, 25))), Reason.CARD_EXPIRED);
    }
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void anEndedAuthCertificateEndsTheHiddenSignCertificateToo(Answer wantsNew) {
    sendsToMunicipality(
        certificate(known(KeyKind.SIGN, wantsNew), KeyKind.AUTH, EXPIRED),
        Reason.SIGN_CERTIFICATE_EXPIRED_WITH_AUTH);
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void changedAttributesOutrankThatNoResetOfTheSignPasswordIsNeeded(Answer wantsNew) {
    ResetFacts sign = known(KeyKind.SIGN, wantsNew);
    sendsToMunicipality(
        sign.with(sign.holder().withAttributes(AttributeState.CHANGED)), Reason.ATTRIBUTES_CHANGED);
    ResetFacts auth = known(KeyKind.AUTH, wantsNew);
    ResetFacts moved = auth.with(auth.holder().withAttributes(AttributeState.CHANGED));
    assertThat(ADVISOR.advise(moved).nextStep()).isEqualTo(ADVISOR.advise(auth).nextStep());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCertificateThatHasNotBegunMeansToWait(KeyKind target) {
    ResetFacts future = certificate(known(target, Answer.NO), target, FUTURE);
    ResetAdvice advice = ADVISOR.advise(future);
    assertThat(advice.nextStep()).isEqualTo(NextStep.WAIT);
    assertThat(advice.until()).contains(NOW.plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatOnlyConcernsTheOtherSecretLeavesThisOneInUse(KeyKind target) {
    ResetFacts facts = known(target, Answer.NO);
    KeyKind other = target.other();
    for (RevocationStatus status : List.of(REVOKED, ON_HOLD)) {
      advises(
          facts.with(facts.service().withRevocation(other, status)),
          Verdict.NOT_ELIGIBLE,
          NextStep.NOTHING_TO_DO,
          Reason.TARGET_KNOWN_AND_KEPT);
    }
    advises(
        certificate(facts, other, ABSENT),
        Verdict.NOT_ELIGIBLE,
        NextStep.NOTHING_TO_DO,
        Reason.TARGET_KNOWN_AND_KEPT);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatWasNotCheckedOfTheSecretsCertificateIsWarnedOf(KeyKind target) {
    ResetFacts facts = known(target, Answer.NO);
    ResetAdvice unchecked = ADVISOR.advise(certificate(facts, target, VALID));
    assertThat(unchecked.warnsOf(Warning.Kind.REVOCATION_NOT_CHECKED)).isTrue();
    assertThat(unchecked.warnsOf(Warning.Kind.ATTRIBUTES_NOT_COMPARED))
        .isEqualTo(target == KeyKind.SIGN);
    ResetFacts checked = facts.with(facts.service().withRevocation(target, GOOD));
    assertThat(ADVISOR.advise(checked).warnsOf(Warning.Kind.REVOCATION_NOT_CHECKED)).isFalse();
    assertThat(
            ADVISOR
                .advise(certificate(known(KeyKind.SIGN, Answer.NO), KeyKind.SIGN, PRESENT))
                .warnsOf(Warning.Kind.SIGN_CERTIFICATE_NOT_SEEN))
        .isTrue();
  }
}
