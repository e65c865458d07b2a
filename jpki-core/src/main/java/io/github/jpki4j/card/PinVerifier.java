package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.apdu.StatusWord;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counters, VERIFY and CHANGE REFERENCE DATA: everything that can spend a try or change a secret. A
 * secret is sent once for each call, in one form; which form the card takes is found out with the
 * question for the counter, which costs nothing.
 */
final class PinVerifier {

  /** Statuses with which a card refuses CHANGE REFERENCE DATA before doing it; card.md §4.1. */
  private static final Set<Integer> REFUSALS =
      Set.of(0x6700, 0x6982, 0x6985, 0x6986, 0x6A80, 0x6A82, 0x6A86, 0x6A87, 0x6A88, 0x6D00);

  private final CardChannel channel;
  private final CardAbilities abilities;
  private final CardProfile profile;
  private final Set<KeyKind> verified = EnumSet.noneOf(KeyKind.class);

  /** Keys whose counter must be read before the next VERIFY, whatever the policy. */
  private final Set<KeyKind> uncertain = EnumSet.noneOf(KeyKind.class);

  private boolean secretSent;

  private Form form = Form.UNKNOWN;

  /** How VERIFY names a secret. Reading by short identifier proves nothing for VERIFY. */
  private enum Form {
    /** Not yet asked for a counter. */
    UNKNOWN,
    /** By short identifier: a counter was told in answer to one. */
    SHORT_IDENTIFIER,
    /** By SELECT: the short identifier was refused. */
    SELECTED
  }

  PinVerifier(CardChannel channel, CardAbilities abilities, CardProfile profile) {
    this.channel = channel;
    this.abilities = abilities;
    this.profile = profile;
  }

  boolean isVerified(KeyKind key) {
    return verified.contains(key);
  }

  /** Whether the card may know a secret as verified, whatever became of our memory of it. */
  boolean hasSentSecret() {
    return secretSent;
  }

  void forgetVerified(KeyKind key) {
    verified.remove(key);
  }

  void forgetVerified() {
    verified.clear();
  }

  /** Reads a counter. Where SELECT is needed, the IEF is selected afterwards. */
  PinStatus status(KeyKind key) throws JpkiException {
    return counted(key, query(key));
  }

  private PinStatus counted(KeyKind key, StatusWord answer) {
    uncertain.remove(key);
    // 9000 is told of no card but tolerated by clients: verified, counter not told (§3.4).
    OptionalInt left = answer.isBlocked() ? OptionalInt.of(0) : answer.triesLeft();
    return new PinStatus(key, left, profile.triesMax(key));
  }

  private StatusWord query(KeyKind key) throws JpkiException {
    int fileId = profile.pinFile(key);
    if (form != Form.SELECTED && !abilities.shortIdentifiersRefused()) {
      StatusWord answer = ask(JpkiCommands.shortIdentifier(fileId));
      if (isCounter(answer)) {
        abilities.shortIdentifiersWorked();
        form = Form.SHORT_IDENTIFIER;
        return answer;
      }
    }
    StatusWord answer = selectAndAsk(key);
    abilities.refuseShortIdentifiers();
    form = Form.SELECTED;
    return answer;
  }

  private StatusWord selectAndAsk(KeyKind key) throws JpkiException {
    select(key);
    StatusWord answer = ask(JpkiCommands.SELECTED);
    if (answer.is(0x6700)) {
      // Some readers cannot carry four bytes (§3.4, transcripts T6); five spend nothing either.
      answer =
          channel.exchange(JpkiCommands.queryTries(JpkiCommands.SELECTED).withNe(256)).status();
    }
    if (!isCounter(answer)) {
      throw new CardResponseException("read tries left of " + key + " PIN", answer);
    }
    return answer;
  }

  private StatusWord ask(int reference) throws JpkiException {
    return channel.exchange(JpkiCommands.queryTries(reference)).status();
  }

