package io.github.jpki4j.it.soak;

import static io.github.jpki4j.it.pcscd.PcscdFixture.within;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ReaderBank;
import io.github.jpki4j.it.pcscd.VpcdCard;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Injects the fault of one scenario at its moment, on whatever thread that is. */
final class FaultInjector implements VpcdCard.Chip {

  /** Longer than a command may take at the kiosk. */
  private static final long SILENCE_MILLIS = 4_300;

  /** How long another program waits for the card that it wants to hold. */
  private static final Duration BEFORE_HOLDING = Duration.ofMillis(1500);

  /** Of the link of the other program. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** How much longer than a person hesitates another program holds a card. */
  private static final long HOLD_FACTOR = 7;

  private final CustomerScenario scenario;
  private final KioskUser user;
  private final FaultKind planned;
  private final int at;
  private final int pauseMillis;
  private final String reader;
  private final ServiceOutages outages;
  private volatile boolean commandCame;
  private volatile boolean over;
  private int commands;

  FaultInjector(CustomerScenario scenario, KioskUser user, String reader, ServiceOutages outages) {
    this.scenario = scenario;
    this.user = user;
    this.planned = user.parameters.fault();
    this.at = user.parameters.at();
    this.pauseMillis = user.parameters.pauseMillis();
    this.reader = reader;
    this.outages = outages;
  }

  /** A card that is silent need not be any longer. */
  void end() {
    over = true;
  }

  // on the kiosk's thread, while it waits for the person

  void whenStarted() {
    if (planned == FaultKind.SWAPPED) {
      scenario.insertFollower();
    }
    if (at % 2 == 0 || user.parameters.task().secret().isEmpty()) {
      pullIdle();
      reset();
    }
  }

  void whenTyping() {
    if (at % 2 != 0) {
      pullIdle();
    }
  }

  private void pullIdle() {
    if (planned == FaultKind.PULLED_IDLE) {
      user.faultOccurred = true;
      scenario.pull();
      CustomerScenario.sleep(pauseMillis);
    }
  }

  private void reset() {
    if (planned == FaultKind.FOREIGN_RESET && ReaderBank.reset(reader)) {
      user.faultOccurred = true;
    }
  }

  // on the person's thread

  /** As soon as the card is in: another program may be faster than the kiosk. */
  void whenInserted() {
    boolean exclusively = planned == FaultKind.HELD_EXCLUSIVELY;
    if ((exclusively || planned == FaultKind.HELD_IN_TRANSACTION) && hold(exclusively)) {
      user.faultOccurred = true;
    }
  }

  /** As another program, gets hold of the card as soon as it is there; whether it was the first. */
  private boolean hold(boolean exclusively) {
    PcscReaders readers = PcscReaders.nativeApi().withTimeouts(TIMEOUT, TIMEOUT);
    long start = System.nanoTime();
    while (System.nanoTime() - start < BEFORE_HOLDING.toNanos()) {
      try {
        PcscReader found = readers.named(reader);
        if (found.isCardPresent()) {
          try (CardConnection card = exclusively ? found.openExclusive() : found.open()) {
            return card.transact(
                () -> {
                  CustomerScenario.sleep(HOLD_FACTOR * pauseMillis);
                  return true;
                });
          }
        }
      } catch (JpkiException e) {
        // no reader, no card yet, or somebody was faster
      }
      CustomerScenario.sleep(5);
    }
    return false;
  }

  /** While the kiosk works: has the card reset, or waits until the kiosk gave up a silent card. */
  void whileWorking(BooleanSupplier working) {
    boolean silent = planned == FaultKind.NEVER_ANSWERS;
    if (silent || planned == FaultKind.FOREIGN_RESET) {
      within(PcscdFixture.PATIENCE, () -> commandCame || !working.getAsBoolean());
      if (commandCame && silent) {
        CustomerScenario.sleep(SILENCE_MILLIS + pauseMillis);
      } else if (commandCame) {
        reset();
      }
    }
  }

  /** Kills the service if the command at which it was planned did not come. */
  void whenDone() {
    if (planned == FaultKind.SERVICE_KILLED && !user.faultOccurred) {
      killService();
    }
  }

  private void killService() {
    user.faultOccurred = true;
    outages.kill(pauseMillis);
  }

  // on the card's thread

  @Override
  public byte[] atr() {
    return user.card.atr();
  }

  @Override
  public void power(VpcdCard.Power change) {
    switch (change) {
      case ON -> user.card.powerOn();
      case RESET -> user.card.reset();
      case OFF, REMOVED -> user.card.powerOff();
    }
  }

  @Override
  public Optional<byte[]> transmit(byte[] command) {
    if (!user.sessionStarted) {
      user.fail("a command came before the session began");
    }
    boolean now = commands++ == at;
    return now ? transmitWithFault(command) : Optional.of(user.tries.transmit(command));
  }

  private Optional<byte[]> transmitWithFault(byte[] command) {
    boolean even = pauseMillis % 2 == 0;
    switch (planned) {
      case PULLED_BEFORE, PULLED_AFTER, NEVER_ANSWERS, DAMAGED_ANSWER -> user.faultOccurred = true;
      case SWAPPED -> {
        user.faultOccurred = true;
        scenario.handOver();
      }
      case SERVICE_KILLED -> killService();
      default -> {
        // nothing, or no fault of a command
      }
    }
    if (planned == FaultKind.PULLED_BEFORE || (planned == FaultKind.SWAPPED && !even)) {
      return Optional.empty();
    }
    byte[] answer = user.tries.transmit(command);
    commandCame = true;
    return switch (planned) {
      case PULLED_AFTER, SWAPPED -> Optional.empty();
      case DAMAGED_ANSWER -> Optional.of(damaged(answer));
      case NEVER_ANSWERS -> {
        // until the kiosk has given up; then the card answers after all, or leaves
        within(PcscdFixture.PATIENCE, () -> over);
        yield even ? Optional.of(answer) : Optional.empty();
      }
      default -> Optional.of(answer);
    };
  }

  private byte[] damaged(byte[] answer) {
    return switch (pauseMillis % 3) {
      case 0 -> Arrays.copyOf(answer, 1);
      case 1 -> Arrays.copyOf(answer, Math.max(1, answer.length / 2));
      default -> new byte[] {0x12, 0x34};
    };
  }
}
