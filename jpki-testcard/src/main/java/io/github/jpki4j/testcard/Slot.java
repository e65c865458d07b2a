package io.github.jpki4j.testcard;

/**
 * Whether the card is in its reader and has power, and which connections still hold. Guarded by the
 * card's lock.
 */
final class Slot {

  /** How often the card had been taken out and reset when a connection was made. */
  record Ticket(int removals, int resets) {}

  private final Interpreter chip;
  private boolean inserted = true;
  private boolean powered = true;
  private int removals;
  private int resets;
  private int connections;

  Slot(Interpreter chip) {
    this.chip = chip;
  }

  boolean isInserted() {
    return inserted;
  }

  boolean isPowered() {
    return powered;
  }

  void powerOn() {
    if (inserted && !powered) {
      powered = true;
      chip.powerCycle();
    }
  }

  void powerOff() {
    if (powered) {
      powered = false;
      resets++;
      chip.powerCycle();
    }
  }

  void reset() {
    if (powered) {
      resets++;
      chip.warmReset();
    } else {
      powerOn();
    }
  }

  void remove() {
    powerOff();
    inserted = false;
    removals++;
    connections = 0;
  }

  void insert() {
    inserted = true;
  }

  /** Only for a card that is inserted. */
  Ticket connect() {
    powerOn();
    connections++;
    return new Ticket(removals, resets);
  }

  /** The last connection to go takes the power away; those of an earlier insertion do not count. */
  void disconnect(Ticket ticket) {
    if (wasRemovedSince(ticket)) {
      return;
    }
    connections--;
    if (connections == 0) {
      powerOff();
    }
  }

  boolean wasRemovedSince(Ticket ticket) {
    return ticket.removals() != removals;
  }

  boolean wasResetSince(Ticket ticket) {
    return ticket.resets() != resets;
  }
}
