package io.github.jpki4j.pcsc;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import javax.smartcardio.Card;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link of the JDK's driver to a card that was taken out. The driver never ends it, and
 * pcsc-lite has room for 200 in one reader, from one program: then no card is reached any more. It
 * can be ended where the caller opened the driver's package to this code, as for {@link
 * SunPcscContext}. Seen in the sources of JDK 17 and 25 (CardImpl), and with pcsc-lite 1.9.9.
 */
final class SunPcscCard {

  private static final Logger LOG = LoggerFactory.getLogger(SunPcscCard.class);

  private static final String PACKAGE = "sun.security.smartcardio.";

  /** How the driver's own words of a card end when it takes the card for removed. */
  private static final String REMOVED = ", state REMOVED";

  /** SCARD_LEAVE_CARD. */
  private static final int LEAVE = 0;

  /** Half of what pcsc-lite has room for. */
  private static final int MANY = 100;

  /** Links of this program that could not be ended. */
  private static final AtomicInteger KEPT = new AtomicInteger();

  private SunPcscCard() {}

  /**
   * Ends the link, once, if the driver did not: to be called after {@link Card#disconnect}. The
   * hundredth that cannot be ended is a warning.
   */
  static void release(Card card) {
    if (!card.getClass().getName().equals(PACKAGE + "CardImpl")
        || !card.toString().endsWith(REMOVED)) {
      return;
    }
    try {
      Field handle = card.getClass().getDeclaredField("cardId");
      Method disconnect =
          Class.forName(PACKAGE + "PCSC")
              .getDeclaredMethod("SCardDisconnect", long.class, int.class);
      handle.setAccessible(true);
      disconnect.setAccessible(true);
      disconnect.invoke(null, handle.getLong(card), LEAVE);
    } catch (InvocationTargetException e) {
      LOG.debug("the link to a card that was taken out is gone: {}", e.getCause());
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      LOG.debug("the JDK's driver keeps the link to a card that was taken out: {}", e.toString());
      if (KEPT.incrementAndGet() == MANY) {
        LOG.warn(
            "the JDK's driver keeps the link to each card that was taken out, {} by now; pcsc-lite"
                + " has room for 200: restart this program soon. Java 22 or later with the native"
                + " backend, or --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED,"
                + " would end them",
            MANY);
      }
    }
  }
}
