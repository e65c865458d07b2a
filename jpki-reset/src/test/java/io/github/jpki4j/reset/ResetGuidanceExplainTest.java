package io.github.jpki4j.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of an advice in sentences. */
class ResetGuidanceExplainTest {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.JAPANESE, Locale.ENGLISH, ResetGuidance.EASY_JAPANESE);

  private static List<ResetAdvice> advice(KeyKind target) {
    ResetFacts well = Inputs.wellFor(target);
    List<ResetAdvice> all = new ArrayList<>();
    for (ResetFacts facts :
        List.of(
            well,
            well.with(well.holder().withKnowsOther(Answer.NO)),
            well.with(well.holder().withKnowsOther(Answer.UNKNOWN)),
            well.with(well.card().withCounter(Inputs.tries(target.other(), 1))),
            well.with(well.card().withCertificate(KeyKind.AUTH, Inputs.EXPIRED)),
            well.with(well.card().withCertificate(KeyKind.AUTH, Inputs.FUTURE)),
            ResetFacts.of(ResetTarget.of(target), Inputs.NOW))) {
      all.add(ResetAdvisor.standard().advise(facts));
    }
    assertThat(all).extracting(ResetAdvice::verdict).contains(Verdict.values());
    return all;
  }

  @ParameterizedTest
  @CsvSource({"AUTH", "SIGN"})
  void nothingOfAnAdviceIsLeftOut(KeyKind target) {
    for (ResetAdvice advice : advice(target)) {
      for (Locale language : LANGUAGES) {
        ResetGuidance words = ResetGuidance.of(language).about(ResetTarget.of(target));
        List<String> said = words.explain(advice);
        assertThat(said).doesNotHaveDuplicates().noneMatch(text -> text.contains("{"));
        assertThat(said.get(0)).isEqualTo(words.text(advice.verdict()));
        assertThat(said.get(1)).startsWith(words.text(advice.reason()));
        assertThat(said).contains(words.text(advice.nextStep()));
        advice
            .until()
            .ifPresent(until -> assertThat(said).contains(words.when(advice.reason(), until)));
        assertThat(said).containsAll(advice.evidence().stream().map(words::text).toList());
        assertThat(said).containsAll(advice.warnings().stream().map(words::text).toList());
        for (KioskOperator operator : advice.operators()) {
          assertThat(said).anyMatch(text -> text.contains(operator.name(language)));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"AUTH", "SIGN"})
  void theStandardAdvisorKnowsTheStandardGuide(KeyKind target) {
    ResetFacts facts = Inputs.wellFor(target);
    assertThat(ResetAdvisor.standard().advise(facts))
        .isEqualTo(new ResetAdvisor(KioskGuide.standard()).advise(facts));
  }
}
