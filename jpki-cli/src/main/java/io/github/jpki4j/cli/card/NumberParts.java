package io.github.jpki4j.cli.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.pin.PinFormatException;
import io.github.jpki4j.pin.PinFormatException.Rule;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.VerificationNumberB;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/** Asks for the three parts of number B, each as it is printed on the card. */
final class NumberParts {

  private static final DataSecret SECRET = DataSecret.SURFACE_NUMBER_B;

  /** A Gregorian date, YYYYMMDD, where the card prints the date with its era. */
  private static final int GREGORIAN = 8;

  private final CommandContext context;

  NumberParts(CommandContext context) {
    this.context = context;
  }

  VerificationNumberB ask(PinStatus status) throws PinCancelledException {
    Messages messages = context.messages();
    char[] birth = typed("prompt.part.birth", CounterText.of(status, messages));
    char[] code = {};
    try {
      char[] year = typed("prompt.part.year");
      int expiry = year(year);
      code = typed("prompt.part.code");
      return birth.length == GREGORIAN
          ? VerificationNumberB.of(gregorian(birth), expiry, code)
          : VerificationNumberB.ofPrinted(birth, expiry, code);
    } finally {
      Arrays.fill(birth, '\0');
      Arrays.fill(code, '\0');
    }
  }

  private char[] typed(String prompt, Object... arguments) throws PinCancelledException {
    return PinEntry.typed(context, SECRET, context.messages().get(prompt, arguments));
  }

  private static int year(char[] typed) {
    if (typed.length != 4) {
      throw new PinFormatException(SECRET, Rule.EXPIRY_YEAR);
    }
    return number(typed, 0, 4);
  }

  private static LocalDate gregorian(char[] typed) {
    try {
      return LocalDate.of(number(typed, 0, 4), number(typed, 4, 6), number(typed, 6, GREGORIAN));
    } catch (DateTimeException e) {
      throw new PinFormatException(SECRET, Rule.DATE);
    }
  }

  private static int number(char[] typed, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (typed[i] < '0' || typed[i] > '9') {
        throw new PinFormatException(SECRET, Rule.CHARACTERS);
      }
      value = 10 * value + typed[i] - '0';
    }
    return value;
  }
}
