package io.github.jpki4j.it.sweep;

import java.util.EnumSet;
import java.util.Set;

/**
 * What others do to a card while a session has it, besides a {@link
 * io.github.jpki4j.testcard.fault.Fault}.
 *
 * <p>Who keeps his word: on an exclusive link nobody selects or resets; a transaction lets nobody
 * in; a card that lost its power, or that was exchanged, is told and its connection is dead (PC/SC
 * and Android do that). What is {@code UNTOLD} breaks the contract of {@code CardConnection}. A
 * session cannot notice that another card lies there before it has sent a secret to it. What it
 * still promises then: no secret twice, so one try of one of the two cards at most; and what it
 * tells is true of the card that lies there.
 */
enum Meddling {
  /** Another program selects the application with the attributes. */
  TEXT_SELECTED,
  /** Another program selects an application that has secrets of the same references. */
  TWIN_SELECTED,
  /** Another program resets the card, which the link tells. */
  RESET_TOLD,
  /** A warm reset that no link tells: the selection is gone, what was verified is not. */
  RESET_UNTOLD,
  /** A loss of power that no link tells. */
  POWER_CUT_UNTOLD,
  /** Another card lies there, which the link tells once. */
  SWAP_TOLD,
  /** Another card lies there, which no link tells. */
  SWAP_UNTOLD;

  private static final Set<Meddling> OTHER_PROGRAM =
      EnumSet.of(TEXT_SELECTED, TWIN_SELECTED, RESET_TOLD);

  /** Whether it takes a program that shares the card. */
  boolean isOtherProgram() {
    return OTHER_PROGRAM.contains(this);
  }
}
