package io.github.jpki4j.reset.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.reset.Refusal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal of the reset service says. */
final class Refusals {

  private Refusals() {}

  static void assertRefused(Refusal refusal, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ResetRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  static void assertRefusedUntil(Refusal refusal, Instant until, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ResetRefusedException.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(refusal);
              assertThat(e.retryAt()).contains(until);
            });
  }
}
