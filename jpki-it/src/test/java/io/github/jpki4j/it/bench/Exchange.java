package io.github.jpki4j.it.bench;

import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * One command and its answer, by size.
 *
 * @param sent bytes of the command, header included
 * @param received bytes of the answer, its two status bytes included
 */
public record Exchange(int sent, int received) {

  /** What went over a link. */
  static List<Exchange> of(TracingConnection link) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < link.commands().size(); i++) {
      exchanges.add(new Exchange(link.commands().get(i).length() / 2, link.answerLengths().get(i)));
    }
    return exchanges;
  }
}