  private static boolean isCounter(StatusWord status) {
    return status.triesLeft().isPresent() || status.isBlocked() || status.isSuccess();
  }

  private void select(KeyKind key) throws JpkiException {
    StatusWord status = channel.exchange(JpkiCommands.selectFile(profile.pinFile(key))).status();
    if (!status.isSuccess()) {
      throw new CardResponseException("select " + key + " PIN", status);
    }
  }

  /** Whether the JPKI application is still the selected one: it alone has this counter. */
  boolean answersForJpki() throws JpkiException {
    try {
      query(KeyKind.AUTH);
      return true;
    } catch (CardResponseException e) {
      return false;
    }
  }

  /**
   * Makes sure that a VERIFY may be sent, and finds out how. Sends no secret.
   *
   * @return the reference (P2) for {@link #verify}
   */
  int prepareVerify(KeyKind key, TryPolicy policy) throws JpkiException {
    boolean guard =
        policy == TryPolicy.KEEP_LAST || form == Form.UNKNOWN || uncertain.contains(key);
    if (guard) {
      requireTries(status(key), policy);
    }
    if (form == Form.SHORT_IDENTIFIER) {
      return JpkiCommands.shortIdentifier(profile.pinFile(key));
    }
    if (!guard) {
      select(key);
    }
    return JpkiCommands.SELECTED;
  }

  /**
   * The same for a change, always by SELECT: CHANGE by short identifier was never seen (facts:
   * card.md §3.7), and a secret is no place for experiments. Sends no secret.
   */
  void prepareChange(KeyKind key, TryPolicy policy) throws JpkiException {
    requireTries(counted(key, selectAndAsk(key)), policy);
  }

  private static void requireTries(PinStatus status, TryPolicy policy) throws JpkiException {
    if (status.isBlocked()) {
      throw new PinBlockedException(status.key());
    }
    if (status.isLastTry() && policy == TryPolicy.KEEP_LAST) {
      throw new LastTryException(status.key());
    }
  }

  /** Sends VERIFY, once. */
  void verify(Pin pin, int reference) throws JpkiException {
    KeyKind key = pin.key();
    verified.remove(key);
    secretSent = true;
    CommandApdu command = JpkiCommands.verify(reference, pin);
    StatusWord status = sendSecret(command, key, Operation.VERIFY);
    if (status.isSuccess()) {
      verified.add(key);
      return;
    }
    if (status.isBlocked()) {
      pin.markRefused();
      throw new PinBlockedException(key);
    }
    if (status.triesLeft().isPresent()) {
      pin.markRefused();
      throw new PinIncorrectException(key, status.triesLeft().getAsInt());
    }
    throw unknown(
        key, Operation.VERIFY, new CardResponseException("verify " + key + " PIN", status));
  }

  private StatusWord sendSecret(CommandApdu command, KeyKind key, Operation operation)
      throws PinOutcomeUnknownException {
    try {
      return channel.exchange(command).status();
    } catch (TransportException | MalformedResponseException e) {
      throw unknown(key, operation, e);
    }
  }

  /** What to throw when nobody knows; the next VERIFY reads the counter first. */
  private PinOutcomeUnknownException unknown(
      KeyKind key, Operation operation, JpkiException cause) {
    uncertain.add(key);
    return new PinOutcomeUnknownException(key, operation, cause);
  }

  /** Sends VERIFY and CHANGE, each once, for the IEF that {@link #prepareChange} selected. */
  void change(Pin current, Pin next) throws JpkiException {
    KeyKind key = current.key();
    verify(current, JpkiCommands.SELECTED);
    verified.remove(key);
    StatusWord status = sendSecret(JpkiCommands.changePin(next), key, Operation.CHANGE);
    if (status.isSuccess()) {
      return;
    }
    if (REFUSALS.contains(status.value())) {
      throw new CardResponseException(
          "change of " + key + " PIN, the old one stays valid,", status);
    }
    throw unknown(
        key, Operation.CHANGE, new CardResponseException("change of " + key + " PIN", status));
  }
}
