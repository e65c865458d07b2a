package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Advised.advises;
import static io.github.jpki4j.reset.Advised.sendsToMunicipality;
import static io.github.jpki4j.reset.Inputs.EXPIRED;
import static io.github.jpki4j.reset.Inputs.FUTURE;
import static io.github.jpki4j.reset.Inputs.NOT_READ;
import static io.github.jpki4j.reset.Inputs.NOT_TOLD;
import static io.github.jpki4j.reset.Inputs.NOW;
import static io.github.jpki4j.reset.Inputs.ON_HOLD;
import static io.github.jpki4j.reset.Inputs.PRESENT;
import static io.github.jpki4j.reset.Inputs.REVOKED;
import static io.github.jpki4j.reset.Inputs.wellFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Evidence.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the certificates, and the card's own end, make of the advice. */
class AdviceCertificatesTest {

  @Test
  void anExpiredAuthCertificateTakesTheUnreadableSignCertificateWithIt() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    ResetFacts expired = facts.with(facts.card().withCertificate(KeyKind.AUTH, EXPIRED));
    sendsToMunicipality(expired, Reason.AUTH_CERTIFICATE_EXPIRED);
    assertThat(ADVISOR.advise(expired).of(Requirement.SIGN_CERTIFICATE_IN_TERM))
        .hasValueSatisfying(
            e -> assertThat(e.reason()).isEqualTo(Reason.SIGN_CERTIFICATE_EXPIRED_WITH_AUTH));
  }

  @Test
  void aValidAuthCertificateSaysNothingOfTheSignCertificate() {
    assertThat(ADVISOR.advise(wellFor(KeyKind.SIGN)).of(Requirement.SIGN_CERTIFICATE_IN_TERM))
        .hasValueSatisfying(e -> assertThat(e.state()).isEqualTo(State.UNKNOWN));
  }

  @Test
  void anExpiredCardTakesBothCertificatesWithItAndItsLastDayIsADayInJapan() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    CardFacts card =
        facts
            .card()
            .withCertificate(KeyKind.AUTH, NOT_READ)
            .withCardExpiry(LocalDate.of(2026, 11, 25));
    ResetFacts morning = facts.with(card);
    sendsToMunicipality(morning, Reason.CARD_EXPIRED);
    Instant lastSecond = Instant.parse("2026-11-25T14:59:59Z");
    ResetFacts evening =
        new ResetFacts(facts.target(), lastSecond, card, facts.holder(), facts.service());
    assertThat(ADVISOR.advise(evening).reason()).isEqualTo(Reason.AUTH_CERTIFICATE_NOT_READ);
  }

  @Test
  void certificatesThatHaveNotBegunMeanToWait() {
    ResetFacts facts = wellFor(KeyKind.AUTH);
    ResetFacts future = facts.with(facts.card().withCertificate(KeyKind.AUTH, FUTURE));
    advises(future, Verdict.NOT_ELIGIBLE, NextStep.WAIT, Reason.AUTH_CERTIFICATE_NOT_YET_VALID);
    assertThat(ADVISOR.advise(future).until()).contains(NOW.plus(Duration.ofDays(1)));
    ResetFacts sign = facts.with(facts.card().withCertificate(KeyKind.SIGN, FUTURE));
    assertThat(ADVISOR.advise(sign).reason()).isEqualTo(Reason.SIGN_CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void forTheAuthPinTheSignCertificateIsReadWithThePasswordThatIsKnown() {
    ResetFacts facts = wellFor(KeyKind.AUTH);
    advises(
        facts.with(facts.card().withCertificate(KeyKind.SIGN, PRESENT)),
        Verdict.UNDETERMINED,
        NextStep.READ_AGAIN,
        Reason.SIGN_CERTIFICATE_NOT_READ);
    sendsToMunicipality(
        facts.with(facts.card().withCertificate(KeyKind.SIGN, EXPIRED)),
        Reason.SIGN_CERTIFICATE_EXPIRED);
  }

  @Test
  void aCardThatDoesNotTellOfItsSignCertificateLeavesItToTheService() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    ResetFacts untold = facts.with(facts.card().withCertificate(KeyKind.SIGN, NOT_TOLD));
    assertThat(ADVISOR.advise(untold).verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(ADVISOR.advise(untold).leftOpen())
        .extracting(Evidence::reason)
        .contains(Reason.SIGN_CERTIFICATE_NOT_TOLD);
    advises(
        facts.with(facts.card().withCertificate(KeyKind.SIGN, NOT_READ)),
        Verdict.UNDETERMINED,
        NextStep.READ_AGAIN,
        Reason.SIGN_CERTIFICATE_NOT_LOOKED_FOR);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void revokedAndHeldCertificatesGoToTheCounter(KeyKind key) {
    boolean auth = key == KeyKind.AUTH;
    ResetFacts facts = wellFor(KeyKind.SIGN);
    sendsToMunicipality(
        facts.with(facts.service().withRevocation(key, REVOKED)),
        auth ? Reason.AUTH_CERTIFICATE_REVOKED : Reason.SIGN_CERTIFICATE_REVOKED);
    sendsToMunicipality(
        facts.with(facts.service().withRevocation(key, ON_HOLD)),
        auth ? Reason.AUTH_CERTIFICATE_ON_HOLD : Reason.SIGN_CERTIFICATE_ON_HOLD);
  }
}
