package io.github.jpki4j.exchange;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counters, VERIFY and CHANGE REFERENCE DATA: everything that can spend a try or change a secret. A
 * secret is sent once for each call, in one form; which form the card takes is found out by the
 * retry-counter query, which spends nothing.
 */
public final class PinVerifier {

  /** Statuses with which a card refuses CHANGE REFERENCE DATA before doing it; CARD-50. */
  private static final Set<StatusWord> REFUSALS =
      Set.of(
          StatusWord.WRONG_LENGTH,
          StatusWord.SECURITY_STATUS_NOT_SATISFIED,
          StatusWord.CONDITIONS_NOT_SATISFIED,
          StatusWord.COMMAND_NOT_ALLOWED,
          StatusWord.INCORRECT_DATA,
          StatusWord.FILE_NOT_FOUND,
          StatusWord.INCORRECT_PARAMETERS,
          StatusWord.NC_INCONSISTENT,
          StatusWord.REFERENCED_DATA_NOT_FOUND,
          StatusWord.INSTRUCTION_NOT_SUPPORTED);

  private final CardChannel channel;
  private final CardAbilities abilities;
  private final CardLayout layout;
  private final Set<SecretKind> verified = new HashSet<>();
  private final KnownTries known = new KnownTries();
  private boolean secretSent;

  /** The counter that was read for the command with a secret that comes next. */
  private OptionalInt triesBefore = OptionalInt.empty();

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

  public PinVerifier(CardChannel channel, CardAbilities abilities, CardLayout layout) {
    this.channel = channel;
    this.abilities = abilities;
    this.layout = layout;
  }

  public boolean isVerified(SecretKind secret) {
    return verified.contains(secret);
  }

  /** Whether the card may know a secret as verified, whatever became of our memory of it. */
  public boolean hasSentSecret() {
    return secretSent;
  }

  public void forgetVerified(SecretKind secret) {
    verified.remove(secret);
  }

  public void forgetVerified() {
    verified.clear();
  }

  /** Forgets how VERIFY names a secret: another application told it. */
  public void forgetForm() {
    form = Form.UNKNOWN;
  }

  /** The counter before the command with a secret that was sent last, if it was told. */
  public OptionalInt triesBefore() {
    return triesBefore;
  }

  /** Reads a counter. Where SELECT is needed, the IEF is selected afterwards. */
  public PinStatus status(SecretKind secret) throws JpkiException {
    return counted(secret, query(secret));
  }

  private PinStatus counted(SecretKind secret, StatusWord answer) {
    // 9000 is told of no card but tolerated by clients: verified, counter not told (CARD-33). More
    // tries than the secret can have are no counter either.
    OptionalInt left =
        answer.isBlocked() || leavesTries(secret, answer)
            ? OptionalInt.of(answer.triesLeft().orElse(0))
            : OptionalInt.empty();
    if (left.isPresent()) {
      known.told(secret, left.getAsInt());
    }
    return new PinStatus(secret, left, layout.triesMax(secret));
  }

  /** Asks by short identifier; an answer that would stop a person is confirmed by SELECT. */
  private StatusWord query(SecretKind secret) throws JpkiException {
    Optional<StatusWord> first = Optional.empty();
    if (form != Form.SELECTED && !abilities.shortIdentifiersRefused()) {
      StatusWord answer = ask(JpkiCommands.shortIdentifier(layout.pinFile(secret)));
      if (leavesTries(secret, answer)) {
        abilities.shortIdentifiersWorked();
        form = Form.SHORT_IDENTIFIER;
        return answer;
      }
      first = Optional.of(answer);
    }
    StatusWord answer = selectAndAsk(secret);
    if (first.filter(answer::equals).isPresent()) {
      abilities.shortIdentifiersWorked();
      form = Form.SHORT_IDENTIFIER;
    } else {
      abilities.refuseShortIdentifiers();
      form = Form.SELECTED;
    }
    return answer;
  }

  /** Whether an answer tells a counter that this secret can have, and tries are left. */
  private boolean leavesTries(SecretKind secret, StatusWord answer) {
    int left = answer.triesLeft().orElse(0);
    return left > 0 && left <= layout.triesMax(secret);
  }

  private StatusWord selectAndAsk(SecretKind secret) throws JpkiException {
    select(secret);
    StatusWord answer = ask(JpkiCommands.SELECTED);
    if (answer.equals(StatusWord.WRONG_LENGTH)) {
      // Some readers cannot carry four bytes (CARD-34); five spend nothing either.
      answer =
          channel.exchange(JpkiCommands.queryTries(JpkiCommands.SELECTED).withNe(256)).status();
    }
    if (!isCounter(answer)) {
      throw new CardResponseException("read tries left of " + secret.title(), answer);
    }
    return answer;
  }

  private StatusWord ask(int reference) throws JpkiException {
    return channel.exchange(JpkiCommands.queryTries(reference)).status();
  }

  /** 6300 is what JICSAP has for a counter without a limit; no card was seen with one (CARD-64). */
  private static boolean isCounter(StatusWord status) {
    return status.triesLeft().isPresent()
        || status.isBlocked()
        || status.isSuccess()
        || status.equals(StatusWord.VERIFY_FAILED);
  }

  private void select(SecretKind secret) throws JpkiException {
    StatusWord status = channel.exchange(JpkiCommands.selectFile(layout.pinFile(secret))).status();
    if (!status.isSuccess()) {
      throw new CardResponseException("select " + secret.title(), status);
    }
  }

