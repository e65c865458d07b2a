package io.github.jpki4j.cli.command;

/** How the command ends, for scripts. The numbers are a promise: {@code docs/cli.md}. */
public enum ExitCode {
  OK(0),
  /** A mistake in this program. */
  FAULT(1),
  USAGE(2),
  NO_READER(10),
  NO_CARD(11),
  WRONG_CARD(12),
  CARD_LOST(13),
  PIN_WRONG(20),
  PIN_BLOCKED(21),
  CANCELLED(22),
  PIN_MALFORMED(23),
  LAST_TRY(24),
  PIN_UNKNOWN(25),
  CARD_ERROR(30),
  NOT_TRUSTED(40),
  BAD_SIGNATURE(41),
  OTHER_FORM(42),
  NOT_GENUINE(43),
  NOT_PROVEN(44),
  FILE_ERROR(50),
  RESET_REFUSED(60),
  NOT_ELIGIBLE(61),
  UNDETERMINED(62),
  NO_CONNECTION(70),
  HTTP_ERROR(71),
  NO_TIME_STAMP(72),
  UNSTAMPED(73),
  KIOSK_STUCK(80);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The key of the sentence that says what the code means. */
  public String key() {
    return "exit." + number;
  }
}
