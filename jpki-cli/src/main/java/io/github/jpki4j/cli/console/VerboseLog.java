package io.github.jpki4j.cli.console;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The libraries' debug log on standard error while a command runs. */
public final class VerboseLog {

  private final Logger logger;
  private final Handler handler;

  private VerboseLog(Logger logger, Handler handler) {
    this.logger = logger;
    this.handler = handler;
  }

  /** Starts it, unless it runs already, for a command around this one. */
  public static VerboseLog start(PrintStream err) {
    Logger logger = Logger.getLogger("io.github.jpki4j");
    Handler handler = new Lines(err);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.FINER);
    if (logger.getHandlers().length == 0) {
      logger.addHandler(handler);
    }
    return new VerboseLog(logger, handler);
  }

  /** Ends it. */
  public void close() {
    logger.removeHandler(handler);
  }

  /** One line for each record. */
  private static final class Lines extends Handler {

    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final PrintStream err;

    Lines(PrintStream err) {
      this.err = err;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      err.print(TextPage.lines(FORMATTER.formatMessage(record)));
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
