package io.github.jpki4j.testcard.fault;

/**
 * What can go wrong at one command, for {@link FaultyConnection}.
 *
 * @since 0.1.0
 */
public enum Fault {
  /** The card leaves before the command arrives. */
  REMOVED_BEFORE,
  /** The card leaves after the command took effect; the answer is lost. */
  REMOVED_AFTER,
  /** The card loses power and gets it again before the command; no driver reports it. */
  RESET_BEFORE,
  /** Another program resets the card before the command; the link reports it until reopened. */
  FOREIGN_RESET,
  /** Another program selects another application before the command. */
  FOREIGN_SELECT,
  /** The command takes effect, the answer is lost, and the link stays usable. */
  LOST_ANSWER,
  /** The link refuses the command before it reaches the card, and stays usable. */
  NOT_TRANSACTED,
  /** The command takes effect; the answer has no bytes. */
  ANSWER_EMPTY,
  /** The command takes effect; the answer has one byte. */
  ANSWER_ONE_BYTE,
  /** The command takes effect; the second half of the answer is missing. */
  ANSWER_TRUNCATED,
  /** The command takes effect; the answer is a status word that no command has. */
  ANSWER_GARBAGE,
  /** The card answers 6F00 and does nothing, as some do after power-on. */
  FIRST_6F00,
  /** The command takes effect; every GET RESPONSE after it announces more data. */
  ENDLESS_61,
  /** The command is answered 6Cxx, again and again, with another length each time. */
  ENDLESS_6C,
  /** From this command on, extended-length commands are answered 6700 and have no effect. */
  EXTENDED_REFUSED_6700,
  /** From this command on, extended-length commands fail in the link and have no effect. */
  EXTENDED_REFUSED_IO,
  /** The answer comes late. */
  DELAY
}
