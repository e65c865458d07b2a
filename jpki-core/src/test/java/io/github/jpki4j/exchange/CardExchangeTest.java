package io.github.jpki4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.ScriptedConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one rule by which a selection ends. */
class CardExchangeTest {

  private static final String JPKI = "00A4040C 0A D392F000260100000001";
  private static final String TEXT = "00A4040C 0A D3921000310001010408";

  private enum Way {
    SELECT,
    TRY_SELECT,
    RESELECT
  }

  /** JPKI is selected; then this. */
  @ParameterizedTest
  @CsvSource({
    "SELECT, JPKI, 9000, false",
    "SELECT, JPKI, 6A82, true",
    "SELECT, JPKI, 6985, true",
    "SELECT, CARD_INFO_INPUT, 9000, false",
    "SELECT, CARD_INFO_INPUT, 6A82, false",
    "SELECT, CARD_INFO_INPUT, 6985, false",
    "TRY_SELECT, JPKI, 9000, false",
    "TRY_SELECT, JPKI, 6A82, true",
    "TRY_SELECT, JPKI, 6985, true",
    "TRY_SELECT, CARD_INFO_INPUT, 9000, false",
    "TRY_SELECT, CARD_INFO_INPUT, 6283, false",
    "TRY_SELECT, CARD_INFO_INPUT, 6A82, false",
    "RESELECT, JPKI, 9000, true",
    "RESELECT, JPKI, 6A82, true",
    "RESELECT, JPKI, 6985, true",
  })
  void aSelectionLastsUntilAnotherApplicationIsAskedForOrTheSameIsSelectedAnew(
      Way way, CardApplication next, String answer, boolean lasts) throws Exception {
    ScriptedConnection link =
        ScriptedConnection.extended()
            .expect(JPKI, "9000")
            .expect(next == CardApplication.JPKI ? JPKI : TEXT, answer);
    CardExchange card = new CardExchange(link, System::nanoTime);
    int selection = card.select(CardApplication.JPKI);
    assertThat(card.isCurrent(selection)).isTrue();
    try {
      switch (way) {
        case SELECT -> card.select(next);
        case TRY_SELECT -> card.trySelect(next);
        case RESELECT -> card.reselect(next);
      }
    } catch (ApplicationNotFoundException | CardResponseException e) {
      assertThat(answer).isNotEqualTo("9000");
    }
    assertThat(card.isCurrent(selection)).isEqualTo(lasts);
    assertThat(link.isDone()).isTrue();
  }
}
