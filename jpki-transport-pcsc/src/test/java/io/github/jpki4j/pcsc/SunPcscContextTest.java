package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Java was not started with {@code --add-opens} here: the driver keeps its context. */
class SunPcscContextTest {

  private final SunPcscContext context = new SunPcscContext();
  private final Logger logger = (Logger) LoggerFactory.getLogger(SunPcscContext.class);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  @BeforeEach
  void listen() {
    events.start();
    logger.addAppender(events);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(events);
  }

  @Test
  void thatTheDriverCannotRecoverIsWarnedOfOnceWithTheWaysOut() {
    for (int call = 0; call < 3; call++) {
      assertThat(context.forget()).isFalse();
    }
    assertThat(events.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .contains("restart this program", "native backend", "--add-opens"));
  }
}
