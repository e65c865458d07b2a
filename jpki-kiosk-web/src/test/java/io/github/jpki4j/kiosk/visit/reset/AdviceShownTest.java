package io.github.jpki4j.kiosk.visit.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.Verdict;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others decide is told to whom it helps. */
class AdviceShownTest {

  private static ResetAdvice advice(AttributeState attributes) {
    CertificateFact valid =
        new CertificateFact.Term(
            Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2029-01-01T14:59:59Z"));
    ResetFacts facts =
        ResetFacts.of(ResetTarget.SIGN_PASSWORD, KioskPages.NOW)
            .with(
                KioskPages.facts(3, 0)
                    .withCertificate(KeyKind.AUTH, valid)
                    .withCertificate(KeyKind.SIGN, new CertificateFact.Present()))
            .with(HolderFacts.NOT_ASKED.withKnowsOther(Answer.YES).withAttributes(attributes));
    return new ResetAdvisor(KioskGuide.standard()).advise(facts);
  }

  @ParameterizedTest
  @CsvSource({"UNCHANGED, ELIGIBLE, true", "CHANGED, NOT_ELIGIBLE, false"})
  void whatIsLeftOpenIsShownToWhoCanReserve(
      AttributeState attributes, Verdict verdict, boolean shown) {
    ResetAdvice advice = advice(attributes);
    assertThat(advice.verdict()).isEqualTo(verdict);
    assertThat(advice.leftOpen()).isNotEmpty();
    assertThat(new AdviceShown(ResetPages.SIGN, advice, false).model().get("leftOpen"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(shown ? advice.leftOpen().size() : 0);
  }
}
