package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each situation of the FAQ that concerns a kiosk is a story of the table. */
class FaqTableTest {

  /** Who else shows it: nothing of it happens at a kiosk. */
  private static final String APP = "the app alone";

  private static final Map<Integer, String> STORIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(1, "a wrong PIN"),
              Map.entry(2, "a card that cannot be read"),
              Map.entry(3, "pulled while it is read"),
              Map.entry(4, APP),
              Map.entry(5, "a card that cannot be read"),
              Map.entry(6, "three times"),
              Map.entry(7, "nothing is reserved, says the person"),
              Map.entry(8, "the reservation has ended"),
              Map.entry(9, "it cannot be connected to"),
              Map.entry(10, APP),
              Map.entry(11, APP),
              Map.entry(12, "a wrong PIN"),
              Map.entry(13, "the PIN is blocked"),
              Map.entry(14, "the PIN is not known either"),
              Map.entry(15, APP),
              Map.entry(16, APP),
              Map.entry(17, APP),
              Map.entry(18, "the same with a wrong one"),
              Map.entry(19, "wrong three times")));

  @Test
  void everySituationIsThere() {
    assertThat(STORIES.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 19).boxed().toList());
    List<String> names = MishapTableTest.rows().stream().map(Row::name).toList();
    STORIES.values().stream()
        .filter(story -> !story.equals(APP))
        .forEach(story -> assertThat(names).contains(story));
  }
}
