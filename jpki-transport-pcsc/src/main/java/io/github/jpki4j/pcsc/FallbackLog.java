package io.github.jpki4j.pcsc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that the JDK's driver is used although the native backend was wanted: each reason once. */
final class FallbackLog {

  /** That of this program; a log line is all that depends on it. */
  static final FallbackLog OF_PROGRAM = new FallbackLog();

  private static final Logger LOG = LoggerFactory.getLogger(FallbackLog.class);
  private static final String TEXT = "PC/SC by javax.smartcardio, not native: {}";

  private final Set<NativeRefusal> logged = ConcurrentHashMap.newKeySet();

  /** Logs it, quietly if it is what everybody knows of an older Java. */
  void log(NativeUnavailableException e) {
    if (!logged.add(e.refusal())) {
      return;
    }
    if (e.refusal() == NativeRefusal.JAVA_TOO_OLD) {
      LOG.debug(TEXT, e.getMessage());
    } else {
      LOG.info(TEXT, e.getMessage());
    }
  }
}
