package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each story ends on its page, with the tries that are owed and the secret that is told. */
class MishapTableTest {

  static List<Row> rows() {
    return Stream.of(CardRows.rows(), ResetRows.rows(), ChangeRows.rows())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void endsOnItsPage(Row row) {
    TestCard card = row.card().apply(Booth.newCard()).build();
    try (Booth booth = new Booth(row.kiosk())) {
      row.story().tell(booth, card);
      assertThat(Row.where(booth.screen())).isEqualTo(row.page());
      assertThat(Row.secret(card, KeyKind.AUTH)).isEqualTo(row.auth());
      assertThat(Row.secret(card, KeyKind.SIGN)).isEqualTo(row.sign());
    }
  }
}
