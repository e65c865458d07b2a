package io.github.jpki4j.kiosk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a card tells afterwards is compared with what its holder entered. */
class CardReportTest {

  private static final Map<KeyKind, Integer> ALL = Map.of(KeyKind.AUTH, 3, KeyKind.SIGN, 5);
  private static final Map<KeyKind, Integer> FEWER = Map.of(KeyKind.AUTH, 2, KeyKind.SIGN, 5);

  @Test
  void nothingIsWrongWithWhatWasEnteredOnceAndReachedTheCardOnce() {
    assertThat(errors(List.of(), ALL, 0, 0, List.of("SIGN:NEXT"))).isEmpty();
    assertThat(errors(List.of("AUTH:WRONG"), FEWER, 1, 1, List.of("AUTH:WRONG", "AUTH:CURRENT")))
        .isEmpty();
  }

  @Test
  void everythingElseIsTold() {
    assertThat(errors(List.of("AUTH:CURRENT"), ALL, 0, 0, List.of())).hasSize(1);
    assertThat(errors(List.of("AUTH:WRONG", "AUTH:WRONG"), FEWER, 1, 1, List.of("AUTH:WRONG")))
        .hasSize(1);
    assertThat(errors(List.of("B", "A"), ALL, 0, 0, List.of("A", "B"))).hasSize(1);
    assertThat(errors(List.of(), FEWER, 0, 0, List.of())).hasSize(1);
    assertThat(errors(List.of(), ALL, 0, 1, List.of())).hasSize(1);
  }

  /** The holder should have all tries, less those that were owed. */
  private static List<String> errors(
      List<String> reached, Map<KeyKind, Integer> left, int owed, int spent, List<String> typed) {
    Map<KeyKind, Integer> due = Map.of(KeyKind.AUTH, 3 - owed, KeyKind.SIGN, 5);
    return new CardReport(reached, due, left, Map.of(), owed, spent, false).errors(typed);
  }
}
