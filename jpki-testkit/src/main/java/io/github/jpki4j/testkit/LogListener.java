package io.github.jpki4j.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged during a test, at every level. */
public final class LogListener implements BeforeEachCallback, AfterEachCallback {

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private Level before = Level.DEBUG;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = root.getLevel();
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    root.detachAppender(log);
    root.setLevel(before);
  }

  /**
   * What was logged since the test began.
   *
   * @return the messages with their arguments, each with what its exception and the causes of that
   *     say
   */
  public List<String> messages() {
    synchronized (log) { // as it takes what other threads say meanwhile
      return log.list.stream().map(LogListener::text).toList();
    }
  }

  private static String text(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    for (; thrown != null; thrown = thrown.getCause()) {
      text.append('\n').append(thrown.getClassName()).append(": ").append(thrown.getMessage());
    }
    return text.toString();
  }
}
