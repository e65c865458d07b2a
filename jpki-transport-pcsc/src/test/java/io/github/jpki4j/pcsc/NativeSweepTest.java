package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Status words through the native backend, shared and exclusive. Each command costs two changes of
 * threads there, so those that tell something go that way, and all 65,536 on the caller's thread:
 * what the backend does with an answer is the same.
 */
@Tag("sweep")
class NativeSweepTest {

  private static final String READER = "A";
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakeWinscard winscard = new FakeWinscard();
  private Function<String, CallThread> threads = CallThread::new;

  private CardConnection connect(SweptCard card, Sharing sharing) throws TransportException {
    winscard.card(card::answer, card::transactionChanges);
    winscard.reader(READER, Winscard.STATE_PRESENT);
    NativeBackend backend = new NativeBackend(winscard, new CallLimits(LONG, LONG), threads);
    PcscReader reader = new PcscReader(backend, READER);
    return sharing == Sharing.EXCLUSIVE ? reader.openExclusive() : reader.open();
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void thePinIsSentOnceOrNotAtAllWhateverTheCardAnswers(Answered answered) {
    threads = name -> new CallThread(new DirectCalls());
    sweep(answered, StatusWordSweep::everyWord);
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void theSameOverThreadsWithTheWordsThatTellSomething(Answered answered) {
    sweep(answered, StatusWordSweep::tellingWords);
  }

  private void sweep(Answered answered, Supplier<IntStream> words) {
    new StatusWordSweep(
            "native, shared", TryPolicy.KEEP_LAST, card -> connect(card, Sharing.SHARED))
        .run(answered, words.get());
    new StatusWordSweep(
            "native, exclusive", TryPolicy.SPEND_LAST, card -> connect(card, Sharing.EXCLUSIVE))
        .run(answered, words.get());
  }
}
