package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.PcscKioskReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A reader of the PC/SC service, and the hand that puts cards into it. */
final class ReaderSlot {

  /**
   * pcscd looks every 400 ms whether a card is there, and does not see that one took another's
   * place between two looks if the kiosk let go of the first one meanwhile.
   */
  private static final Duration LOOK = Duration.ofMillis(600);

  private final PcscReaders readers;
  private final String name;
  private final int port;
  private volatile Optional<VpcdBridge> bridge = Optional.empty();
  private volatile Optional<TestCard> card = Optional.empty();
  private volatile long pulled = System.nanoTime() - LOOK.toNanos();

  ReaderSlot(PcscReaders readers, PcscdFixture service, int slot) {
    this.readers = readers;
    this.name = service.readerName(slot);
    this.port = service.port(slot);
  }

  /** For the pages. */
  KioskReader kioskReader() {
    return new PcscKioskReader(readers, name);
  }

  /** Puts a card in; the service notices within half a second. */
  void insert(Trap way) {
    if (!PcscdFixture.within(PcscdFixture.PATIENCE, () -> !isSeen())) {
      throw new AssertionError("the service still sees a card in " + name);
    }
    LockSupport.parkNanos(pulled + LOOK.toNanos() - System.nanoTime());
    card = Optional.of(way.card());
    way.card().insert();
    try {
      bridge = Optional.of(VpcdBridge.connect(way, VpcdBridge.DEFAULT_HOST, port));
    } catch (IOException e) {
      throw new AssertionError("nothing listens behind " + name, e);
    }
  }

  /** Takes the card out, if there is one, and does not wait for the service. */
  void pull() {
    if (bridge.isPresent()) {
      bridge.get().close();
      pulled = System.nanoTime();
    }
    bridge = Optional.empty();
  }

  /** Takes the card out, and waits until the service has noticed. */
  void empty() {
    pull();
    if (!PcscdFixture.within(PcscdFixture.PATIENCE, () -> !isSeen())) {
      throw new AssertionError("the service still sees a card in " + name);
    }
  }

  /** The card that is in it. */
  Optional<TestCard> card() {
    return bridge.filter(VpcdBridge::isConnected).flatMap(there -> card);
  }

  private boolean isSeen() {
    try {
      return readers.named(name).isCardPresent();
    } catch (TransportException e) {
      return true; // no service, no answer
    }
  }
}
