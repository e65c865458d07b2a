package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.transport.CardConnection;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * The PC/SC readers of this computer. Thread-safe as far as its driver is, as the JDK's.
 *
 * <p>The JDK's driver keeps one link to the PC/SC service for the life of the program. If the
 * service is down at first, it may come later; if it stops or is restarted after it was reached,
 * every call fails with {@link Remedy#CHECK_READER} until the program is restarted.
 *
 * <p>The JDK's driver also follows 61xx and 6Cxx by itself, and for 6Cxx overwrites the last byte
 * of the command that it repeats. No My Number card is known to answer so; whoever wants to be sure
 * starts Java with {@code -Dsun.security.smartcardio.t0GetResponse=false
 * -Dsun.security.smartcardio.t1GetResponse=false}.
 *
 * @since 0.1.0
 */
public final class PcscReaders {

  /** Where the driver's readers come from. */
  @FunctionalInterface
  private interface Factory {
    TerminalFactory get() throws TransportException;
  }

  private final Factory factory;

  private PcscReaders(Factory factory) {
    this.factory = factory;
  }

  /**
   * The readers that the JDK finds. Makes no call yet: a PC/SC service that is down shows at the
   * first use.
   *
   * @return the readers
   */
  public static PcscReaders system() {
    return new PcscReaders(PcscReaders::systemFactory);
  }

  /**
   * The readers of another driver that speaks {@code javax.smartcardio}.
   *
   * @param factory the driver
   * @return the readers
   */
  public static PcscReaders of(TerminalFactory factory) {
    Objects.requireNonNull(factory, "factory");
    return new PcscReaders(() -> factory);
  }

  /** Never getDefault(), which is of the type "None" for ever if the service is down once. */
  private static TerminalFactory systemFactory() throws TransportException {
    try {
      return TerminalFactory.getInstance("PC/SC", null);
    } catch (NoSuchAlgorithmException e) {
      throw PcscErrors.translate(Phase.SERVICE, "reaching the PC/SC service", e);
    }
  }

  /**
   * The readers that are connected now, in the order of PC/SC.
   *
   * @return unmodifiable; empty if there is none
   * @throws TransportException with {@link Remedy#CHECK_READER} if the PC/SC service is down or was
   *     restarted
   */
  public List<PcscReader> list() throws TransportException {
    TerminalFactory driver = factory.get();
    return PcscErrors.call(Phase.READER, "listing the card readers", () -> list(driver));
  }

  private static List<PcscReader> list(TerminalFactory driver) throws CardException {
    List<CardTerminal> terminals;
    try {
      terminals = driver.terminals().list();
    } catch (CardException e) {
      if (PcscErrors.isNoReader(e)) {
        return List.of();
      }
      throw e;
    }
    return terminals.stream().map(PcscReader::of).toList();
  }

  /**
   * The reader with a name.
   *
   * @param part the whole name, or a part that no other reader's name has; upper and lower case are
   *     the same
   * @return the reader
   * @throws TransportException with {@link Remedy#CHECK_READER} if there is none or more than one;
   *     the message lists the readers
   */
  public PcscReader named(String part) throws TransportException {
    if (part.isBlank()) {
      throw new IllegalArgumentException("a reader's name is not blank");
    }
    List<PcscReader> all = list();
    String wanted = part.toLowerCase(Locale.ROOT);
    for (PcscReader reader : all) {
      if (lower(reader).equals(wanted)) {
        return reader;
      }
    }
    List<PcscReader> matching = all.stream().filter(r -> lower(r).contains(wanted)).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    throw new TransportException(
        matching.isEmpty()
            ? "no card reader is called \"" + part + "\", there is: " + names(all)
            : "more than one card reader is called \"" + part + "\": " + names(matching),
        Remedy.CHECK_READER);
  }

  private static String lower(PcscReader reader) {
    return reader.name().toLowerCase(Locale.ROOT);
  }

  private static String names(List<PcscReader> readers) {
    return readers.isEmpty()
        ? "none"
        : readers.stream().map(PcscReader::name).collect(Collectors.joining(", "));
  }

  /**
   * Waits for a card in any reader and connects to it; readers may be plugged in meanwhile, if one
   * is there already. Waiting ends within 100 ms after the card is there.
   *
   * @param timeout zero or more; zero looks once
   * @return a connection that the caller closes
   * @throws TransportException with {@link Remedy#PRESENT_CARD} if no usable card came in time or
   *     the thread was interrupted (its flag is set then), {@link Remedy#CHECK_READER} if there is
   *     no reader or the service is down
   */
  public CardConnection await(Duration timeout) throws TransportException {
    return FirstCard.await(timeout, this::list);
  }
}
