package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * Readers through {@code javax.smartcardio}: the JDK's driver, or another that speaks it. What it
 * cannot do: exclusive connections, switching a card off, time-outs, and with the JDK's driver a
 * service that was restarted, unless {@link SunPcscContext} can help. Facts: PCSC-15 to PCSC-25.
 *
 * <p>Left to itself, the JDK's driver repeats a command that the card answers with 6Cxx, a VERIFY
 * as any other, with its last byte changed: about 300 times, which spends every try. It reads two
 * system properties when its first connection is made; they are set here before that.
 */
final class JavaxBackend implements PcscBackend {

  /** Whether the JDK's driver follows 61xx and 6Cxx by itself, for the two protocols. */
  private static final List<String> FOLLOWING =
      List.of("sun.security.smartcardio.t0GetResponse", "sun.security.smartcardio.t1GetResponse");

  static {
    for (String property : FOLLOWING) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, "false");
      }
    }
  }

  /** Where the driver's readers come from. */
  @FunctionalInterface
  private interface Terminals {
    List<CardTerminal> list() throws TransportException, CardException;
  }

  private final Terminals terminals;

  private JavaxBackend(Terminals terminals) {
    this.terminals = terminals;
  }

  /** The JDK's driver. */
  static JavaxBackend system() {
    return new JavaxBackend(JavaxBackend::systemTerminals);
  }

  private static List<CardTerminal> systemTerminals() throws TransportException, CardException {
    try {
      return systemFactory().terminals().list();
    } catch (CardException e) {
      if (PcscErrors.isServiceLost(e) && SunPcscContext.OF_PROGRAM.forget()) {
        return systemFactory().terminals().list();
      }
      throw e;
    }
  }

  /** Another driver. */
  static JavaxBackend of(TerminalFactory factory) {
    return new JavaxBackend(() -> factory.terminals().list());
  }

  /** One reader of any driver. */
  static JavaxBackend of(CardTerminal terminal) {
    return new JavaxBackend(() -> List.of(terminal));
  }

  /** Never getDefault(), which is of the type "None" for ever if the service is down once. */
  private static TerminalFactory systemFactory() throws TransportException {
    try {
      return TerminalFactory.getInstance("PC/SC", null);
    } catch (NoSuchAlgorithmException e) {
      throw PcscErrors.translate(Phase.SERVICE, "reaching the PC/SC service", e);
    }
  }

  @Override
  public String name() {
    return "javax.smartcardio";
  }

  @Override
  public List<String> readerNames() throws TransportException {
    return PcscErrors.call(Phase.READER, "listing the card readers", this::list).stream()
        .map(CardTerminal::getName)
        .toList();
  }

  @Override
  public boolean isCardPresent(String reader) throws TransportException {
    return PcscErrors.call(
        Phase.READER, "looking for a card in " + reader, () -> terminal(reader).isCardPresent());
  }

  @Override
  public boolean connectsExclusively() {
    return false;
  }

  @Override
  public PcscLink connect(String reader, Sharing sharing) throws TransportException {
    if (sharing == Sharing.EXCLUSIVE) {
      throw new TransportException(
          "javax.smartcardio cannot connect exclusively to the card in " + reader,
          Remedy.CHECK_READER);
    }
    return PcscErrors.call(
        Phase.READER,
        "connecting to the card in " + reader,
        () -> new JavaxLink(reader, terminal(reader).connect("*")));
  }

  /** {@code insertions} is always 0: the driver does not tell. */
  @Override
  public List<ReaderState> readers() throws TransportException {
    List<ReaderState> states = new ArrayList<>();
    for (String reader : readerNames()) {
      states.add(new ReaderState(reader, isCardPresent(reader), 0));
    }
    return List.copyOf(states);
  }

  @Override
  public List<ReaderState> awaitChange(List<ReaderState> known, Duration timeout)
      throws TransportException, InterruptedException {
    return Polling.change(known, timeout, this::readers);
  }

  private List<CardTerminal> list() throws TransportException, CardException {
    try {
      return terminals.list();
    } catch (CardException e) {
      if (PcscErrors.isNoReader(e)) {
        return List.of();
      }
      throw e;
    }
  }

  private CardTerminal terminal(String reader) throws TransportException, CardException {
    for (CardTerminal terminal : list()) {
      if (terminal.getName().equals(reader)) {
        return terminal;
      }
    }
    throw new TransportException(
        "the reader " + reader + " is not connected any more", Remedy.CHECK_READER);
  }
}
