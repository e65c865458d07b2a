package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.application.PinFile;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** VERIFY and CHANGE REFERENCE DATA. Byte layouts: CARD-31, CARD-32, CARD-35. */
final class SecretCommands {

  /** What the empty VERIFY tells instead of the counter. */
  private static final Map<CardVariant, Integer> TOLD =
      new EnumMap<>(
          Map.of(
              CardVariant.QUERY_BY_SFI_6982, Sw.NOT_VERIFIED,
              CardVariant.QUERY_BY_SFI_6983, Sw.BLOCKED_ISO,
              CardVariant.QUERY_BY_SFI_6984, Sw.BLOCKED,
              CardVariant.QUERY_BY_SFI_63C0, Sw.TRIES_LEFT,
              CardVariant.QUERY_BY_SFI_63CF, Sw.TRIES_LEFT + 15,
              CardVariant.QUERY_9000, Sw.OK,
              CardVariant.QUERY_63CF, Sw.TRIES_LEFT + 15));

  /** Those of them that are told by short file identifier alone. */
  private static final Set<CardVariant> BY_SFI =
      EnumSet.range(CardVariant.QUERY_BY_SFI_6982, CardVariant.QUERY_BY_SFI_63CF);

  private static final int LONGEST = 16;

  private final CardSettings settings;
  private final Selection selection;

  SecretCommands(CardSettings settings, Selection selection) {
    this.settings = settings;
    this.selection = selection;
  }

  byte[] verify(Command command) {
    if (command.p1() != 0) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    PinFile secret = secret(command.p2());
    return command.hasData() ? present(secret, command) : query(secret, command);
  }

  private PinFile secret(int p2) {
    if (selection.reference(p2) instanceof PinFile secret) {
      return secret;
    }
    throw new CommandRefusal(Sw.WRONG_FILE_STRUCTURE);
  }

  /** The empty VERIFY: the counter, at no cost. */
  private byte[] query(PinFile secret, Command command) {
    boolean wrongForm =
        command.hasExpected()
            ? !settings.has(CardVariant.QUERY_TAKES_LE) && !settings.has(CardVariant.QUERY_NEEDS_LE)
            : settings.has(CardVariant.QUERY_NEEDS_LE);
    if (wrongForm) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    for (CardVariant told : TOLD.keySet()) {
      if (settings.has(told) && (command.p2() > Selection.CURRENT || !BY_SFI.contains(told))) {
        return Sw.answer(TOLD.get(told));
      }
    }
    if (secret.isVerified() && settings.has(CardVariant.VERIFIED_QUERY_9000)) {
      return Sw.answer(Sw.OK);
    }
    if (secret.isBlocked() && settings.has(CardVariant.BLOCKED_QUERY_6983)) {
      return Sw.answer(Sw.BLOCKED_ISO);
    }
    if (secret.isBlocked() && settings.has(CardVariant.BLOCKED_QUERY_6984)) {
      return Sw.answer(Sw.BLOCKED);
    }
    return Sw.answer(triesLeft(secret));
  }

  private static int triesLeft(PinFile secret) {
    return secret.isUnlimited() ? Sw.FAILED_WITHOUT_COUNTER : Sw.TRIES_LEFT + secret.left();
  }

  private byte[] present(PinFile secret, Command command) {
    command.requireDataOnly();
    byte[] presented = command.data();
    if (presented.length > LONGEST && !settings.has(CardVariant.OVERLONG_PIN_SPENDS_TRY)) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    if (secret.isBlocked()) {
      boolean iso = settings.has(CardVariant.BLOCKED_VERIFY_6983);
      throw new CommandRefusal(iso ? Sw.BLOCKED_ISO : Sw.BLOCKED);
    }
    if (settings.has(CardVariant.WRONG_LENGTH_PIN_SPENDS_NOTHING)
        && !secret.rule().canHaveLength(presented.length)) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    boolean right =
        secret.verify(
            presented,
            settings.has(CardVariant.FOLDS_LOWER_CASE),
            settings.has(CardVariant.FAILED_VERIFY_KEEPS_VERIFIED));
    if (settings.has(CardVariant.VERIFY_ANSWERS_6C39)) {
      return Sw.answer(0x6C39);
    }
    if (settings.has(CardVariant.VERIFY_ANSWERS_6110)) {
      return Sw.answer(0x6110);
    }
    return Sw.answer(right ? Sw.OK : triesLeft(secret));
  }

  /** 24 01: the new value alone, after the old one was verified. */
  byte[] change(Command command) {
    if (command.p1() != 1) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    PinFile secret = secret(command.p2());
    command.requireDataOnly();
    if (!secret.isVerified()) {
      throw new CommandRefusal(Sw.NOT_VERIFIED);
    }
    if (!secret.change(command.data())) {
      boolean data = settings.has(CardVariant.CHANGE_REFUSED_6A80);
      throw new CommandRefusal(data ? Sw.WRONG_DATA : Sw.CONDITIONS);
    }
    if (settings.has(CardVariant.CHANGE_DROPS_VERIFIED)) {
      secret.dropVerified();
    }
    return Sw.answer(Sw.OK);
  }
}
