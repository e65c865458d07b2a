package io.github.jpki4j.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The countdown that a person sees is that of the clock, whenever the page is made. */
class MoreTimeTest {

  private record Left() implements Step<Object> {

    @Override
    public String page() {
      return "left";
    }
  }

  private static long shown(long end) {
    return (Long) new MoreTime<>(new Left(), end).model().get("seconds");
  }

  @Test
  void aPageThatIsMadeAnewShowsWhatIsLeft() {
    long now = System.nanoTime();
    assertThat(shown(now + TimeUnit.HOURS.toNanos(2))).isBetween(3_601L, 7_200L);
    assertThat(shown(now + TimeUnit.HOURS.toNanos(1))).isLessThanOrEqualTo(3_600);
  }

  @Test
  void afterItsEndNothingIsLeft() {
    assertThat(shown(System.nanoTime() - TimeUnit.SECONDS.toNanos(3))).isZero();
  }

  @Test
  void whoWantsMoreTimeGoesOn() {
    Left left = new Left();
    MoreTime<Object> asking = MoreTime.of(left, Duration.ofSeconds(20));
    byte[] more = "action=more".getBytes(StandardCharsets.US_ASCII);
    try (Form form = Form.parse(more, more.length)) {
      assertThat(asking.act(new Object(), form)).isSameAs(left);
    }
  }
}
