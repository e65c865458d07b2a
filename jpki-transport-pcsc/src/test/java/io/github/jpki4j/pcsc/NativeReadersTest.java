package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which readers the native backend shows, and how it waits for a change. */
class NativeReadersTest {

  private static final long CARD = Winscard.STATE_PRESENT;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakeWinscard winscard = new FakeWinscard();
  private final PcscBackend backend = new NativeBackend(winscard, new CallLimits(LONG, LONG));

  private static void assertFails(Remedy remedy, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy))
        .hasMessageContaining(text);
  }

  @Test
  void readersHaveNamesStatesAndACounter() throws Exception {
    assertThat(backend.readerNames()).isEmpty();
    assertThat(backend.readers()).isEmpty();
    winscard.reader("A", CARD | 0x0003_0000);
    winscard.reader("B", 0x0002_0010);
    assertThat(backend.readerNames()).containsExactly("A", "B");
    assertThat(backend.readers())
        .containsExactly(new ReaderState("A", true, 3), new ReaderState("B", false, 2));
    assertThat(backend.isCardPresent("A")).isTrue();
    assertThat(backend.isCardPresent("B")).isFalse();
    assertFails(Remedy.CHECK_READER, "not connected any more", () -> backend.isCardPresent("C"));
    assertThat(winscard.openContexts()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-2146435043, the PC/SC service is not running",
    "-2146435042, the PC/SC service is not running",
    "-2146435033, this user may not use"
  })
  void aServiceThatIsDownIsSaidWithoutAskingForANewProgram(int code, String text) throws Exception {
    winscard.fail("EstablishContext", code);
    assertFails(Remedy.CHECK_READER, text, backend::readerNames);
    assertFails(Remedy.CHECK_READER, text, () -> backend.awaitChange(List.of(), LONG));
    assertThatThrownBy(() -> backend.connect("A", Sharing.SHARED))
        .hasMessageNotContaining("restart this program");
    winscard.fail("EstablishContext", 0);
    assertThat(backend.readerNames()).isEmpty();
  }

  /** pcsc-lite takes 16 names at once, that of the reader that is none included. */
  @Test
  void asManyReadersAsTheServiceCanHaveAreWaitedFor() throws Exception {
    for (int i = 0; i < Winscard.MOST_READERS; i++) {
      winscard.reader("R" + i, 0);
    }
    List<ReaderState> all = backend.readers();
    assertThat(all).hasSize(16);
    assertThat(backend.awaitChange(all, Duration.ofMillis(20))).isEqualTo(all);
    CompletableFuture<List<ReaderState>> wait = wait(all);
    winscard.unplug("R7");
    assertThat(wait.get(60, TimeUnit.SECONDS)).hasSize(15);
  }

  @Test
  void waitingEndsWithEachKindOfChange() throws Exception {
    winscard.reader("A", 0);
    List<ReaderState> empty = backend.readers();
    CompletableFuture<List<ReaderState>> wait = wait(empty);
    winscard.reader("A", CARD | 0x0001_0000);
    List<ReaderState> full = wait.get(60, TimeUnit.SECONDS);
    assertThat(full).containsExactly(new ReaderState("A", true, 1));

    wait = wait(full);
    winscard.reader("A", CARD | 0x0003_0000);
    List<ReaderState> swapped = wait.get(60, TimeUnit.SECONDS);
    assertThat(swapped).containsExactly(new ReaderState("A", true, 3));

    wait = wait(swapped);
    winscard.reader("B", 0);
    assertThat(wait.get(60, TimeUnit.SECONDS)).hasSize(2);
    wait = wait(backend.readers());
    winscard.unplug("A");
    assertThat(wait.get(60, TimeUnit.SECONDS)).containsExactly(new ReaderState("B", false, 0));
  }

  private CompletableFuture<List<ReaderState>> wait(List<ReaderState> known) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return backend.awaitChange(known, LONG);
          } catch (TransportException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void waitingEndsWithItsTimeAndWithAnInterrupt() throws Exception {
    winscard.reader("A", 0);
    List<ReaderState> known = backend.readers();
    assertThat(backend.awaitChange(known, Duration.ofMillis(50))).isEqualTo(known);
    assertThat(backend.awaitChange(known, Duration.ZERO)).isEqualTo(known);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> backend.awaitChange(known, LONG))
        .isInstanceOf(InterruptedException.class);
    winscard.awaitNoContext();
  }
}
