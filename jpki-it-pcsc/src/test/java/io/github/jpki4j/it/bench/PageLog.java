package io.github.jpki4j.it.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Notes when a kiosk's server has the page that shows a card: it logs each page of a customer. */
final class PageLog extends AppenderBase<ILoggingEvent> {

  private volatile long shown;

  /** Begins to listen. */
  static PageLog begin() {
    PageLog log = new PageLog();
    Logger kiosk = (Logger) LoggerFactory.getLogger("io.github.jpki4j.kiosk.visit");
    kiosk.setLevel(Level.INFO);
    kiosk.setAdditive(false);
    kiosk.addAppender(log);
    log.start();
    return log;
  }

  /** When it had it last, as {@link System#nanoTime}. */
  long shown() {
    return shown;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getFormattedMessage().endsWith(": card")) {
      shown = System.nanoTime();
    }
  }
}
