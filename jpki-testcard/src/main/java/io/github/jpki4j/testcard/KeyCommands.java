package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.Ef;
import io.github.jpki4j.testcard.crypto.RsaKey;

/** COMPUTE DIGITAL SIGNATURE and its neighbours. Schemes: CARD-38 to CARD-42. */
final class KeyCommands {

  private static final int HASH = 32;
  private static final int LONGEST_MESSAGE = 255;

  private final CardSettings settings;
  private final Selection selection;

  KeyCommands(CardSettings settings, Selection selection) {
    this.settings = settings;
    this.selection = selection;
  }

  byte[] sign(Command command) {
    int scheme = command.p1();
    boolean pss = scheme == 4 || scheme == 5;
    if (scheme > 5 || (pss && settings.has(CardVariant.NO_PSS))) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    if (command.p2() > Selection.CURRENT && settings.has(CardVariant.SIGN_BY_SFI_6982)) {
      throw new CommandRefusal(Sw.NOT_VERIFIED);
    }
    Ef file = command.p2() == 0 ? selection.defaultKey() : selection.reference(command.p2());
    if (!(file instanceof Ef.Key key)) {
      throw new CommandRefusal(Sw.WRONG_FILE_STRUCTURE);
    }
    if (!key.gate().isOpen()) {
      throw new CommandRefusal(Sw.NOT_VERIFIED);
    }
    byte[] input = command.data();
    requireLength(scheme, input.length);
    if (command.expected() < RsaKey.LENGTH) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    return Sw.answer(sign(scheme, key.key().get(), input), Sw.OK);
  }

  /** Which of 6985 and 6700 a real card answers is not recorded. */
  private void requireLength(int scheme, int length) {
    boolean right =
        switch (scheme) {
          case 0 -> length >= 1 && length <= RsaKey.LONGEST_INPUT;
          case 2, 4 -> length == HASH;
          default -> length >= 1 && length <= LONGEST_MESSAGE;
        };
    if (!right) {
      boolean wrongLength = settings.has(CardVariant.BAD_SIGN_INPUT_6700);
      throw new CommandRefusal(wrongLength ? Sw.WRONG_LENGTH : Sw.CONDITIONS);
    }
  }

  private byte[] sign(int scheme, RsaKey key, byte[] input) {
    return switch (scheme) {
      case 0 -> key.signPadded(input);
      case 1 -> key.signPadded(RsaKey.sha256(input));
      case 2 -> key.signHash(input);
      case 3 -> key.signHash(RsaKey.sha256(input));
      case 4 -> key.signPss(input, settings.random());
      default -> key.signPss(RsaKey.sha256(input), settings.random());
    };
  }

  /** GET CHALLENGE: 1 to 256 bytes; extended Le is 6985. */
  byte[] challenge(Command command) {
    if (command.p1p2() != 0) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    if (command.isExtended()) {
      throw new CommandRefusal(Sw.CONDITIONS);
    }
    command.requireExpectedOnly();
    return Sw.answer(settings.random().bytes(command.expected()), Sw.OK);
  }

  /** INTERNAL AUTHENTICATE: the common application's key alone does it (APP-31). */
  byte[] internalAuthenticate(Command command) {
    if (!(selection.reference(command.p2()) instanceof Ef.Key key)) {
      throw new CommandRefusal(Sw.WRONG_FILE_STRUCTURE);
    }
    if (!key.gate().free()) {
      throw new CommandRefusal(Sw.NOT_VERIFIED);
    }
    if (!selection.isIn(Application.Name.COMMON)) {
      throw new CommandRefusal(Sw.CONDITIONS);
    }
    requireLength(3, command.data().length);
    if (command.expected() < RsaKey.LENGTH) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    return Sw.answer(key.key().get().signHash(RsaKey.sha256(command.data())), Sw.OK);
  }
}
