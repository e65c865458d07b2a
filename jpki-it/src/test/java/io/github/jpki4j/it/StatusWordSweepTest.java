package io.github.jpki4j.it;

import static io.github.jpki4j.it.AnsweringConnection.isQuestion;
import static io.github.jpki4j.it.AnsweringConnection.isShortIdentifier;
import static io.github.jpki4j.it.AnsweringConnection.isVerify;
import static io.github.jpki4j.it.AnsweringConnection.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.AuthPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.Link;
import io.github.jpki4j.testcard.TestCard;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All 65,536 status words to each command of a VERIFY, in the short form alone and in both: the PIN
 * is sent once or not at all, and nothing but our exceptions comes out. Keeping the last try on a
 * link that others share, and spending it on one that they do not.
 */
class StatusWordSweepTest {

  private static final int STATUS_WORDS = 0x10000;

  /** Which command is answered by the status word instead of the card. */
  private enum Answered {
    SELECT_APPLICATION {
      @Override
      boolean is(byte[] command) {
        return command[1] == (byte) 0xA4 && command[2] == 4;
      }
    },
    SELECT_FILE {
      @Override
      boolean is(byte[] command) {
        return command[1] == (byte) 0xA4 && command[2] == 2;
      }
    },
    READ_SHORT {
      @Override
      boolean is(byte[] command) {
        return command[1] == (byte) 0xB0 && command[2] < 0;
      }
    },
    READ {
      @Override
      boolean is(byte[] command) {
        return command[1] == (byte) 0xB0;
      }
    },
    QUESTION_SHORT {
      @Override
      boolean is(byte[] command) {
        return isQuestion(command) && isShortIdentifier(command);
      }
    },
    QUESTION {
      @Override
      boolean is(byte[] command) {
        return isQuestion(command);
      }
    },
    VERIFY {
      @Override
      boolean is(byte[] command) {
        return isVerify(command);
      }
    };

    abstract boolean is(byte[] command);
  }

  private final TestCard card = TestCard.builder().build();

  @ParameterizedTest
  @EnumSource(Answered.class)
  void thePinIsSentOnceOrNotAtAll(Answered answered) {
    int runs = 0;
    for (TryPolicy policy : TryPolicy.values()) {
      Link link = Link.standard().withExclusive(policy == TryPolicy.SPEND_LAST);
      for (int word = 0; word < STATUS_WORDS; word++) {
        run(answered, word, policy, link);
        runs++;
      }
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    System.out.println(runs + " answers to " + answered + ": no try spent, no PIN sent twice");
  }

  private void run(Answered answered, int word, TryPolicy policy, Link link) {
    TracingConnection connection =
        new TracingConnection(
            new AnsweringConnection(
                card.connect(link),
                command -> answered.is(command) ? status(word) : Optional.empty()));
    String outcome = "verified";
    try (MyNumberCard session = MyNumberCard.open(connection);
        AuthPin pin = Pin.auth("1234".toCharArray())) {
      try {
        session.jpki().verify(pin, policy);
      } catch (PinBlockedException e) {
        outcome = "blocked";
      } catch (JpkiException e) {
        outcome = e.getClass().getSimpleName();
      }
      long sent = connection.secrets();
      if (sent > 1 || (sent == 0 && outcome.equals("verified"))) {
        throw new AssertionError(
            "%s %04X %s: %s, sent %d times".formatted(answered, word, policy, outcome, sent));
      }
      boolean saysBlocked = word == 0x63C0 || word == 0x6983 || word == 0x6984;
      if (outcome.equals("blocked") && !(saysBlocked && answered == Answered.QUESTION)) {
        throw new AssertionError("%s %04X: blocked is told".formatted(answered, word));
      }
    }
  }
}
