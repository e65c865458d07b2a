package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Status words through the native backend, shared and exclusive. Each command costs two changes of
 * threads there, so not every word goes through a whole session: all 65,536 show that the backend
 * hands them over as they are, and those that tell something go through the sessions.
 */
class NativeSweepTest {

  private static final String READER = "A";
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] VERIFY = {0x00, 0x20, 0x00, (byte) 0x98, 4, 0x31, 0x32, 0x33, 0x34};

  private final FakeWinscard winscard = new FakeWinscard();
  private final PcscReader reader =
      new PcscReader(new NativeBackend(winscard, new CallLimits(LONG, LONG)), READER);

  private CardConnection connect(SweptCard card, Sharing sharing) throws TransportException {
    winscard.card(card::answer, card::transactionChanges);
    return connect(sharing);
  }

  private CardConnection connect(Sharing sharing) throws TransportException {
    winscard.reader(READER, Winscard.STATE_PRESENT);
    return sharing == Sharing.EXCLUSIVE ? reader.openExclusive() : reader.open();
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void thePinIsSentOnceOrNotAtAll(Answered answered) {
    new StatusWordSweep(
            "native, shared", TryPolicy.KEEP_LAST, card -> connect(card, Sharing.SHARED))
        .run(answered, StatusWordSweep.tellingWords());
    new StatusWordSweep(
            "native, exclusive", TryPolicy.SPEND_LAST, card -> connect(card, Sharing.EXCLUSIVE))
        .run(answered, StatusWordSweep.tellingWords());
  }

  @Test
  void everyStatusWordComesThroughAsItIs() throws Exception {
    int[] word = {0};
    int[] heard = {0};
    UnaryOperator<byte[]> card =
        command -> {
          heard[0]++;
          return new byte[] {(byte) (word[0] >> 8), (byte) word[0]};
        };
    winscard.card(card, () -> {});
    try (CardConnection connection = connect(Sharing.SHARED)) {
      for (int value : StatusWordSweep.everyWord().toArray()) {
        word[0] = value;
        byte[] answer = connection.transceive(VERIFY.clone());
        assertThat(answer.length).isEqualTo(2);
        assertThat((answer[0] & 0xFF) << 8 | (answer[1] & 0xFF)).isEqualTo(value);
      }
    }
    assertThat(heard[0]).isEqualTo(0x10000);
    System.out.println("native: 65536 answers to VERIFY came through, each sent once");
  }
}
