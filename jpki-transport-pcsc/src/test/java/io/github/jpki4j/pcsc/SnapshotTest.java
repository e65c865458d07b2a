package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events between two moments, as a table. */
class SnapshotTest {

  /**
   * A moment as text: {@code down}, or readers such as {@code A} (empty), {@code A1} (its first
   * card), {@code A2} (its second); a number after # counts how often the service was lost.
   */
  private static Snapshot moment(String text) {
    String[] parts = text.split("#", -1);
    int losses = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    boolean up = !parts[0].equals("down");
    List<ReaderState> readers =
        up
            ? Arrays.stream(parts[0].split(" ", -1))
                .filter(reader -> !reader.isEmpty())
                .map(SnapshotTest::reader)
                .toList()
            : List.of();
    Map<String, Long> cards = new HashMap<>();
    readers.forEach(state -> cards.put(state.reader(), state.insertions()));
    return new Snapshot(up, losses, readers, cards);
  }

  private static ReaderState reader(String text) {
    int card = text.length() > 1 ? Integer.parseInt(text.substring(1)) : 0;
    return new ReaderState(text.substring(0, 1), card > 0, card);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "'', '', ''",
    "'', A, READER_ADDED A",
    "'', A1, 'READER_ADDED A, CARD_INSERTED A'",
    "'', A1 B, 'READER_ADDED A, CARD_INSERTED A, READER_ADDED B'",
    "A, A, ''",
    "A, A1, CARD_INSERTED A",
    "A1, A1, ''",
    "A1, A, CARD_REMOVED A",
    "A1, A2, 'CARD_REMOVED A, CARD_INSERTED A'",
    "A1 B, A B1, 'CARD_REMOVED A, CARD_INSERTED B'",
    "A, '', READER_REMOVED A",
    "A1, '', 'CARD_REMOVED A, READER_REMOVED A'",
    "A1, B1, 'CARD_REMOVED A, READER_REMOVED A, READER_ADDED B, CARD_INSERTED B'",
    "A B, B A, ''",
    "'', down#1, SERVICE_LOST",
    "A1, down#1, 'CARD_REMOVED A, READER_REMOVED A, SERVICE_LOST'",
    "down#1, down#1, ''",
    "down#1, A1#1, 'SERVICE_BACK, READER_ADDED A, CARD_INSERTED A'",
    "A1, A1#1, 'CARD_REMOVED A, READER_REMOVED A, SERVICE_LOST, SERVICE_BACK, READER_ADDED A,"
        + " CARD_INSERTED A'",
    "down#1, A#2, 'SERVICE_BACK, READER_ADDED A'",
    "down#1, down#2, ''"
  })
  void eventsLeadFromOneMomentToTheNext(String before, String after, String events) {
    assertThat(
            moment(before).until(moment(after)).stream()
                .map(event -> event.kind() + event.reader().map(name -> " " + name).orElse(""))
                .collect(Collectors.joining(", ")))
        .isEqualTo(events);
  }
}
