package io.github.jpki4j.testcard;

/** VERIFY and CHANGE REFERENCE DATA. Byte layouts: facts/card.md 3.3, 3.4, 3.7. */
final class SecretCommands {

  private static final int LONGEST = 16;

  private final CardSettings settings;
  private final Selection selection;

  SecretCommands(CardSettings settings, Selection selection) {
    this.settings = settings;
    this.selection = selection;
  }

  byte[] verify(Command command) {
    if (command.p1() != 0) {
      throw new Refusal(Sw.WRONG_PARAMETERS);
    }
    Secret secret = secret(command.p2());
    return command.hasData() ? present(secret, command) : query(secret, command);
  }

  private Secret secret(int p2) {
    if (selection.reference(p2) instanceof Secret secret) {
      return secret;
    }
    throw new Refusal(Sw.WRONG_FILE_STRUCTURE);
  }

  /** The empty VERIFY: the counter, at no cost. */
  private byte[] query(Secret secret, Command command) {
    boolean wrongForm =
        command.hasExpected()
            ? !settings.has(Behaviour.QUERY_TAKES_LE) && !settings.has(Behaviour.QUERY_NEEDS_LE)
            : settings.has(Behaviour.QUERY_NEEDS_LE);
    if (wrongForm) {
      throw new Refusal(Sw.WRONG_LENGTH);
    }
    if (secret.isVerified() && settings.has(Behaviour.VERIFIED_QUERY_9000)) {
      return Sw.answer(Sw.OK);
    }
    if (secret.isBlocked() && settings.has(Behaviour.BLOCKED_QUERY_6983)) {
      return Sw.answer(Sw.BLOCKED_ISO);
    }
    if (secret.isBlocked() && settings.has(Behaviour.BLOCKED_QUERY_6984)) {
      return Sw.answer(Sw.BLOCKED);
    }
    return Sw.answer(Sw.TRIES_LEFT + secret.left());
  }

  private byte[] present(Secret secret, Command command) {
    command.requireDataOnly();
    byte[] presented = command.data();
    if (presented.length > LONGEST && !settings.has(Behaviour.OVERLONG_PIN_SPENDS_TRY)) {
      throw new Refusal(Sw.WRONG_LENGTH);
    }
    if (secret.isBlocked()) {
      boolean iso = settings.has(Behaviour.BLOCKED_VERIFY_6983);
      throw new Refusal(iso ? Sw.BLOCKED_ISO : Sw.BLOCKED);
    }
    if (settings.has(Behaviour.WRONG_LENGTH_PIN_SPENDS_NOTHING)
        && !secret.rule().canHaveLength(presented.length)) {
      throw new Refusal(Sw.WRONG_LENGTH);
    }
    boolean right =
        secret.verify(
            presented,
            settings.has(Behaviour.FOLDS_LOWER_CASE),
            settings.has(Behaviour.FAILED_VERIFY_KEEPS_VERIFIED));
    return Sw.answer(right ? Sw.OK : Sw.TRIES_LEFT + secret.left());
  }

  /** 24 01: the new value alone, after the old one was verified. */
  byte[] change(Command command) {
    if (command.p1() != 1) {
      throw new Refusal(Sw.WRONG_PARAMETERS);
    }
    Secret secret = secret(command.p2());
    command.requireDataOnly();
    if (!secret.isVerified()) {
      throw new Refusal(Sw.NOT_VERIFIED);
    }
    if (!secret.change(command.data())) {
      boolean data = settings.has(Behaviour.CHANGE_REFUSED_6A80);
      throw new Refusal(data ? Sw.WRONG_DATA : Sw.CONDITIONS);
    }
    if (settings.has(Behaviour.CHANGE_DROPS_VERIFIED)) {
      secret.dropVerified();
    }
    return Sw.answer(Sw.OK);
  }
}
