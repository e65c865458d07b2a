package io.github.jpki4j.it.docs;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.transport.CardSource;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Advises on a forgotten sign password. Shown in both READMEs. */
final class AdviceJob {

  private AdviceJob() {}

  /** The answers are those of the holder, who may not know them. */
  static List<String> advise(CardSource reader, Answer knowsOther, Answer changed, Clock clock)
      throws JpkiException {
    // example-begin
    try (MyNumberCard card = MyNumberCard.open(reader.open())) {
      ResetFacts facts = ResetFacts.gather(card, KeyKind.SIGN, clock.instant()); // spends no try
      HolderFacts holder = facts.holder().withKnowsOther(knowsOther).withAttributesChanged(changed);
      ResetAdvice advice = ResetAdvisor.standard().advise(facts.with(holder));
      return ResetGuidance.of(Locale.JAPANESE).explain(advice); // a sentence for each thing to know
    }
    // example-end
  }
}
