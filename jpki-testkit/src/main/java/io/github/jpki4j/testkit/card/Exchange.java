package io.github.jpki4j.testkit.card;

import java.util.ArrayList;
import java.util.List;

/**
 * One command and its answer, by size.
 *
 * @param sent bytes of the command, header included
 * @param received bytes of the answer, its two status bytes included
 */
public record Exchange(int sent, int received) {

  /**
   * What went over a link.
   *
   * @param link all of whose commands were answered
   * @return its exchanges, in their order
   */
  public static List<Exchange> of(TracingConnection link) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < link.commands().size(); i++) {
      exchanges.add(new Exchange(link.commands().get(i).length() / 2, link.answerLengths().get(i)));
    }
    return exchanges;
  }
}
