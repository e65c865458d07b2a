package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.InsertedCard;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The examples of docs/card.md do what the page says, on a simulated card. */
class CardExampleTest {

  private final TestCard card = TestCard.builder().individualNumber("123456789018").build();

  private CardExample example() {
    return new CardExample(InsertedCard.connect(card));
  }

  @Test
  void theFaceIsReadWithThePartsOfNumberB() throws Exception {
    CardExample example = example();
    example.face(card.securityCode().toCharArray());
    assertThat(example.told()).hasSize(1);
    assertThat(example.told().get(0)).matches("[1-9][0-9]+ 2035-02-17");
  }

  @Test
  void theAgeIsReadWithThePrintedDigits() throws Exception {
    CardExample example = example();
    example.age(card.birthKey().toCharArray(), LocalDate.of(2026, 11, 30));
    assertThat(example.told()).containsExactly("OptionalInt[46]");
  }

  @Test
  void theIndividualNumberIsReadForAPurpose() throws Exception {
    CardExample example = example();
    example.individualNumber("4321".toCharArray());
    assertThat(example.told()).containsExactly("12 true");
  }
}
