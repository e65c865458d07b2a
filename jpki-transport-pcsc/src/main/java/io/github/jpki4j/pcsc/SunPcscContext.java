package io.github.jpki4j.pcsc;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one context of the JDK's driver, which it keeps for the life of the program, even if the
 * service that it belongs to is gone. It can be made to take a fresh one where the caller opened
 * the driver's package to this code: {@code --add-opens
 * java.smartcardio/sun.security.smartcardio=ALL-UNNAMED}, or {@code =io.github.jpki4j.pcsc} on the
 * module path. Facts: PCSC-16; the fields are the same in JDK 17 and 25.
 */
final class SunPcscContext {

  /** That of this program; a log line is all that depends on it. */
  static final SunPcscContext OF_PROGRAM = new SunPcscContext();

  private static final Logger LOG = LoggerFactory.getLogger(SunPcscContext.class);

  private final AtomicBoolean isTold = new AtomicBoolean();

  /**
   * Makes the driver forget its context and the readers that it knows by it. The next call
   * establishes another one; what the old one holds in this process, one socket, stays until the
   * program ends. Connections of before are of no use afterwards, as they were before. That it
   * cannot be done is a warning, once: from then on every call fails.
   *
   * @return whether it did; false if the package is not open or the driver is another one
   */
  boolean forget() {
    try {
      Class<?> terminals = Class.forName("sun.security.smartcardio.PCSCTerminals");
      Field context = terminals.getDeclaredField("contextId");
      Field known = terminals.getDeclaredField("terminals");
      context.setAccessible(true);
      known.setAccessible(true);
      // the driver's own lock for both
      synchronized (terminals) {
        context.setLong(null, 0);
        ((Map<?, ?>) known.get(null)).clear();
      }
      LOG.debug("the JDK's driver was made to forget its context");
      return true;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      LOG.debug("the JDK's driver keeps its context: {}", e.toString());
      if (isTold.compareAndSet(false, true)) {
        LOG.warn(
            "the PC/SC service stopped or was restarted, and the JDK's driver does not find it"
                + " again: restart this program. Java 22 or later with the native backend, or"
                + " --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED, would find"
                + " it");
      }
      return false;
    }
  }
}