  /** Whether the selected application answers the question for JPKI's counter. */
  public boolean answersForJpki() throws JpkiException {
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
  public int prepareVerify(SecretKind secret, TryPolicy policy) throws JpkiException {
    boolean guard =
        policy == TryPolicy.KEEP_LAST || form == Form.UNKNOWN || known.isUncertain(secret);
    triesBefore = OptionalInt.empty();
    if (guard) {
      requireTries(status(secret), policy);
    }
    if (form == Form.SHORT_IDENTIFIER) {
      return JpkiCommands.shortIdentifier(layout.pinFile(secret));
    }
    if (!guard) {
      select(secret);
    }
    return JpkiCommands.SELECTED;
  }

  /**
   * Selects the IEF once more where {@link #prepareVerify} did and another file was read since. Its
   * counter must be what it was: a neighbour has a secret of the same identifier.
   */
  public void prepareAgain(SecretKind secret, int reference) throws JpkiException {
    if (reference == JpkiCommands.SELECTED) {
      StatusWord answer = selectAndAsk(secret);
      if (triesBefore.isPresent() && !counted(secret, answer).triesLeft().equals(triesBefore)) {
        throw new CardResponseException("select " + secret.title(), answer);
      }
    }
  }

  /**
   * The same for a change, always by SELECT: CHANGE by short identifier was never seen (CARD-35),
   * and a secret is no place for experiments. Sends no secret.
   */
  public void prepareChange(SecretKind secret, TryPolicy policy) throws JpkiException {
    requireTries(counted(secret, selectAndAsk(secret)), policy);
  }

  private void requireTries(PinStatus status, TryPolicy policy) throws JpkiException {
    status.requireTries(policy);
    SecretKind secret = status.secret();
    if (!status.triesLeft().isPresent()
        && policy == TryPolicy.KEEP_LAST
        && known.atLeast(secret, status.triesMax()) <= 1) {
      throw new LastTryException(secret, false);
    }
    triesBefore = status.triesLeft();
  }

  /** Sends VERIFY, once. */
  public void verify(CardSecret pin, int reference) throws JpkiException {
    verify(pin.kind(), pin, reference);
  }

  /**
   * The same for a secret that another application counts tries for as well.
   *
   * @param secret the counter of the application that is selected
   */
  public void verify(SecretKind secret, CardSecret pin, int reference) throws JpkiException {
    CommandApdu command = JpkiCommands.verify(reference, pin);
    channel.requireRoom(command);
    verified.remove(secret);
    secretSent = true;
    StatusWord status = sendSecret(command, secret, Operation.VERIFY);
    if (status.isSuccess()) {
      verified.add(secret);
      known.restored(secret);
      return;
    }
    if (isCounter(status)) {
      throw refused(secret, pin, status);
    }
    throw unknown(
        secret, Operation.VERIFY, new CardResponseException("verify " + secret.title(), status));
  }

  /** What a refusal of the card means; what cannot be is asked by SELECT before it is told. */
  private JpkiException refused(SecretKind secret, CardSecret pin, StatusWord status) {
    OptionalInt left = status.triesLeft();
    boolean judged = left.isPresent() || status.equals(StatusWord.VERIFY_FAILED);
    if (!leavesTries(secret, status) || left.getAsInt() >= triesBefore.orElse(Integer.MAX_VALUE)) {
      try {
        left = counted(secret, selectAndAsk(secret)).triesLeft();
      } catch (JpkiException e) {
        return unknown(secret, Operation.VERIFY, e);
      }
    }
    judged |= left.orElse(Integer.MAX_VALUE) < triesBefore.orElse(0);
    if (left.orElse(-1) == 0) {
      pin.markRefused();
      return new PinBlockedException(secret);
    }
    if (status.equals(StatusWord.VERIFY_FAILED)) {
      pin.markRefused();
    }
    if (judged && left.isPresent()) {
      pin.markRefused();
      known.told(secret, left.getAsInt());
      return new PinIncorrectException(secret, left.getAsInt());
    }
    return unknown(
        secret, Operation.VERIFY, new CardResponseException("verify " + secret.title(), status));
  }

  private StatusWord sendSecret(CommandApdu command, SecretKind secret, Operation operation)
      throws PinOutcomeUnknownException {
    try {
      return channel.exchange(command).status();
    } catch (TransportException | MalformedResponseException e) {
      throw unknown(secret, operation, e);
    }
  }

  /** What to throw when nobody knows; the next VERIFY reads the counter first. */
  private PinOutcomeUnknownException unknown(
      SecretKind secret, Operation operation, JpkiException cause) {
    known.lost(secret, layout.triesMax(secret));
    return new PinOutcomeUnknownException(secret, operation, triesBefore, cause);
  }

  /**
   * Sends VERIFY and CHANGE, each once and only if both can be sent, for the IEF that {@link
   * #prepareChange} selected.
   */
  public void change(CardSecret current, CardSecret next) throws JpkiException {
    SecretKind secret = current.kind();
    CommandApdu command = JpkiCommands.changePin(next);
    StatusWord status;
    try {
      channel.requireRoom(command);
      verify(current, JpkiCommands.SELECTED);
      verified.remove(secret);
      status = sendSecret(command, secret, Operation.CHANGE);
    } finally {
      command.wipe();
    }
    if (status.isSuccess()) {
      return;
    }
    String doing = "change of " + secret.title();
    if (REFUSALS.contains(status)) {
      throw new CardResponseException(doing + ", the old one stays valid,", status);
    }
    throw unknown(secret, Operation.CHANGE, new CardResponseException(doing, status));
  }
}
