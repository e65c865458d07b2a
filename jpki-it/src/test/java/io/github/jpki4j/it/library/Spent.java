package io.github.jpki4j.it.library;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import java.util.List;

/**
 * What a card had to do since the last look.
 *
 * @param verifies how often a secret was sent
 * @param pkcs1 signatures of PKCS #1 v1.5 that the card was asked for
 * @param pss signatures of RSASSA-PSS that it was asked for
 * @param tries how many tries it lacks now, of both secrets
 */
record Spent(long verifies, long pkcs1, long pss, int tries) {

  static final Spent NOTHING = new Spent(0, 0, 0, 0);

  /** One signature for one PIN. */
  static Spent once(boolean pss) {
    return new Spent(1, pss ? 0 : 1, pss ? 1 : 0, 0);
  }

  static Spent by(Desk desk) {
    long verifies = desk.secrets();
    List<String> commands = desk.takeCommands();
    return new Spent(
        verifies,
        count(commands, "802A00"),
        count(commands, "802A04"),
        3 - desk.triesLeft(KeyKind.AUTH) + 5 - desk.triesLeft(KeyKind.SIGN));
  }

  private static long count(List<String> commands, String begin) {
    return commands.stream().filter(command -> command.startsWith(begin)).count();
  }
}
