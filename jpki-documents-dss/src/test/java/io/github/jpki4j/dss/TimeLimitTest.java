package io.github.jpki4j.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How long DSS is waited for. */
class TimeLimitTest {

  private static DocumentException told(Throwable cause) {
    return new DocumentException(Problem.NOT_INTACT, cause);
  }

  @Test
  void whatComesInTimeIsHandedOver() throws Exception {
    assertThat(TimeLimit.USUAL.<String>call(TimeLimitTest::told, () -> "done")).isEqualTo("done");
  }

  @Test
  void whatIsThrownIsTold() {
    for (Throwable thrown : new Throwable[] {new StackOverflowError(), new DSSException("TEST")}) {
      assertThatThrownBy(
              () ->
                  TimeLimit.USUAL.call(
                      TimeLimitTest::told,
                      () -> {
                        if (thrown instanceof Error error) {
                          throw error;
                        }
                        throw (Exception) thrown;
                      }))
          .isInstanceOf(DocumentException.class)
          .hasCause(thrown);
    }
    DocumentException own = told(new IllegalStateException("TEST"));
    assertThatThrownBy(
            () ->
                TimeLimit.USUAL.call(
                    TimeLimitTest::told,
                    () -> {
                      throw own;
                    }))
        .isSameAs(own);
  }

  @Test
  void whatDoesNotEndIsGivenUpAndInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                new TimeLimit(Duration.ofMillis(50))
                    .call(
                        TimeLimitTest::told,
                        () -> {
                          try {
                            never.await();
                          } catch (InterruptedException e) {
                            interrupted.countDown();
                          }
                          return "";
                        }))
        .isInstanceOf(DocumentException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    interrupted.await(); // or the test does not end
  }

  @Test
  void whoeverWaitsCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                TimeLimit.USUAL.call(
                    TimeLimitTest::told,
                    () -> {
                      new CountDownLatch(1).await();
                      return "";
                    }))
        .isInstanceOf(DocumentException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).as("still told").isTrue();
  }

  /** Work that was given up goes on for a while, and asks nobody any more. */
  @Test
  void noAuthorityIsAskedThatNobodyWaitsFor() {
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
    TsaSource source = new TsaSource(Bench.authority(tsa::answer));
    byte[] hash = new byte[32];
    assertThat(source.getTimeStampResponse(DigestAlgorithm.SHA256, hash)).isNotNull();
    source.close();
    assertThatThrownBy(() -> source.getTimeStampResponse(DigestAlgorithm.SHA256, hash))
        .isInstanceOf(DSSException.class);
    assertThat(tsa.asked()).isEqualTo(1);
  }
}
