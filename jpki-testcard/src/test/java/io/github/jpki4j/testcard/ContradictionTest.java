package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.QUERY_AUTH;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.WRONG_AUTH;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that contradict themselves, for tests of those who must not believe them. */
class ContradictionTest {

  private static final String SELECT_AUTH_PIN = "00A4020C020018";

  private static TestCard card(CardVariant behaviour) {
    TestCard card = TestCard.builder().with(behaviour).build();
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
    return card;
  }

  @ParameterizedTest
  @CsvSource({
    "QUERY_BY_SFI_6982, 6982",
    "QUERY_BY_SFI_6983, 6983",
    "QUERY_BY_SFI_6984, 6984",
    "QUERY_BY_SFI_63C0, 63C0",
    "QUERY_BY_SFI_63CF, 63CF",
  })
  void theShortQuestionIsAnsweredWrongAndTheOtherRight(CardVariant behaviour, String answer) {
    TestCard card = card(behaviour);
    assertThat(send(card, QUERY_AUTH)).isEqualTo(answer);
    assertThat(send(card, SELECT_AUTH_PIN, "00200080")).isEqualTo("63C3");
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({"QUERY_9000, 9000", "QUERY_63CF, 63CF"})
  void noQuestionIsAnsweredWithTheCounter(CardVariant behaviour, String answer) {
    TestCard card = card(behaviour);
    assertThat(send(card, QUERY_AUTH)).isEqualTo(answer);
    assertThat(send(card, SELECT_AUTH_PIN, "00200080")).isEqualTo(answer);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void readingByShortIdentifierWantsASecretAndBySelectNone() {
    TestCard card = card(CardVariant.READ_BY_SFI_6982);
    assertThat(send(card, "00B0860004")).isEqualTo("6982");
    assertThat(send(card, "00A4020C020006", "00B0000004")).isEqualTo("4A504B499000");
  }

  @Test
  void signingByShortIdentifierWantsASecretAndBySelectKnowsIt() {
    TestCard card = card(CardVariant.SIGN_BY_SFI_6982);
    String input = "20" + "00".repeat(32) + "00";
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("9000");
    assertThat(send(card, "802A0097" + input)).isEqualTo("6982");
    assertThat(send(card, "00A4020C020017", "802A0080" + input)).endsWith("9000");
  }

  @ParameterizedTest
  @CsvSource({"VERIFY_ANSWERS_6C39, 6C39", "VERIFY_ANSWERS_6110, 6110"})
  void verifyDoesItsWorkAndAnswersSomethingElse(CardVariant behaviour, String answer) {
    TestCard card = card(behaviour);
    assertThat(send(card, WRONG_AUTH)).isEqualTo(answer);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(send(card, VERIFY_AUTH)).isEqualTo(answer);
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
  }
}
